/** The settings of the shop that every figure rests on. */
export interface Shop {
  readonly name: string;
  /** IANA name; every day is a day of this zone. */
  readonly timeZone: string;
  /** ISO 4217; money without a currency is in this one. */
  readonly currency: string;
  readonly returnWindowDays: number;
}

/** When the night runs on the shop's clock: late enough for the platforms' own nightly jobs, early enough to read. */
export const NIGHT_AT = '05:00';
