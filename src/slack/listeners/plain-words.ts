/** What a person typed, without Slack's entities: names stand for mentions and links, and three characters for themselves. */
export function plainWords(text: string): string {
  return text
    .replace(/<[^|>]+\|([^>]+)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();
}
