/** Those who are called so, whether by their whole name, the first of it or their handle: nobody else by chance. Pure. */
export function membersCalled<M extends { readonly name: string | null }>(
  name: string,
  members: readonly M[],
): M[] {
  const wanted = plain(name);
  const same = members.filter((one) => one.name !== null && plain(one.name) === wanted);
  if (same.length > 0 || wanted === '') return same;
  return members.filter(({ name: own }) => {
    const known = plain(own ?? '');
    return known !== '' && (known.startsWith(`${wanted} `) || wanted.startsWith(`${known} `));
  });
}

/** Slack's handles stand in small letters, with dots and without accents. */
function plain(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[._-]+/g, ' ')
    .trim();
}
