import { beforeAll, expect, test } from 'vitest';
import { addressProblem } from '../../../src/watch/fulfilment/parcels/address.ts';
import { type Address, addressType } from '../../../src/watch/fulfilment/parcels/address-line.ts';
import { loadPlaces, type Places } from '../../../src/watch/fulfilment/parcels/places.ts';

let places: Places;
beforeAll(async () => {
  places = await loadPlaces();
});

function address(changes: Partial<Address> = {}): Address {
  return {
    line1: '1840 SE Hawthorne Blvd',
    line2: null,
    city: 'Portland',
    region: 'OR',
    postcode: '97214',
    country: 'US',
    ...changes,
  };
}

const problemOf = (changes: Partial<Address>, building = { parcels: 0, withUnit: 0 }) =>
  addressProblem(address(changes), places, building, { farKm: 40 });

test.each([
  ['as it is', {}],
  ['state in words', { region: 'Oregon' }],
  ['nine digits', { postcode: '97214-1234' }],
  ['small letters and spaces', { city: ' portland ', postcode: ' 97214 ' }],
  ['an abbreviated town', { city: 'St. Paul', region: 'MN', postcode: '55101' }],
  ['a part of town that the post does not list', { city: 'Hawthorne District' }],
  ['a town next door', { city: 'Beaverton' }],
  ['no country, but a state', { country: null }],
  ['Puerto Rico', { city: 'San Juan', region: 'PR', postcode: '00901' }],
  ['no postcode at all', { postcode: null }],
  ['nothing but a line', { city: null, region: null, postcode: null, country: null }],
  ['a unit', { line2: 'Apt 3B' }],
  ['Germany', { city: 'Berlin', region: null, postcode: '10115', country: 'DE' }],
  ['a country that is not listed', { city: 'Lagos', region: null, postcode: 'x', country: 'NG' }],
])('nothing is wrong with %s', (_, changes) => {
  expect(problemOf(changes)).toBeNull();
});

test.each([
  [
    'a code of the other Portland',
    { postcode: '04101' },
    'ship_postcode',
    '04101 is Portland, ME, not Portland, OR.',
  ],
  ['another state', { region: 'NV' }, 'ship_region', '97214 is Portland, OR, not NV.'],
  ['a code that does not exist', { postcode: '99999' }, 'ship_postcode', 'There is no ZIP code 99999.'],
  ['four digits', { postcode: '9721' }, 'ship_postcode', 'A ZIP code has five digits, or nine.'],
  [
    'a town at the other end',
    { city: 'Ontario' },
    'ship_postcode',
    /^97214 is Portland, OR; Ontario is \d{3} km away\.$/,
  ],
  [
    'a large city of another state',
    { city: 'Chicago' },
    'ship_city',
    '97214 is Portland, OR, and there is no Chicago in OR.',
  ],
  ['a unit without its number', { line2: 'Apt' }, 'ship_line2', /announces a unit/],
  [
    'a German code of four digits',
    { country: 'Germany', postcode: '1011', region: null },
    'ship_postcode',
    /DE looks like/,
  ],
])('%s is told with its field and reason', (_, changes, field, why) => {
  const problem = problemOf(changes);
  expect(problem).toMatchObject({ field });
  expect(problem?.why).toMatch(why);
});

test('a building whose parcels name a unit wants one; a house does not', () => {
  expect(problemOf({}, { parcels: 10, withUnit: 9 })?.why).toMatch('9 of 10 earlier parcels');
  expect(problemOf({}, { parcels: 10, withUnit: 5 })).toBeNull();
  expect(problemOf({}, { parcels: 2, withUnit: 2 })).toBeNull();
  expect(problemOf({ line2: 'Unit 4' }, { parcels: 10, withUnit: 9 })).toBeNull();
  expect(problemOf({ line1: '1840 SE Hawthorne Blvd #4' }, { parcels: 10, withUnit: 9 })).toBeNull();
});

test.each([
  ['PO Box 412', 'po_box'],
  ['P.O. Box 88', 'po_box'],
  ['p o box 7', 'po_box'],
  ['Post Office Box 12', 'po_box'],
  ['12 Boxwood Lane', 'street'],
  ['4 Poboda St', 'street'],
])('%s is a %s', (line1, type) => {
  expect(addressType(address({ line1 }))).toBe(type);
});

test('a military post office is known by its state or its town', () => {
  expect(addressType(address({ region: 'AE' }))).toBe('military');
  expect(addressType(address({ city: 'FPO', region: null }))).toBe('military');
});
