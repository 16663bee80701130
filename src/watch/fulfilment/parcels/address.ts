import { type Address, addressType, announcesUnit, namesUnit } from './address-line.ts';
import { formatProblem, isUnitedStates } from './formats.ts';
import type { Places } from './places.ts';

/** Why a parcel may not arrive. */
export interface AddressProblem {
  /** The column of the shipment that wants a look. */
  readonly field: 'ship_line1' | 'ship_line2' | 'ship_city' | 'ship_region' | 'ship_postcode';
  readonly given: string;
  readonly expected: string;
  readonly why: string;
  readonly confidence: number;
}

/** Earlier parcels to a building: how many, and how many of them named a flat or suite. */
export interface Building {
  readonly parcels: number;
  readonly withUnit: number;
}

export interface AddressLimits {
  /** Kilometres from the postcode beyond which a town is another town. */
  readonly farKm: number;
}

/** The first thing that is wrong with an address; null where nothing is, or nothing can be said. */
export function addressProblem(
  address: Address,
  places: Places | null,
  building: Building | null,
  limits: AddressLimits,
): AddressProblem | null {
  const place =
    places && isUnitedStates(address, places)
      ? americanProblem(address, places, limits)
      : formatProblem(address);
  return place ?? unitProblem(address, building);
}

/** Of a building's parcels, the least number and share that named a unit before one without is held up. */
const UNITS_SEEN = 3;
const UNITS_SHARE = 0.8;

function unitProblem(address: Address, building: Building | null): AddressProblem | null {
  const given = [address.line1, address.line2].filter(Boolean).join(', ');
  const problem = {
    field: 'ship_line2',
    given: address.line2 ?? '',
    expected: 'an apartment or suite number',
  } as const;
  if (announcesUnit(address)) {
    return { ...problem, why: `“${given}” announces a unit and does not say which.`, confidence: 0.95 };
  }
  if (address.line2?.trim() || namesUnit(address.line1) || addressType(address) !== 'street' || !building)
    return null;
  const { parcels, withUnit } = building;
  if (withUnit < UNITS_SEEN || withUnit < UNITS_SHARE * parcels) return null;
  const why = `${withUnit} of ${parcels} earlier parcels to this building named a unit; this one does not.`;
  return { ...problem, why, confidence: withUnit / (parcels + 1) };
}

function americanProblem(
  { city, region, postcode }: Address,
  places: Places,
  { farKm }: AddressLimits,
): AddressProblem | null {
  const zip = postcode?.trim().match(/^(\d{5})(?:-?\d{4})?$/)?.[1];
  const state = region ? places.regionOf(region) : null;
  if (!postcode?.trim()) return null;
  if (!zip) {
    const why = 'A ZIP code has five digits, or nine.';
    return { field: 'ship_postcode', given: postcode, expected: 'a ZIP code', why, confidence: 0.99 };
  }
  const place = places.at(zip);
  const own = city && state ? places.postcodesOf(city, state) : [];
  if (!place) {
    const why = `There is no ZIP code ${zip}.`;
    return {
      field: 'ship_postcode',
      given: zip,
      expected: span(own) ?? 'an existing ZIP code',
      why,
      confidence: 0.8,
    };
  }
  const names = `${zip} is ${place.city}, ${place.region}`;
  if (state && state !== place.region) {
    return own.length > 0
      ? {
          field: 'ship_postcode',
          given: zip,
          expected: span(own) ?? '',
          why: `${names}, not ${city}, ${state}.`,
          confidence: 0.97,
        }
      : {
          field: 'ship_region',
          given: region ?? '',
          expected: place.region,
          why: `${names}, not ${state}.`,
          confidence: 0.97,
        };
  }
  if (!city) return null;
  const km = places.distance(zip, city, place.region);
  if (km === null && places.isLargeCity(city)) {
    const why = `${names}, and there is no ${city} in ${place.region}.`;
    return { field: 'ship_city', given: city, expected: place.city, why, confidence: 0.85 };
  }
  // A town that the state's post does not list may be a part of one that it does.
  if (km === null || km <= farKm) return null;
  const far = Math.round(km);
  const field = state ? 'ship_postcode' : 'ship_city';
  const expected = state ? (span(own) ?? '') : place.city;
  const why = `${names}; ${city} is ${far} km away.`;
  return { field, given: state ? zip : city, expected, why, confidence: 0.9 };
}

/** "97201–97299", or the only one. */
function span(postcodes: readonly string[]): string | null {
  const [first, last] = [postcodes[0], postcodes.at(-1)];
  if (!first) return null;
  return first === last ? first : `${first}–${last}`;
}
