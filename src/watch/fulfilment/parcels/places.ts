import type { ZipCode } from 'zipcodes';

/** A postcode's place. */
export interface Place {
  readonly city: string;
  /** The state's or province's two letters. */
  readonly region: string;
}

/** What lies where in the United States. */
export interface Places {
  /** The place of a ZIP code of five digits; null where there is no such code. */
  at(postcode: string): Place | null;
  /** Two letters of a state that is written out or abbreviated; null where there is no such state. */
  regionOf(text: string): string | null;
  /** Kilometres from a ZIP code to the nearest of a town's in its state; null where the town is not known there. */
  distance(postcode: string, city: string, region: string): number | null;
  /** The ZIP codes of a town, lowest first. */
  postcodesOf(city: string, region: string): readonly string[];
  /** True for a name that a large city has, in whatever state. */
  isLargeCity(city: string): boolean;
}

/** ZIP codes from which a city is large: nobody means a village by its name. */
const LARGE_CITY = 20;

/** Loads the postcodes (GeoNames, by the package zipcodes); once for the process, as they take a moment. */
export function loadPlaces(): Promise<Places> {
  loading ??= import('zipcodes').then(({ default: { codes, states } }) =>
    placesOf(codes as unknown as Readonly<Record<string, ZipCode>>, states),
  );
  return loading;
}

let loading: Promise<Places> | undefined;

interface States {
  /** Two letters by the name in capitals. */
  readonly full: Readonly<Record<string, string>>;
}

function placesOf(codes: Readonly<Record<string, ZipCode>>, states: States): Places {
  const own = Object.values(codes).filter(({ country }) => country === 'US');
  const towns = Map.groupBy(own, ({ city, state }) => townKey(city, state));
  const regions = new Set(own.map(({ state }) => state));
  const large = [...towns].filter(([, codesOf]) => codesOf.length >= LARGE_CITY);
  const largeNames = new Set(large.map(([key]) => key.split('|')[0]));
  return {
    at: (postcode) => {
      const code = codes[postcode];
      return code?.country === 'US' ? { city: code.city, region: code.state } : null;
    },
    regionOf: (text) => {
      const upper = text.trim().toUpperCase().replaceAll('.', '').replace(/^US-/, '');
      if (regions.has(upper)) return upper;
      const found = states.full[upper];
      return found !== undefined && regions.has(found) ? found : null;
    },
    distance: (postcode, city, region) => {
      const from = codes[postcode];
      const town = towns.get(townKey(city, region));
      if (!from || !town) return null;
      return Math.min(...town.map((one) => kilometres(from, one)));
    },
    postcodesOf: (city, region) => (towns.get(townKey(city, region)) ?? []).map(({ zip }) => zip).sort(),
    isLargeCity: (city) => largeNames.has(townKey(city, '').slice(0, -1)),
  };
}

/** "St. Paul" and "SAINT PAUL" are one town; so are "Ft Worth" and "Fort Worth". */
function townKey(city: string, region: string): string {
  const words = city
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .match(/[\p{L}\p{N}]+/gu);
  return `${(words ?? []).map((word) => LONG[word] ?? word).join('')}|${region}`;
}

const LONG: Readonly<Record<string, string>> = {
  st: 'saint',
  ste: 'sainte',
  ft: 'fort',
  mt: 'mount',
  n: 'north',
  s: 'south',
  e: 'east',
  w: 'west',
};

/** Great-circle distance on a sphere of 6,371 km. */
function kilometres(a: ZipCode, b: ZipCode): number {
  const rad = Math.PI / 180;
  const half = (from: number, to: number): number => Math.sin(((to - from) * rad) / 2) ** 2;
  const chord =
    half(a.latitude, b.latitude) +
    Math.cos(a.latitude * rad) * Math.cos(b.latitude * rad) * half(a.longitude, b.longitude);
  return 2 * 6371 * Math.asin(Math.min(1, Math.sqrt(chord)));
}
