import type { Day } from '../../../domain/day.ts';
import { addressOf } from './address-key.ts';
import { addressType } from './address-line.ts';
import type { LabelRow } from './facts.ts';
import { countryCode } from './formats.ts';
import type { Places } from './places.ts';
import type { Parcel } from './rules.ts';

/** A label as carrier rules see it; `day` is the one on which it leaves. */
export function parcelOf(label: LabelRow, day: Day, places: Places | null): Parcel {
  const { ship_region: region, ship_country: country } = label;
  return {
    carrier: label.carrier,
    service: label.service,
    address: addressType(addressOf(label)),
    country: countryCode(country) ?? country,
    region: (region && places?.regionOf(region)) ?? region,
    shippable: label.shippable?.split('|') ?? [],
    categories: label.categories?.split('|') ?? [],
    grams: label.grams,
    month: Number(day.slice(5, 7)),
  };
}
