import { type FactDraft, factSentence } from '../../context/index.ts';
import { formatDay } from '../../domain/day.ts';
import { type EventAhead, readEventLifts, type SkuOutlook } from '../../watch/index.ts';
import { tableSource } from '../asking.ts';
import { list, told, unknown } from '../told.ts';
import { count, type Tool } from './tool.ts';

/** What a launch will probably do, from what is learned of launches that were, and as people corrected it. */
export const launchWhatIf: Tool = {
  name: 'launch_what_if',
  does: 'estimates what a launch or influencer event does to demand, from past ones',
  withKnowledge: true,
  examples: [
    'What would a launch do to our demand?',
    'Effect of a promotion with influencers on sales',
    'If we launch next week, how much will we sell?',
    'What if we run the TikTok launch Friday?',
    'How much do launches lift sales?',
    'What happens to demand after an influencer post?',
    'How many units do we need for the launch?',
    'What did past launches do?',
    'Expected spike of a product launch?',
  ],
  run: async (asking) => {
    const { db, now, shop, question } = asking;
    const { lifts, ahead } = await readEventLifts(db, { now, shop });
    const lift = liftAsked(lifts, question);
    if (!lift)
      return unknown('No past launch with sales before it is loaded, so its lift is not known here.');
    const sku = asking.named('sku');
    const outlook = sku ? (await asking.outlooks()).get(sku.id) : undefined;
    // What is declared of the SKU is told below, and is in its velocity already.
    const isDeclared = ahead.some((event) => event.sku === sku?.id);
    const own = outlook && !isDeclared ? skuLine(outlook, lift) : null;
    const others = lifts.filter((one) => one !== lift).map(liftLine);
    const coming = ahead.map(aheadLine);
    const lines = [...coming, ...others].slice(0, MOST_LINES);
    const { n } = lift.value;
    const few =
      n < FEW && lift.value.corrected !== true
        ? ` Only ${count(n, 'event')} ${n === 1 ? 'stands' : 'stand'} behind this: take it as a range, not a number.`
        : '';
    const text = `${liftLine(lift)}${few}${notThrough(lift, question)}${own ? `\n${own}` : ''}`;
    return told(
      lines.length > 0 ? `${text}\n${list(lines)}` : text,
      [
        tableSource('business_event', [liftLine(lift), ...lines].join('; ')),
        tableSource('sales_day', own ?? `the days before and after ${count(n, 'event')}`),
      ],
      {
        confidence: n < 3 ? 0.5 : 0.7,
        ...(sku ? { subjects: [{ type: 'sku', id: sku.id }] } : {}),
      },
    );
  },
};

type Lift = FactDraft<'event_lift'>;

const MOST_LINES = 5;
/** Events below which a lift is a range rather than a number. */
const FEW = 5;

/** The lift of the kind that is asked for and the channel that is named, else of the kind, else of launches, else any. */
function liftAsked(lifts: readonly Lift[], question: string): Lift | null {
  const asked = question.toLowerCase();
  const isNamed = ({ value: { channel } }: Lift) => channel !== null && asked.includes(channel.toLowerCase());
  const ofKind = (kind: string) => {
    const own = lifts.filter(({ value }) => value.eventKind === kind);
    return own.find(isNamed) ?? own.find(({ value }) => value.channel === null) ?? null;
  };
  const kinds = ['influencer', 'promotion'].filter((kind) => asked.includes(kind));
  for (const kind of [...kinds, 'launch', 'influencer', 'promotion']) {
    const found = ofKind(kind);
    if (found) return found;
  }
  return null;
}

/** "launch through tiktok: 3.2 times (2.9 to 3.6) for 72 hours, then 1.4 times (1.3 to 1.5), of 15 events." */
function liftLine(lift: Lift): string {
  const word = lift.value.corrected === true ? ', as people set it' : '';
  return `${factSentence(lift)}${word}.`;
}

/** Says so where the question names a channel through which no measured event came. */
function notThrough({ value }: Lift, question: string): string {
  return /tiktok/i.test(question) && !/tiktok/i.test(String(value.channel))
    ? ' None of them came mostly through TikTok.'
    : '';
}

/** What such an event would make of one SKU's sales. */
function skuLine({ sku, velocityPerDay }: SkuOutlook, { value }: Lift): string {
  const { peakRatio, peakHours, settleRatio } = value;
  const days = Math.max(1, Math.round(peakHours / 24));
  const peak = Math.round(velocityPerDay * peakRatio * days);
  const after = settleRatio !== null ? `, then ${(velocityPerDay * settleRatio).toFixed(1)} a day` : '';
  return `${sku} sells ${velocityPerDay.toFixed(1)} a day: such an event would sell about ${peak.toLocaleString('en-US')} in ${count(days, 'day')}${after}.`;
}

function aheadLine({ kind, eventId, sku, startsOn, days, units, unitsWithout }: EventAhead): string {
  const whole = (number: number) => number.toLocaleString('en-US');
  return `${formatDay(startsOn)}: ${kind} ${eventId} of ${sku} is declared: ${whole(unitsWithout)} → ${whole(units)} units over ${days} days.`;
}
