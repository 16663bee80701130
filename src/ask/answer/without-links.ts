const MARKDOWN = /!?\[([^\]]*)\]\((\S+?)(?:\s+"[^"]*")?\)/g;
const SLACK = /<([^\s|>]+)\|([^>]*)>/g;
const BARE = /<?\b(?:[a-z][a-z\d+.-]*:\/\/|www\.)[^\s<>)\]]+>?/gi;

/** A text without the links that no source has; of those with words, the words stay. Pure. */
export function withoutLinks(text: string, known: readonly string[]): string {
  const isKnown = (url: string) => known.some((one) => one.includes(url));
  return text
    .replace(MARKDOWN, (link, words: string, url: string) => (isKnown(url) ? link : words))
    .replace(SLACK, (link, url: string, words: string) => (isKnown(url) ? link : words))
    .replace(BARE, (url) => (isKnown(url.replace(/^<|>$/g, '').replace(/[.,;!?]+$/, '')) ? url : '[link]'));
}
