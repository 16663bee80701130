import { formatDay } from '../../../domain/day.ts';
import type { ServiceOption } from '../../../watch/fulfilment/situation.ts';
import type { Playbook } from '../../playbook.ts';
import { otherCarrier, serviceName } from '../../words/warehouse.ts';

/** Parcels that one decision may move to another carrier. */
const MOST_PARCELS = 500;

/** Another service, that may take them, for the parcels that still wait with the late one. */
export const lateCarrier: Playbook<'late_carrier'> = ({ subject, evidence }, { situations }) => {
  const { services, waiting } = situations.fulfilment;
  const { shipments, late, rate, baselineRate, since } = evidence;
  const parcels = waiting.get(subject.id) ?? [];
  const own = services.find((one) => idOf(one) === subject.id);
  const options = services
    .filter((one) => one.carrier !== own?.carrier)
    .map((option) => ({ option, fit: parcels.filter(({ mayGoWith }) => mayGoWith.includes(idOf(option))) }))
    .filter(({ fit }) => fit.length > 0)
    .toSorted((a, b) => b.fit.length - a.fit.length || cost(a.option) - cost(b.option));
  const [best] = options;
  const share = `${late} of ${shipments} parcels`;
  return {
    actions:
      best && own
        ? [
            otherCarrier(
              best.fit.slice(0, MOST_PARCELS),
              own,
              best.option,
              `${serviceName(own)} has been late with ${share} since ${formatDay(since)}.`,
              null,
            ),
          ]
        : [],
    ifNothing: `About ${Math.max(1, Math.round(rate * parcels.length))} of the ${parcels.length} that wait would be late, ${Math.round(baselineRate * parcels.length)} as it used to be.`,
    because: [
      `${share} came after their promise since ${formatDay(since)} (${percent(rate)}); before it was ${percent(baselineRate)}.`,
      ...(best
        ? [`${serviceName(best.option)} may take ${best.fit.length} of the ${parcels.length} that wait.`]
        : ['No other service in use may take what waits.']),
    ],
  };
};

function idOf({ carrier, service }: ServiceOption): string {
  return service ? `${carrier}|${service}` : carrier;
}

function cost({ costMinor }: ServiceOption): number {
  return costMinor ?? Number.MAX_SAFE_INTEGER;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
