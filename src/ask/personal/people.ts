/** What may be the name of a person in a text, in lower case: two or three words in a row with a capital. Pure. */
export function peopleIn(text: string): string[] {
  const runs = text.match(/\p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]*)+/gu) ?? [];
  const names = runs.flatMap((run) => {
    const words = run
      .toLowerCase()
      .replace(/['’]s(?=\s|$)/g, '')
      .split(' ');
    return [2, 3].flatMap((length) =>
      words.slice(length - 1).map((_, i) => words.slice(i, i + length).join(' ')),
    );
  });
  return [...new Set(names)];
}
