const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const PHONE = /(?<!\w)\+?\d[\d ().-]{7,}\d(?!\w)/g;

/** What somebody wrote, without the addresses and numbers by which they could be reached. */
export function masked(text: string): string {
  return text.replace(EMAIL, '[e-mail]').replace(PHONE, '[number]');
}
