import { formatMoney } from '../../domain/money.ts';
import type { Ask } from './brief.ts';
import type { SupplierYear } from './year.ts';

/** How many asks a talk holds. */
const ASKS = 3;
/** Orders on time and in full that are asked for, and the credit on those that are not (3 % is what large retailers charge). */
const OTIF_ASKED = 0.95;
const CREDIT = 0.03;
const FASTER_FROM_DAYS = 2;
const PRICE_ROSE = 0.01;
const GREW = 0.1;
const DISCOUNT = 0.02;
const FAULTY = 0.01;
const MORE_DAYS_TO_PAY = 15;

/** The three asks that are worth most to us: what the year's figures call for, then what can always be asked. */
export function asksOf(year: SupplierYear): Ask[] {
  const byWorth = (asks: readonly (Wish | null)[]) =>
    asks.flatMap((ask) => ask ?? []).toSorted((a, b) => (b.worth?.minor ?? 0) - (a.worth?.minor ?? 0));
  const calledFor = byWorth([leadTime(year), otif(year), price(year), faults(year)]);
  return [...calledFor, ...byWorth([volume(year), terms(year)])].slice(0, ASKS).map((wish) => ({
    ...wish,
    worthWords:
      wish.worth && wish.worth.minor > 0
        ? `Worth about ${formatMoney(wish.worth, { whole: true })} a year.`
        : '',
  }));
}

const percent = (share: number) => `${Math.round(100 * share)} %`;

type Wish = Omit<Ask, 'worthWords'>;

function leadTime({ quoted, lead, costADay, holdingRate, money }: SupplierYear): Wish | null {
  if (!lead || quoted === null || lead.p50 - quoted < FASTER_FROM_DAYS) return null;
  const extra = money(costADay * Math.max(0, lead.p90 - quoted));
  return {
    ask: `A lead time that holds: ${quoted} days as quoted, or a quote of ${lead.p50}.`,
    why: `Half of the orders take more than ${lead.p50} days, one in ten more than ${lead.p90}; the stock that this takes ties up ${formatMoney(extra, { whole: true })}.`,
    worth: money(extra.minor * holdingRate),
  };
}

function otif({ reliability, spend, money }: SupplierYear): Wish | null {
  if (!reliability || reliability.share >= OTIF_ASKED) return null;
  return {
    ask: `${percent(OTIF_ASKED)} of lines on time and in full, and a credit of ${percent(CREDIT)} on those that are not.`,
    why: `${percent(reliability.share)} of ${reliability.lines} lines were.`,
    worth: money(spend * (1 - reliability.share) * CREDIT),
  };
}

function price({ priceChange, spend, money }: SupplierYear): Wish | null {
  if (priceChange === null || priceChange < PRICE_ROSE) return null;
  return {
    ask: 'The prices of a year ago.',
    why: `For what we bought most, the last price paid is ${percent(priceChange)} above the first of the year.`,
    worth: money((spend * priceChange) / (1 + priceChange)),
  };
}

function faults({ quality, averagePrice, money }: SupplierYear): Wish | null {
  const bad = quality.rejected + quality.faulty;
  if (quality.received === 0 || bad / quality.received < FAULTY) return null;
  return {
    ask: 'A credit for rejected and faulty units, and a check before they leave.',
    why: `${quality.rejected} of ${quality.received} units were rejected on arrival, ${quality.faulty} came back as faulty.`,
    worth: money(bad * averagePrice),
  };
}

function volume({ growth, spend, money }: SupplierYear): Wish {
  const why =
    growth !== null && growth >= GREW
      ? `We ordered ${percent(growth)} more units than the year before.`
      : `We ordered for ${formatMoney(money(spend), { whole: true })} in a year.`;
  return {
    ask: `A discount of ${percent(DISCOUNT)} on the year's volume.`,
    why,
    worth: money(spend * DISCOUNT),
  };
}

function terms({ paymentDays, spend, holdingRate, money }: SupplierYear): Wish {
  const asked = (paymentDays ?? 0) + MORE_DAYS_TO_PAY;
  return {
    ask: `${asked} days to pay.`,
    why: paymentDays === null ? 'No payment terms are on file.' : `${paymentDays} days are agreed.`,
    worth: money((spend / 365) * MORE_DAYS_TO_PAY * holdingRate),
  };
}

/** What we do if nothing comes of it: the other supplier who could take most of it over. */
export function walkAwayOf({ alternatives, skus }: SupplierYear): string {
  const [best] = alternatives;
  if (!best) return 'No other supplier is on file for these SKUs: ask two for a quote before the talk.';
  const price =
    best.price_ratio === null
      ? 'at a price that is not on file'
      : `at ${percent(best.price_ratio)} of the price paid here`;
  const days = best.quoted === null ? 'quotes no lead time' : `quotes ${best.quoted} days`;
  return `${best.name ?? best.supplier_id} sells ${best.skus} of the ${skus} SKUs ${price} and ${days}: place the next order for them there if none of the asks is met.`;
}
