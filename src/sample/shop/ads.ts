import { BURNING } from '../incidents/burning-keywords.ts';

export interface Campaign {
  readonly id: string;
  readonly name: string;
  readonly platform: string;
  readonly dailyBudget: number;
  readonly brand: boolean;
  readonly groups: readonly AdGroup[];
}

export interface AdGroup {
  readonly name: string;
  /** The style that it sells. */
  readonly style: string;
  /** Dollars a click, clicks a day for each keyword, and share of clicks that buy. */
  readonly cpc: number;
  readonly clicks: number;
  readonly conversion: number;
  readonly match: 'exact' | 'phrase' | 'broad';
  readonly keywords: readonly string[];
}

const group = (
  name: string,
  style: string,
  [cpc, clicks, conversion]: readonly [number, number, number],
  match: AdGroup['match'],
  ...keywords: string[]
): AdGroup => ({ name, style, cpc, clicks, conversion, match, keywords });

/** What Harbor & Pine advertises. */
export const CAMPAIGNS: readonly Campaign[] = [
  {
    id: 'CMP-BRAND',
    name: 'Brand',
    platform: 'google_ads',
    dailyBudget: 120,
    brand: true,
    groups: [
      group(
        'Harbor and Pine',
        'Ridge Hoodie',
        [0.42, 38, 0.09],
        'exact',
        'harbor and pine',
        'harbor pine shop',
        'harbor & pine',
      ),
      group(
        'Our names',
        'Storm Shell',
        [0.55, 17, 0.075],
        'phrase',
        'ridge hoodie',
        'storm shell jacket',
        'summit bottle',
      ),
    ],
  },
  {
    id: 'CMP-DRINK',
    name: 'Search: drinkware',
    platform: 'google_ads',
    dailyBudget: 320,
    brand: false,
    groups: [
      group(
        'Insulated bottles',
        'Summit Bottle 750 ml',
        [0.62, 24, 0.034],
        'exact',
        'insulated water bottle',
        'steel water bottle 750 ml',
        'vacuum bottle',
      ),
      group(
        BURNING.adGroup,
        'Summit Bottle 500 ml',
        [0.38, 13, 0.021],
        'broad',
        'water bottle',
        'gym bottle',
        'bottle with straw',
        'kids water bottle',
      ),
      group('Camp mugs', 'Camp Mug', [0.36, 15, 0.031], 'phrase', 'enamel camp mug', 'camping coffee mug'),
      group('Kettles', 'Pour-over Kettle', [0.9, 8, 0.024], 'exact', 'pour over kettle', 'gooseneck kettle'),
    ],
  },
  {
    id: 'CMP-OUTER',
    name: 'Search: outerwear',
    platform: 'google_ads',
    dailyBudget: 410,
    brand: false,
    groups: [
      group(
        'Rain jackets',
        'Storm Shell',
        [2.1, 20, 0.019],
        'exact',
        'waterproof jacket',
        'rain shell',
        '3 layer jacket',
      ),
      group(
        'Fleece',
        'Drift Fleece',
        [1.45, 18, 0.027],
        'phrase',
        'recycled fleece',
        'oatmeal fleece jacket',
      ),
      group(
        'Hoodies',
        'Ridge Hoodie',
        [1.2, 22, 0.029],
        'phrase',
        'heavyweight hoodie',
        'organic cotton hoodie',
      ),
    ],
  },
  {
    id: 'CMP-GIFTS',
    name: 'Shopping: gifts',
    platform: 'google_ads',
    dailyBudget: 180,
    brand: false,
    groups: [
      group('Candles', 'Candle', [0.8, 16, 0.03], 'broad', 'cedar candle', 'fig candle gift'),
      group('Beanies', 'Watch Beanie', [0.7, 19, 0.035], 'broad', 'wool beanie', 'fisherman beanie'),
    ],
  },
  {
    id: 'CMP-META',
    name: 'Prospecting: lookalikes',
    platform: 'meta',
    dailyBudget: 260,
    brand: false,
    groups: [],
  },
];
