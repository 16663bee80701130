/** What reports write for "no value": "--", "—", or nothing. */
export function known(cell: string): string {
  return /^[-–—]*$/.test(cell) ? '' : cell;
}

/**
 * Ids for what an export only names. A rename makes a new one: with the name being all there is, that cannot be told
 * from another campaign.
 */
export function campaignId(platform: string, name: string): string {
  return `${platform}:${name}`;
}

export function adId(platform: string, ...names: readonly string[]): string {
  return [`${platform}:${names[0]}`, ...names.slice(1)].join(' / ');
}

const BRAND = /(^|[^\p{L}])(brand(ed)?|marke|marque|marca)([^\p{L}]|$)/iu;
const NOT_BRAND = /(non|not|ohne|hors|sin|no)[ _-]*(brand(ed)?|marke|marque|marca)/iu;

/**
 * Whether a campaign's name says that it advertises the brand, so that it is protected until somebody says otherwise
 * in a campaigns file. '' where the name does not tell.
 */
export function brandOf(campaign: string): string {
  return BRAND.test(campaign) && !NOT_BRAND.test(campaign) ? 'true' : '';
}

/** Google's word for a way of matching as the feed has it: "Exact match (close variant)" is exact. */
export function matchTypeOf(text: string): string {
  return /exact|phrase|broad/i.exec(text)?.[0].toLowerCase() ?? text.toLowerCase();
}

/** "enabled" or "paused" of any of the words that platforms have for it; the word itself where it is another. */
export function statusOf(text: string): string {
  if (/^(enabled|active|eligible|delivering|running)/i.test(text)) return 'enabled';
  return /paused|inactive|not[_ ]delivering|^off$/i.test(text) ? 'paused' : text.toLowerCase();
}
