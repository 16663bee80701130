import type { Profile } from '../../profile.ts';
import { AMAZON_ADS_SEARCH_TERMS } from './amazon.ts';
import { GOOGLE_ADS_CAMPAIGNS } from './google-campaigns.ts';
import { GOOGLE_ADS_KEYWORDS } from './google-keywords.ts';
import { GOOGLE_ADS_SEARCH_TERMS } from './google-search-terms.ts';
import { META_ADS } from './meta.ts';

/** What advertising platforms export. */
export const ADS_PROFILES: readonly Profile[] = [
  GOOGLE_ADS_KEYWORDS,
  GOOGLE_ADS_SEARCH_TERMS,
  GOOGLE_ADS_CAMPAIGNS,
  META_ADS,
  AMAZON_ADS_SEARCH_TERMS,
];
