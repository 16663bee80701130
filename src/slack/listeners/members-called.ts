import { plainName } from '../../domain/actor.ts';

/** Those who are called so, whether by their whole name, the first of it or their handle: nobody else by chance. Pure. */
export function membersCalled<M extends { readonly name: string | null }>(
  name: string,
  members: readonly M[],
): M[] {
  const wanted = plainName(name);
  const same = members.filter((one) => one.name !== null && plainName(one.name) === wanted);
  if (same.length > 0 || wanted === '') return same;
  return members.filter(({ name: own }) => {
    const known = plainName(own ?? '');
    return known !== '' && (known.startsWith(`${wanted} `) || wanted.startsWith(`${known} `));
  });
}
