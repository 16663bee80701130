import type { Address } from './address-line.ts';
import type { LabelRow } from './facts.ts';

type AddressColumns = Pick<
  LabelRow,
  'ship_line1' | 'ship_line2' | 'ship_city' | 'ship_region' | 'ship_postcode' | 'ship_country'
>;

/** A label's address. */
export function addressOf(label: AddressColumns): Address {
  return {
    line1: label.ship_line1,
    line2: label.ship_line2,
    city: label.ship_city,
    region: label.ship_region,
    postcode: label.ship_postcode,
    country: label.ship_country,
  };
}

/** An address as one text, so that a correction shows. */
export function addressKey({ line1, line2, city, region, postcode, country }: Address): string {
  return [line1, line2, city, region, postcode, country].map((part) => part?.trim() ?? '').join('\n');
}
