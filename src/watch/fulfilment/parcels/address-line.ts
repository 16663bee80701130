/** An address as a label carries it. */
export interface Address {
  readonly line1: string | null;
  readonly line2: string | null;
  readonly city: string | null;
  readonly region: string | null;
  readonly postcode: string | null;
  /** ISO 3166 code of two letters, or a name as people write it. */
  readonly country: string | null;
}

const PO_BOX = /\b(?:p\.?\s*o\.?\s*|post(?:al)?\s+office\s+|caller\s+)box\b|\bp\.?o\.?b\.?\s*\d+/i;
const MILITARY = /\b(?:APO|FPO|DPO)\b|\bPSC\s+\d+|\bUNIT\s+\d+\s+BOX\b/i;
const MILITARY_REGIONS = new Set(['AA', 'AE', 'AP']);

/** Whether an address is a post-office box, a military post office, or a street. */
export function addressType({ line1, line2, city, region }: Address): 'po_box' | 'military' | 'street' {
  const isMilitary = MILITARY_REGIONS.has(region?.trim().toUpperCase() ?? '') || MILITARY.test(city ?? '');
  if (isMilitary) return 'military';
  return PO_BOX.test(`${line1 ?? ''}\n${line2 ?? ''}`) ? 'po_box' : 'street';
}

const UNIT_WORD = '(?:apt|apartment|unit|suite|ste|room|rm|floor|fl|#)';
const DANGLING = new RegExp(`(?:^|[\\s,])${UNIT_WORD}\\.?\\s*(?:#|no\\.?)?\\s*$`, 'i');
const HAS_UNIT = new RegExp(`(?:^|[\\s,])(?:${UNIT_WORD}\\.?\\s*(?:#|no\\.?)?\\s*[\\w-]+)|#\\s*\\w`, 'i');

/** True for "12 Main St Apt": a unit is announced and its number is missing. */
export function announcesUnit({ line1, line2 }: Address): boolean {
  return [line1, line2].some((line) => line !== null && DANGLING.test(line)) && !namesUnit(line2);
}

/** True where a line names a flat, suite or floor. */
export function namesUnit(line: string | null): boolean {
  return line !== null && HAS_UNIT.test(line) && !DANGLING.test(line);
}

/** A building's key: its line without case, punctuation and unit, and its postcode. */
export function buildingOf({ line1, postcode }: Pick<Address, 'line1' | 'postcode'>): string | null {
  if (!line1 || !postcode) return null;
  return `${line1
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()}|${postcode.trim().slice(0, 5)}`;
}
