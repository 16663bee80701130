import { actsAlone } from '../../domain/autonomy.ts';
import type { Shop } from '../../domain/shop.ts';
import type { Extent } from './extent.ts';
import { amountAfter, type Limit, limitsFor, MEASURE_WORDS, type Usage, type Whole } from './limits.ts';
import { TWO_PEOPLE } from './needs.ts';
import { levelOf, quietAt, type Rules } from './rules.ts';

/** Who must say yes to an action before it is carried out. */
export interface Needs {
  /** How many different people. */
  readonly people: number;
  /** People by name who must be among them, each with the document that says so. */
  readonly named: readonly { readonly name: string; readonly source: string }[];
}

/** Who must approve an action, by the documents' approval limits and protections; pure. */
export function needsOf(extent: Extent, rules: Pick<Rules, 'approvals' | 'protections'>, shop: Shop): Needs {
  const { kind, value, unit } = extent;
  // An amount in another currency cannot be compared: every limit holds.
  const amount = value.currency === shop.currency ? value.minor / unit : Number.POSITIVE_INFINITY;
  const hit = rules.approvals.filter(
    ({ action, above }) => (action === kind || action === '*') && amount > above,
  );
  const owners = rules.protections
    .filter((protection) => protects(protection.ids, extent))
    .map(({ owner, source }) => ({ name: owner ?? '', source }));
  const people = hit.some(({ needs }) => needs === TWO_PEOPLE) ? 2 : 1;
  const named = hit
    .filter(({ needs }) => needs !== TWO_PEOPLE)
    .map(({ needs, source }) => ({ name: needs, source }));
  return { people, named: [...named, ...owners] };
}

function protects(ids: readonly string[], { subjects }: Extent): boolean {
  const wanted = new Set(ids.map((id) => id.toLowerCase()));
  return subjects.some((subject) => wanted.has(subject.slice(subject.indexOf(':') + 1).toLowerCase()));
}

/** Someone who has said yes. */
export interface Approver {
  /** Team and user: two clicks of one person are one. */
  readonly key: string;
  /** As an admin entered it; what people call themselves in Slack makes nobody someone else. */
  readonly name: string | null;
  /** False at the command line: whoever sits there may well be one of those who said yes in Slack. */
  readonly isOwnPerson: boolean;
  readonly isAdmin: boolean;
}

/** What is still missing for an approval, in words; null when it is complete. `mayApprove` are the names of those who can. */
export function missingFor(
  { people, named }: Needs,
  approvers: readonly Approver[],
  mayApprove: readonly string[],
): string | null {
  const known = new Set(mayApprove.map(folded));
  const waitsFor = named.filter(({ name }) =>
    known.has(folded(name))
      ? !approvers.some((one) => folded(one.name ?? '') === folded(name))
      : // Someone who cannot approve here is stood in for by an admin, or nothing could ever be decided.
        !approvers.some(({ isAdmin }) => isAdmin),
  );
  const more = people > 1 ? people - persons(approvers) : Math.max(0, 1 - approvers.length);
  const names = waitsFor.map(({ name, source }) =>
    known.has(folded(name)) ? `${name} (${source})` : `an admin${name ? ` for ${name}` : ''} (${source})`,
  );
  if (names.length > 0) return names.join(' and ');
  const inSlack = approvers.some(({ isOwnPerson }) => !isOwnPerson) ? ' in Slack' : '';
  return more > 0 ? `${more === 1 ? 'one more person' : `${more} people`}${inSlack}` : null;
}

/** How many different people they surely are. */
function persons(approvers: readonly Approver[]): number {
  return new Set(approvers.filter(({ isOwnPerson }) => isOwnPerson).map(({ key }) => key)).size;
}

function folded(name: string): string {
  return name.trim().toLowerCase();
}

/** What judging an action that nobody approved needs besides the rules. */
export interface Alone {
  readonly extent: Extent;
  readonly now: Date;
  readonly shop: Shop;
  /** What was done alone before: of this kind, and of all kinds. */
  readonly usage: { readonly kind: Usage; readonly all: Usage };
  readonly whole: Whole;
}

/** Why an action may not be done without asking; null when it may. Pure: the same rules and usage, the same answer. */
export function obstacleAlone(rules: Rules, alone: Alone): string | null {
  const { extent, now, shop, usage, whole } = alone;
  const { kind, band, value, unit } = extent;
  if (rules.stopped) return stoppedSentence(rules.stopped);
  if (!actsAlone(levelOf(rules, kind, band))) return NOT_TRUSTED;
  if (value.currency !== shop.currency)
    return `It is in ${value.currency}, which the limits do not speak of.`;
  const needs = needsOf(extent, rules, shop);
  if (needs.people > 1 || needs.named.length > 0) {
    return `It takes a yes from ${
      missingFor(
        needs,
        [],
        needs.named.map(({ name }) => name),
      ) ?? 'a person'
    }.`;
  }
  if (quietAt(rules, { kind, now, timeZone: shop.timeZone }))
    return 'It is a quiet period for this kind of action.';
  const broken = limitsFor(kind, rules.limits)
    .map((limit) => ({
      limit,
      amount: amountAfter(limit.measure, {
        usage: limit.action === '*' ? usage.all : usage.kind,
        whole,
        added: extent,
        unit,
      }),
    }))
    .find(({ limit, amount }) => amount > limit.atMost);
  return broken ? brokenSentence(broken.limit, broken.amount) : null;
}

/** Nobody has let this kind act alone, or somebody has taken it back. */
export const NOT_TRUSTED = 'People decide on this kind of action in this band of value.';

export function stoppedSentence({ by }: { readonly by: string }): string {
  return `Everything is stopped by ${by}: nothing new is carried out until an admin lets it go on.`;
}

function brokenSentence({ measure, atMost, source }: Limit, amount: number): string {
  const rounded = Math.round(amount * 100) / 100;
  return `It would come to ${rounded} ${MEASURE_WORDS[measure]}; ${source} allows ${atMost}.`;
}
