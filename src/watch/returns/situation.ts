import type { Voices } from './voices.ts';

/** What the playbooks about returns look at beside the evidence. */
export interface ReturnsSituation {
  /** What people say, by SKU, of those that are reported. */
  readonly voices: ReadonlyMap<string, Voices>;
}

/** What there is where nothing could be looked at. */
export const NOTHING_SEEN: ReturnsSituation = { voices: new Map() };
