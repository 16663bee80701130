import type { ActionKind, ActionParams } from '../../domain/action.ts';
import type { ActionCatalogue } from '../../domain/catalogue.ts';
import type { Queryable } from '../../domain/database.ts';
import { readAttributes } from './store.ts';

type Deed = { readonly kind: ActionKind; readonly params: ActionParams };

/** What each action is about, as rules name it: "sku SKU-2847", "category Shoes", "brand campaign"; in the order given. */
export async function readAbout(
  db: Queryable,
  catalogue: Pick<ActionCatalogue, 'touches'>,
  actions: readonly Deed[],
): Promise<string[][]> {
  const names = actions.map((action) => namesOf(catalogue, action));
  const idsOf = (type: string) => [
    ...new Set(
      names.flat().flatMap((name) => (name.startsWith(`${type} `) ? [name.slice(type.length + 1)] : [])),
    ),
  ];
  const attributes = await readAttributes(db, { skus: idsOf('sku'), campaigns: idsOf('campaign') });
  return names.map((own) => withAttributes(own, attributes));
}

/** What an action touches, by type and id. Pure. */
export function namesOf(catalogue: Pick<ActionCatalogue, 'touches'>, { kind, params }: Deed): string[] {
  return catalogue.touches(kind, params).subjects.map(({ type, id }) => `${nameOf(type)} ${id}`);
}

/** Names with what else is known of the things that bear them. Pure. */
export function withAttributes(names: readonly string[], attributes: ReadonlyMap<string, string>): string[] {
  return [...new Set([...names, ...names.flatMap((name) => attributes.get(name) ?? [])])];
}

/** A listing and a bin are known by their SKU. */
function nameOf(type: string): string {
  return type === 'listing' || type === 'bin' ? 'sku' : type;
}
