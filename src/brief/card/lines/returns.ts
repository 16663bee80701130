import type { ReturnsKind } from '../../../domain/evidence.ts';
import type { LinesOf } from './lines.ts';

/** The figures that a decision about returns rests on. */
export const RETURNS_LINES: LinesOf<ReturnsKind> = {
  return_spike: () => [],
  channel_returns: () => [],
};
