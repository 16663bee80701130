import { catalogue } from '../../act/index.ts';
import { advise } from '../../advise/index.ts';
import { extentOf } from '../../decide/index.ts';
import type { RecommendationDraft } from '../../domain/action.ts';
import { bandOf } from '../../domain/autonomy.ts';
import { worthOf } from '../../domain/budget-change.ts';
import type { Database } from '../../domain/database.ts';
import { type Day, instantOf } from '../../domain/day.ts';
import type { AnyFindingDraft, Finding } from '../../domain/finding.ts';
import { NIGHT_AT, type Shop } from '../../domain/shop.ts';
import { carryOn, type FindingEvent, type Standings } from '../../findings/index.ts';
import { runWatchers, type Thresholds } from '../../watch/index.ts';
import { type ReplayNight, type Said, TOLD_EVENTS, type ToldEvent } from './said.ts';

/** What a replay takes for granted. */
export interface Replaying {
  readonly shop: Shop;
  /** The same for every night: what is asked is what they would have done, not what was set then. */
  readonly thresholds: Thresholds;
}

/** Lives one past night in shadow: no row later than its instant is looked at, and nothing is written. */
export async function replayNight(
  db: Database,
  { day, standings, shop, thresholds }: Replaying & { day: Day; standings: Standings },
): Promise<{ night: ReplayNight; standings: Standings }> {
  const now = instantOf(day, NIGHT_AT, shop.timeZone);
  const watch = await runWatchers(db, { now, shop, thresholds });
  const { drafts, evaluated, outlooks, situations } = watch;
  const lived = carryOn(standings, { drafts, evaluated, now });
  const findings = lived.events.flatMap(({ finding }) => (finding.lastSeenAt === now ? [finding] : []));
  const advice = await advise(db, { findings, outlooks, situations, now, shop, thresholds });
  const said = lived.events.flatMap(({ finding, event }) =>
    isTold(event) ? [saidOf(finding, event, { advice: advice.get(finding.id), shop })] : [],
  );
  const seen = drafts.map(({ kind, subject, severity, stake, deadline }) => ({
    kind,
    subject,
    severity,
    stake,
    deadline,
  }));
  return { night: { day, seen, evaluated, said }, standings: lived.standings };
}

/** What stands after a night that was lived before, from what was kept of it. */
export function standingsAfter(standings: Standings, night: ReplayNight, { timeZone }: Shop): Standings {
  const drafts = night.seen.map((seen) => ({ ...seen, headline: '', evidence: {} }) as AnyFindingDraft);
  const now = instantOf(night.day, NIGHT_AT, timeZone);
  return carryOn(standings, { drafts, evaluated: night.evaluated, now }).standings;
}

function isTold(event: FindingEvent): event is ToldEvent {
  return (TOLD_EVENTS as readonly FindingEvent[]).includes(event);
}

function saidOf(
  finding: Finding,
  event: ToldEvent,
  { advice, shop }: { advice: RecommendationDraft | undefined; shop: Shop },
): Said {
  const { id: findingId, kind, subject, severity, headline, stake, deadline } = finding;
  const steps = (advice?.actions ?? []).map(
    ({ kind: action, slot, params, label, cost, expectedEffect }) => ({
      kind: action,
      band: bandOf(worthOf({ kind: action, params, cost })),
      slot,
      extent: extentOf(catalogue, { kind: action, params, cost }, shop.currency),
      label,
      cost,
      effect: expectedEffect,
    }),
  );
  return { event, findingId, kind, subject, severity, headline, stake, deadline, steps };
}
