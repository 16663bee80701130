import type { Database } from '../../domain/database.ts';
import { dayOf } from '../../domain/day.ts';
import type { Money } from '../../domain/money.ts';
import type { WatchContext, Watched, Watcher } from '../watcher.ts';
import { readWritten } from '../written/facts.ts';
import { carrierDelay, lateCarrier, serviceId } from './kinds/late-carrier.ts';
import { type LabelCostRow, PROMISE_DAYS, readLabelCosts, readPromises } from './parcels/facts.ts';
import { findLateness, type Lateness } from './parcels/lateness.ts';
import { carrierRules } from './parcels/rules.ts';
import { PICK_DAYS } from './picking/facts.ts';
import type { FulfilmentSituation, ServiceOption } from './situation.ts';
import { watchParcels } from './watch-parcels.ts';
import { watchPicking } from './watch-picking.ts';
import { dayWindow } from './window.ts';

const MIN_PARCELS = 20;

/** Watches fulfilment as of `now`, by the carrier rules in the documents that hold on its day. */
export const watchFulfilment: Watcher<FulfilmentSituation> = async (db, context) => {
  const today = dayOf(context.now, context.shop.timeZone);
  const { rules, problems } = carrierRules(await readWritten(db, ['carrier_rules'], today));
  const costs = await readLabelCosts(db, dayWindow(context.now, context.shop, PICK_DAYS));
  const services = costs.map(serviceOption);
  const picking = await watchPicking(db, context, costOfError(costs, context.shop.currency));
  const parcels = await watchParcels(db, context, rules, services);
  const late = await watchLateness(db, context, parcels.waiting);
  return {
    drafts: [...picking.drafts, ...parcels.drafts, ...late.drafts],
    evaluated: [
      ...picking.evaluated,
      ...(costs.length > 0 ? (['address_mismatch', 'carrier_error'] as const) : []),
      ...late.evaluated,
    ],
    facts: late.facts,
    notes: [
      ...(picking.evaluated.length === 0 ? ['no picks: mispicks are not watched'] : []),
      ...(costs.length === 0 ? ['no shipments: labels, addresses and carriers are not checked'] : []),
      ...problems,
    ],
    situation: { pairs: picking.pairs, parcels: parcels.parcels, waiting: parcels.waiting, services },
  };
};

async function watchLateness(
  db: Database,
  { now, shop, thresholds }: WatchContext,
  waiting: FulfilmentSituation['waiting'],
): Promise<Pick<Watched<never>, 'drafts' | 'evaluated' | 'facts'>> {
  const window = dayWindow(now, shop, PROMISE_DAYS);
  const promises = await readPromises(db, window);
  const found = findLateness(promises, window.days, {
    falseAlarmsPerMonth: FALSE_ALARMS,
    ratio: thresholds['late_carrier.ratio'],
    points: thresholds['late_carrier.points'],
    minParcels: MIN_PARCELS,
  });
  const waitingFor = ({ carrier, service }: Lateness) =>
    waiting.get(serviceId(carrier, service))?.length ?? 0;
  return {
    drafts: found.map((one) => lateCarrier(one, window, waitingFor(one))),
    evaluated: promises.length > 0 ? ['late_carrier'] : [],
    facts: found.map((one) => carrierDelay(one, window)),
  };
}

/** Chance that a month of nights reports any service that is only unlucky. */
const FALSE_ALARMS = 0.05;

function serviceOption({ carrier, service, cost_minor, currency }: LabelCostRow): ServiceOption {
  return { carrier, service, costMinor: cost_minor, currency };
}

/** What one wrong parcel costs at least: a label back and a label out again, at the average of the last weeks. */
function costOfError(costs: readonly LabelCostRow[], shopCurrency: string): Money | null {
  const known = costs.filter(
    ({ cost_minor, currency }) => cost_minor !== null && (currency ?? shopCurrency) === shopCurrency,
  );
  const labels = known.reduce((sum, one) => sum + one.labels, 0);
  if (labels === 0) return null;
  const total = known.reduce((sum, one) => sum + one.labels * (one.cost_minor ?? 0), 0);
  return { minor: Math.round((2 * total) / labels), currency: shopCurrency };
}
