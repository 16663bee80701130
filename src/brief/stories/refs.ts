import type { BaseEvidence } from '../../domain/evidence.ts';
import type { Subject } from '../../domain/finding.ts';

/** A finding as far as it matters which others belong to it. */
export interface Told {
  readonly subject: Subject;
  readonly evidence: BaseEvidence;
}

/** Things that a finding is about, and things that it merely rests on, each as "type:id". */
export interface Refs {
  /** Findings about one of the same things are one story. */
  readonly about: readonly string[];
  /** It joins a finding whose subject is one of these; two that only rest on the same thing stay apart. */
  readonly restsOn: readonly string[];
}

/**
 * What a finding is about, by the names that all evidence shares: `sku`, `skusAtRisk` that run out, a `cause` with its
 * id; it rests on the `supplierId`, the `campaignId` and the `place` that its evidence names. Parcels that break one rule, or whose
 * addresses want a look, are one chore.
 */
export function refsOf({ subject, evidence }: Told): Refs {
  const { sku, skusAtRisk, cause, rule, supplierId, campaignId, place } = evidence;
  const skus = [sku, skuOf(subject), ...dry(skusAtRisk)].filter((id) => typeof id === 'string');
  return {
    about: [
      `${subject.type}:${subject.id}`,
      ...skus.map((id) => `sku:${id}`),
      ...(hasId(cause) ? [`cause:${cause.id}`] : []),
      ...(subject.type === 'shipment' ? [`parcels:${hasId(rule) ? rule.id : 'addresses'}`] : []),
    ],
    restsOn: [
      ...(typeof supplierId === 'string' ? [`supplier:${supplierId}`] : []),
      ...(typeof campaignId === 'string' ? [`campaign:${campaignId}`] : []),
      ...(typeof place === 'string' ? [`station_shift:${place}`] : []),
    ],
  };
}

/** "sizing|SKU-1" is a topic tied to a SKU. */
function skuOf({ type, id }: Subject): string | undefined {
  return type === 'topic' ? id.split('|')[1] : undefined;
}

function dry(skusAtRisk: unknown): unknown[] {
  if (!Array.isArray(skusAtRisk)) return [];
  return skusAtRisk.filter((item) => item?.stockoutOn).map(({ sku }) => sku);
}

function hasId(value: unknown): value is { id: string } {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string';
}
