import type { AdsKind } from '../../../src/domain/evidence.ts';
import type { Examples } from './example.ts';

export const ADS_EXAMPLES: Partial<Examples<AdsKind>> = {};
