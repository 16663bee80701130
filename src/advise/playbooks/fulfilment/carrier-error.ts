import { formatMoney, type Money } from '../../../domain/money.ts';
import type { ParcelSituation } from '../../../watch/fulfilment/situation.ts';
import { alternatives } from '../../alternatives.ts';
import type { Playbook } from '../../playbook.ts';
import { hold, otherCarrier, serviceName } from '../../words/warehouse.ts';

/** Another carrier for a parcel whose label breaks a rule, or at least a halt. */
export const carrierError: Playbook<'carrier_error'> = ({ subject, evidence, deadline }, { situations }) => {
  const parcel = situations.fulfilment.parcels.get(subject.id);
  if (!parcel) return null;
  const { rule, why } = evidence;
  const { orderId, instead } = parcel;
  const reason = `${why} (${rule.citation}, rule ${rule.id})`;
  const change = instead
    ? [otherCarrier([{ shipmentId: subject.id, orderId }], parcel, instead, reason, deadline)]
    : [];
  return {
    actions: alternatives('parcel', [...change, hold(subject.id, parcel, reason, deadline, false)]),
    ifNothing: `It leaves today with ${serviceName(parcel)} and is likely to come back, which costs both ways.`,
    because: [
      `${why} So says ${rule.citation}, rule ${rule.id}.`,
      ...(instead ? [dearer(parcel, instead.costMinor)] : ['No service in use is known that may take it.']),
    ].filter((reasonGiven) => reasonGiven !== null),
  };
};

function dearer({ costMinor, currency, instead }: ParcelSituation, newMinor: number | null): string | null {
  if (
    !instead ||
    costMinor === null ||
    currency === null ||
    newMinor === null ||
    instead.currency !== currency
  )
    return null;
  const difference: Money = { minor: Math.abs(newMinor - costMinor), currency };
  return `A label of ${serviceName(instead)} costs ${formatMoney(difference)} ${newMinor >= costMinor ? 'more' : 'less'} on average.`;
}
