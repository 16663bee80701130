import type { ReturnsKind } from '../../../src/domain/evidence.ts';
import type { Examples } from './example.ts';

export const RETURNS_EXAMPLES: Partial<Examples<ReturnsKind>> = {};
