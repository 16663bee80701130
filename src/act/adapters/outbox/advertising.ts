import { stringify } from 'csv-stringify/sync';
import type { Change, TargetState } from '../../adapter.ts';

/** Lists for the ad platform's bulk upload, in the columns of Google Ads Editor; only those with lines. */
export function advertisingLists(
  changes: readonly Change[],
  before: readonly TargetState[],
): { name: string; content: string }[] {
  const keywords = changes.filter(({ target }) => target.type === 'keyword');
  const campaigns = changes.filter(({ target }) => target.type === 'campaign');
  const old = (change: Change) =>
    before.find(({ target }) => target.type === change.target.type && target.id === change.target.id)
      ?.state ?? {};
  return [
    ...(keywords.length > 0
      ? [{ name: 'keywords.csv', content: csv(keywords.map((change) => keywordRow(change, old(change)))) }]
      : []),
    ...(campaigns.length > 0
      ? [{ name: 'campaigns.csv', content: csv(campaigns.map((change) => campaignRow(change, old(change)))) }]
      : []),
  ];
}

type State = Readonly<Record<string, unknown>>;

function keywordRow({ target, set }: Change, old: State): State {
  return {
    Campaign: old.campaignName ?? old.campaignId,
    'Ad group': old.adGroup,
    Keyword: old.text ?? target.id,
    'Match type': old.matchType,
    'Keyword ID': target.id,
    Status: set.status,
    Comment: set.reason,
  };
}

function campaignRow({ target, set }: Change, old: State): State {
  const budget = set.dailyBudget as { amount?: unknown } | undefined;
  const was = old.dailyBudget as { amount?: unknown } | null | undefined;
  return {
    Campaign: old.name ?? target.id,
    'Campaign ID': target.id,
    Budget: budget?.amount,
    'Budget type': 'Daily',
    'Budget before': was?.amount,
    Comment: set.reason,
  };
}

/** RFC 4180; a text that a spreadsheet would run as a formula is disarmed by an apostrophe. */
function csv(rows: readonly State[]): string {
  return stringify([...rows], { header: true, record_delimiter: 'windows', escape_formulas: true });
}
