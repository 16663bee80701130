import type { Finding } from '../domain/finding.ts';
import { type Sighted, type Sightings, sight } from './sight.ts';
import { findingId } from './store.ts';
import type { FindingEvent, Standing } from './transition.ts';

/** Findings as they stand, by fingerprint. */
export type Standings = ReadonlyMap<string, Standing>;

/** The life of the findings for one more run, in memory: by the table that the nights of the database go by. */
export function carryOn(
  standings: Standings,
  sightings: Sightings,
): { standings: Standings; events: { finding: Finding; event: FindingEvent }[] } {
  const next = new Map(standings);
  const events = sight(standings, sightings).map((sighted) => {
    const finding = lived(sighted, standings.get(sighted.fingerprint)?.finding.version ?? 0);
    const { missedRuns, missedAt, event } = sighted.transition;
    next.set(sighted.fingerprint, { finding, missedRuns, missedAt, snoozeBasis: null });
    return { finding, event };
  });
  return { standings: next, events };
}

function lived({ fingerprint, draft, transition, lastSeenAt }: Sighted, version: number): Finding {
  return {
    ...draft,
    ...transition.next,
    id: findingId(fingerprint),
    fingerprint,
    version: version + (transition.visible ? 1 : 0),
    lastSeenAt,
  };
}
