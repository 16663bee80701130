import type { Queryable } from '../../domain/database.ts';
import { type Day, dayOf } from '../../domain/day.ts';
import type { AnyFindingDraft } from '../../domain/finding.ts';
import type { WatchContext } from '../watcher.ts';
import { serviceId } from './kinds/late-carrier.ts';
import { addressMismatch, carrierError, type OpenParcel } from './kinds/parcel.ts';
import { addressProblem, type Building } from './parcels/address.ts';
import { addressKey, addressOf } from './parcels/address-key.ts';
import { buildingOf } from './parcels/address-line.ts';
import { carrierWithoutRule } from './parcels/delivers-to.ts';
import { type LabelRow, readBuildings, readOpenLabels } from './parcels/facts.ts';
import { isUnitedStates } from './parcels/formats.ts';
import { parcelOf } from './parcels/parcel.ts';
import { loadPlaces, type Places } from './parcels/places.ts';
import { brokenRule, type CarrierRule, mayCarry, type Parcel } from './parcels/rules.ts';
import type { ParcelSituation, ServiceOption, WaitingParcel } from './situation.ts';

export interface ParcelsWatched {
  readonly drafts: readonly AnyFindingDraft[];
  readonly parcels: ReadonlyMap<string, ParcelSituation>;
  readonly waiting: ReadonlyMap<string, readonly WaitingParcel[]>;
}

/** Watches the parcels that have a label and have not left. */
export async function watchParcels(
  db: Queryable,
  { now, shop, thresholds }: WatchContext,
  rules: readonly CarrierRule[],
  services: readonly ServiceOption[],
): Promise<ParcelsWatched> {
  const labels = await readOpenLabels(db, now);
  const places = labels.some(mayBeAmerican) ? await loadPlaces() : null;
  const buildings = await readHouses(db, now, labels);
  const limits = { farKm: thresholds['address_mismatch.far'] };
  const today = dayOf(now, shop.timeZone);
  const drafts: AnyFindingDraft[] = [];
  const parcels = new Map<string, ParcelSituation>();
  const seen: { label: LabelRow; parcel: Parcel }[] = [];
  for (const label of labels) {
    const open = openParcel(label, today, shop.timeZone);
    const parcel = parcelOf(label, today, places);
    seen.push({ label, parcel });
    const rule = brokenRule(parcel, rules);
    const instead = rule ? insteadOf(rule, parcel, rules, services) : null;
    const house = buildings.get(buildingKey(label) ?? '') ?? null;
    const problem =
      addressProblem(addressOf(label), places, house, limits) ??
      (rule ? null : carrierWithoutRule(label, parcel));
    if (problem) drafts.push(addressMismatch(open, problem));
    if (rule)
      drafts.push(
        carrierError(open, rule, serviceName(label), instead ? serviceName(instead) : 'another carrier'),
      );
    if (problem || rule) parcels.set(label.shipment_id, situationOf(label, instead));
  }
  return { drafts, parcels, waiting: waitingBy(seen, rules, services) };
}

/** The service that the rule itself names, else the cheapest in use that breaks none. */
function insteadOf(
  { use }: CarrierRule,
  parcel: Parcel,
  rules: readonly CarrierRule[],
  services: readonly ServiceOption[],
): ServiceOption | null {
  const allowed = services.filter((one) => mayCarry(one, parcel, rules));
  if (use && mayCarry(use, parcel, rules)) {
    const inUse = allowed.find((one) => serviceName(one).toLowerCase() === serviceName(use).toLowerCase());
    return inUse ?? { ...use, costMinor: null, currency: null };
  }
  const priced = allowed.toSorted((a, b) => (a.costMinor ?? Infinity) - (b.costMinor ?? Infinity));
  return priced[0] ?? null;
}

function serviceName({ carrier, service }: { carrier: string | null; service: string | null }): string {
  return [carrier, service].filter(Boolean).join(' ');
}

function situationOf(label: LabelRow, instead: ServiceOption | null): ParcelSituation {
  return {
    orderId: label.order_id,
    trackingNumber: label.tracking_number,
    carrier: label.carrier,
    service: label.service,
    costMinor: label.cost_minor,
    currency: label.currency,
    addressKey: addressKey(addressOf(label)),
    instead,
  };
}

function openParcel(label: LabelRow, today: Day, timeZone: string): OpenParcel {
  const { label_created_at: labelled, promised_at: promised } = label;
  return {
    label,
    today,
    labelledOn: labelled ? dayOf(labelled, timeZone) : today,
    promisedOn: promised ? dayOf(promised, timeZone) : null,
  };
}

async function readHouses(
  db: Queryable,
  now: Date,
  labels: readonly LabelRow[],
): Promise<Map<string, Building>> {
  const wanted = labels.flatMap(({ ship_line1: line1, ship_line2, ship_postcode: postcode, shipment_id }) =>
    line1 && postcode && !ship_line2?.trim() ? [{ line1, postcode, shipmentId: shipment_id }] : [],
  );
  const rows = await readBuildings(db, now, wanted);
  return new Map(
    rows.map(({ line1, postcode, parcels, with_unit }) => [
      buildingOf({ line1, postcode }) ?? '',
      { parcels, withUnit: with_unit },
    ]),
  );
}

function buildingKey({ ship_line1: line1, ship_postcode: postcode }: LabelRow): string | null {
  return buildingOf({ line1, postcode });
}

/** The postcodes take a moment to load: only where somebody in the United States may wait for a parcel. */
function mayBeAmerican(label: LabelRow): boolean {
  return isUnitedStates(addressOf(label), ANY_STATE);
}

const ANY_STATE: Pick<Places, 'regionOf'> = { regionOf: (text) => text };

/** The parcels of each service that break no rule, with where else they could go. */
function waitingBy(
  labels: readonly { label: LabelRow; parcel: Parcel }[],
  rules: readonly CarrierRule[],
  services: readonly ServiceOption[],
): Map<string, WaitingParcel[]> {
  const groups = Map.groupBy(labels, ({ label }) => serviceId(label.carrier ?? '', label.service));
  return new Map(
    [...groups].map(([id, own]) => [
      id,
      own.map(({ label, parcel }) => ({
        shipmentId: label.shipment_id,
        orderId: label.order_id,
        mayGoWith: services
          .filter((one) => mayCarry(one, parcel, rules))
          .map(({ carrier, service }) => serviceId(carrier, service)),
      })),
    ]),
  );
}
