import type { FulfilmentKind } from '../../../src/domain/evidence.ts';
import type { Examples } from './example.ts';

export const FULFILMENT_EXAMPLES: Partial<Examples<FulfilmentKind>> = {};
