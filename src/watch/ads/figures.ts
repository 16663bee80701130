import type { AdName, AdSlotsRow } from './facts.ts';

/** What is advertised, with its figures of a window in minor units. */
export interface AdRow extends AdName {
  readonly currency: string | null;
  readonly clicks: number;
  readonly cost: number;
  /** Clicks and cost, each click counted as far as it can be expected to have converted by now. */
  readonly ripeClicks: number;
  readonly ripeCost: number;
  readonly conversions: number;
  readonly value: number;
  readonly hours: number;
}

/** What an ad did in the latest slot, and in the same slot of the days before. */
export interface SlotRow extends Omit<AdRow, 'value' | 'hours' | 'ripeClicks' | 'ripeCost'> {
  /** Mean and standard deviation of the cost of the slot over the days before, a day without rows being zero. */
  readonly usual_cost: number;
  readonly spread: number;
  readonly usual_clicks: number;
  readonly usual_conversions: number;
}

/** What a campaign spent in 24 hours and how often it converted. */
export interface CampaignDay {
  readonly campaign_id: string;
  readonly spend: number;
  readonly conversions: number;
}

/** What an ad did in one slot; money in minor units. */
interface Slot {
  /** Whole days between it and the last slot of the figures that lies at the same hours. */
  readonly day: number;
  /** Whether it lies at the hours of the last slot. */
  readonly isAlike: boolean;
  readonly clicks: number;
  readonly cost: number;
  readonly conversions: number;
  readonly value: number;
  readonly hours: number;
}

interface Ad {
  readonly name: AdName;
  readonly currency: string | null;
  readonly slots: readonly Slot[];
}

/** The figures of all ads, as windows of them are asked for. */
export class AdFigures {
  readonly #ads: readonly Ad[];
  readonly #names: ReadonlyMap<string, AdName>;
  /** Start of the first hour (or day) that is reported; null without figures. */
  readonly first: Date | null;

  constructor(rows: readonly AdSlotsRow[], names: readonly AdName[], slotHours: number) {
    this.#names = new Map(names.map((name) => [keyOf(name), name]));
    this.first = rows.reduce<Date | null>(
      (first, row) => (first && first <= row.first ? first : row.first),
      null,
    );
    this.#ads = rows.map((row) => ({
      name: this.#nameOf(row),
      currency: row.currency,
      slots: slotsOf(row, 24 / slotHours),
    }));
  }

  /**
   * Each ad over the last `days`. Conversions are booked on the click's hour and come in days later, so a click of age t
   * counts 1 − exp(−t / lag), with the mean lag in days.
   */
  window(days: number, lagDays: number): AdRow[] {
    const ripe = Array.from({ length: days }, (_, day) =>
      lagDays > 0 ? 1 - Math.exp(-(day + 0.5) / lagDays) : 1,
    );
    return this.#counted(0, days).map(({ name, currency, slots }) => ({
      ...name,
      currency,
      clicks: sum(slots, ({ clicks }) => clicks),
      cost: sum(slots, ({ cost }) => cost),
      ripeClicks: sum(slots, ({ clicks, day }) => clicks * (ripe[day] ?? 1)),
      ripeCost: sum(slots, ({ cost, day }) => cost * (ripe[day] ?? 1)),
      conversions: sum(slots, ({ conversions }) => conversions),
      value: sum(slots, ({ value }) => value),
      hours: sum(slots, ({ hours }) => hours),
    }));
  }

  /** The last slot against its like of the `days` before, by keyword and by campaign with all its keywords. */
  lastSlots(days: number): { keywords: SlotRow[]; campaigns: SlotRow[] } {
    const ads = this.#counted(0, days + 1);
    const campaigns = Map.groupBy(ads, ({ name }) => name.campaign_id ?? name.id);
    return {
      keywords: ads.map((ad) => lastSlot(ad, days)),
      campaigns: [...campaigns].map(([id, own]) => {
        const currency = own.find((ad) => ad.currency !== null)?.currency ?? null;
        const slots = own.flatMap((ad) => ad.slots);
        return lastSlot({ name: this.#nameOf({ type: 'campaign', id }), currency, slots }, days);
      }),
    };
  }

  /** Each campaign's days of more than `newest` days and at most `oldest` days ago. */
  campaignDays(newest: number, oldest: number): CampaignDay[] {
    const days = this.#counted(Math.ceil(newest), oldest).flatMap(({ name, slots }) =>
      slots.map((slot) => ({ ...slot, campaign_id: name.campaign_id ?? name.id })),
    );
    return [...Map.groupBy(days, ({ campaign_id, day }) => `${day} ${campaign_id}`).values()].map((own) => ({
      campaign_id: own[0]?.campaign_id ?? '',
      spend: sum(own, ({ cost }) => cost),
      conversions: sum(own, ({ conversions }) => conversions),
    }));
  }

  /**
   * The ads that count: keywords, and campaigns none of whose keywords has figures then, for a campaign's report says
   * its keywords' spend over again.
   */
  #counted(newest: number, oldest: number): Ad[] {
    const ads = this.#ads
      .map((ad) => ({ ...ad, slots: ad.slots.filter(({ day }) => day >= newest && day < oldest) }))
      .filter(({ slots }) => slots.length > 0);
    const byKeyword = new Set(
      ads.flatMap(({ name }) => (name.type === 'keyword' && name.campaign_id ? [name.campaign_id] : [])),
    );
    return ads.filter(({ name }) => name.type === 'keyword' || !byKeyword.has(name.id));
  }

  #nameOf({ type, id }: Pick<AdName, 'type' | 'id'>): AdName {
    const unknown = { text: null, status: null, campaign_name: null, skus: [], brand: false };
    const campaign_id = type === 'campaign' ? id : null;
    return this.#names.get(keyOf({ type, id })) ?? { type, id, ...unknown, campaign_id };
  }
}

