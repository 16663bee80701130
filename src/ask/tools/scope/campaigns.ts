import type { Asking } from '../../asking.ts';
import { stemsIn } from '../../names/words.ts';

/** Words that stand in the names of campaigns and in every question about them. */
const COMMON = /^(search|shop|campaign|ad|google|meta|facebook|test|new|all)/;

/** The ids of the campaigns that a question names, whole or by a word of their name ("the brand budget"). */
export async function campaignsNamed(asking: Asking): Promise<string[]> {
  const found = asking.names.found.filter(({ type }) => type === 'campaign').map(({ id }) => id);
  if (found.length > 0) return found;
  const said = new Set(stemsIn(asking.question));
  const { campaigns } = await asking.catalogue();
  return campaigns
    .filter(({ title }) => stemsIn(title).some((stem) => !COMMON.test(stem) && said.has(stem)))
    .map(({ id }) => id);
}
