import type { SupportKind } from '../../../src/domain/evidence.ts';
import type { Examples } from './example.ts';

export const SUPPORT_EXAMPLES: Partial<Examples<SupportKind>> = {};
