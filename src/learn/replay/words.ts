import { counted } from '../../brief/index.ts';
import { formatDay } from '../../domain/day.ts';
import { formatMoney } from '../../domain/money.ts';
import type { HistoryReport, ReplayReport } from './report.ts';

const MOST_KINDS = 4;

/** "In the 90 nights to Tue 3 Mar it would have told you of 61 things, 4.7 a week: …". Plain text, not escaped. */
export function replaySentence(report: ReplayReport): string {
  return `In the ${report.nights} nights to ${formatDay(report.to)} it would have told you of ${toldOf(report)}.`;
}

/** "On your last 90 days I would have told you of 61 things, 4.7 a week: …", for who has just begun. Plain text. */
export function lastDaysSentence(report: ReplayReport): string {
  return `On your last ${report.nights} days I would have told you of ${toldOf(report)}.`;
}

function toldOf({ alerts, alertsPerWeek, kinds }: ReplayReport): string {
  const foremost = kinds.filter((one) => one.alerts > 0).toSorted((a, b) => b.alerts - a.alerts);
  const named = foremost.slice(0, MOST_KINDS).map(({ kind, alerts: count }) => counted(kind, count));
  const more = foremost.length - named.length;
  const list = [...named, ...(more > 0 ? [`${more} other kinds`] : [])].join(', ');
  const things = alerts === 0 ? 'nothing' : `${alerts} ${alerts === 1 ? 'thing' : 'things'}`;
  const rate = alerts === 0 ? '' : `, ${alertsPerWeek.toFixed(1)} a week: ${list}`;
  return `${things}${rate}`;
}

/** What the data shows after the warnings, a sentence for each kind that can be asked about. */
export function historySentences({ history }: ReplayReport, currency: string): string[] {
  return history.map((one) => historySentence(one, currency));
}

function historySentence(
  { kind, known, cameTrue, dryDays, lostMinor, spentMinor }: HistoryReport,
  currency: string,
): string {
  const money = (minor: number) => formatMoney({ minor, currency }, { whole: true });
  const of = counted(kind, known);
  const came = cameTrue === null ? `${of} can be looked back on` : `Of ${of}, ${cameTrue} came true`;
  const dry = dryDays > 0 ? `, with ${dryDays} SKU days without stock` : '';
  const lost = lostMinor > 0 ? ` (about ${money(lostMinor)} of margin)` : '';
  const spent = spentMinor > 0 ? `; ${money(spentMinor)} were spent in the two weeks after` : '';
  return `${came}${dry}${lost}${spent}.`;
}
