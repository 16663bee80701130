import type { SuppliersKind } from '../../../src/domain/evidence.ts';
import type { Examples } from './example.ts';

export const SUPPLIERS_EXAMPLES: Partial<Examples<SuppliersKind>> = {};