function slotsOf(row: AdSlotsRow, slotsPerDay: number): Slot[] {
  const [clicks, cost, conversions] = [numbers(row.clicks), numbers(row.cost), numbers(row.conversions)];
  const [value, hours] = [numbers(row.value), numbers(row.hours)];
  return numbers(row.ago).map((ago, i) => ({
    day: Math.floor(ago / slotsPerDay),
    isAlike: ago % slotsPerDay === 0,
    clicks: clicks[i] ?? 0,
    cost: cost[i] ?? 0,
    conversions: conversions[i] ?? 0,
    value: value[i] ?? 0,
    hours: hours[i] ?? 0,
  }));
}

function numbers(text: string): number[] {
  return JSON.parse(`[${text.slice(1, -1)}]`);
}

function lastSlot({ name, currency, slots }: Ad, days: number): SlotRow {
  const alike = slots.filter(({ isAlike }) => isAlike);
  const costs = new Float64Array(days + 1);
  for (const { day, cost } of alike) costs[day] = (costs[day] ?? 0) + cost;
  const [cost = 0, ...before] = costs;
  const usual = before.reduce((total, one) => total + one, 0) / days;
  const variance = before.reduce((total, one) => total + (one - usual) ** 2, 0) / days;
  const [now, past] = [alike.filter(({ day }) => day === 0), alike.filter(({ day }) => day > 0)];
  return {
    ...name,
    currency,
    cost,
    clicks: sum(now, ({ clicks }) => clicks),
    conversions: sum(now, ({ conversions }) => conversions),
    usual_cost: usual,
    usual_clicks: sum(past, ({ clicks }) => clicks) / days,
    usual_conversions: sum(past, ({ conversions }) => conversions) / days,
    spread: Math.sqrt(variance),
  };
}

function keyOf({ type, id }: Pick<AdName, 'type' | 'id'>): string {
  return `${type}:${id}`;
}

function sum(slots: readonly Slot[], of: (slot: Slot) => number): number {
  return slots.reduce((total, slot) => total + of(slot), 0);
}
