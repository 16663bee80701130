import type { GuardContext } from '../registration.ts';
import { readShipments, type ShipmentFacts } from './facts.ts';

/** Reads a parcel afresh; a sentence instead where there is none any more, or it has left. */
export async function parcelStillHere(
  shipmentId: string,
  { db, now }: GuardContext,
): Promise<ShipmentFacts | string> {
  const shipment = (await readShipments(db, [shipmentId], now)).get(shipmentId);
  if (!shipment) return `There is no shipment ${shipmentId} any more.`;
  if (shipment.hasLeft) return `${shipmentId} has already left.`;
  if (shipment.isVoid) return `Order ${shipment.orderId} was cancelled since this was proposed.`;
  return shipment;
}
