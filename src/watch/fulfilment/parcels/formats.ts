import type { AddressProblem } from './address.ts';
import type { Address } from './address-line.ts';
import type { Places } from './places.ts';

/** Postcodes by country (Universal Postal Union, addressing units), with an example. */
const FORMATS: Readonly<Record<string, readonly [pattern: RegExp, example: string]>> = {
  AT: [/^\d{4}$/, '1010'],
  AU: [/^\d{4}$/, '2000'],
  BE: [/^\d{4}$/, '1000'],
  BR: [/^\d{5}-?\d{3}$/, '01310-100'],
  CA: [/^[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z] ?\d[ABCEGHJ-NPRSTV-Z]\d$/i, 'M5V 2T6'],
  CH: [/^\d{4}$/, '8001'],
  DE: [/^\d{5}$/, '10115'],
  DK: [/^\d{4}$/, '1050'],
  ES: [/^\d{5}$/, '28001'],
  FI: [/^\d{5}$/, '00100'],
  FR: [/^\d{5}$/, '75001'],
  GB: [/^(?:GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})$/i, 'SW1A 1AA'],
  IE: [/^[A-Z]\d[\dW] ?[A-Z\d]{4}$/i, 'D02 AF30'],
  IN: [/^\d{3} ?\d{3}$/, '110001'],
  IT: [/^\d{5}$/, '00118'],
  JP: [/^\d{3}-?\d{4}$/, '100-0001'],
  MX: [/^\d{5}$/, '06000'],
  NL: [/^\d{4} ?[A-Z]{2}$/i, '1012 AB'],
  NO: [/^\d{4}$/, '0150'],
  NZ: [/^\d{4}$/, '6011'],
  PL: [/^\d{2}-?\d{3}$/, '00-001'],
  PT: [/^\d{4}(?:-\d{3})?$/, '1000-001'],
  SE: [/^\d{3} ?\d{2}$/, '111 20'],
};

const NAMES: Readonly<Record<string, string>> = {
  UK: 'GB',
  'UNITED KINGDOM': 'GB',
  'GREAT BRITAIN': 'GB',
  ENGLAND: 'GB',
  CANADA: 'CA',
  AUSTRALIA: 'AU',
  GERMANY: 'DE',
  FRANCE: 'FR',
  SPAIN: 'ES',
  ITALY: 'IT',
  NETHERLANDS: 'NL',
  IRELAND: 'IE',
  USA: 'US',
  'UNITED STATES': 'US',
  'UNITED STATES OF AMERICA': 'US',
};

/** The country's two letters, from them or from a name in English; null where it is not known. */
export function countryCode(country: string | null): string | null {
  const text = country?.trim().toUpperCase().replaceAll('.', '') ?? '';
  return NAMES[text] ?? (/^[A-Z]{2}$/.test(text) ? text : null);
}

/** True for an address in the United States; without a country, one with a state and a ZIP code of theirs. */
export function isUnitedStates(
  { country, region, postcode }: Address,
  places: Pick<Places, 'regionOf'>,
): boolean {
  if (country?.trim()) return countryCode(country) === 'US';
  return (
    /^\d{5}(-?\d{4})?$/.test(postcode?.trim() ?? '') && region !== null && places.regionOf(region) !== null
  );
}

/** A postcode that its country's post could not have given out; countries that are not listed are not judged. */
export function formatProblem({ country, postcode }: Address): AddressProblem | null {
  const code = countryCode(country);
  const format = code ? FORMATS[code] : undefined;
  const given = postcode?.trim();
  if (!format || !given || format[0].test(given)) return null;
  return {
    field: 'ship_postcode',
    given,
    expected: `like ${format[1]}`,
    why: `A postcode in ${code} looks like ${format[1]}.`,
    confidence: 0.9,
  };
}
