import type { AdsEvidence } from './evidence/ads.ts';
import type { FulfilmentEvidence } from './evidence/fulfilment.ts';
import type { InventoryEvidence } from './evidence/inventory.ts';
import type { ReturnsEvidence } from './evidence/returns.ts';
import type { SuppliersEvidence } from './evidence/suppliers.ts';
import type { SupportEvidence } from './evidence/support.ts';
import type { FindingKind } from './finding.ts';

export type * from './evidence/ads.ts';
export type * from './evidence/base.ts';
export type * from './evidence/fulfilment.ts';
export type * from './evidence/inventory.ts';
export type * from './evidence/returns.ts';
export type * from './evidence/suppliers.ts';
export type * from './evidence/support.ts';

type EvidenceByKind = InventoryEvidence &
  AdsEvidence &
  ReturnsEvidence &
  FulfilmentEvidence &
  SupportEvidence &
  SuppliersEvidence;

export type EvidenceOf<K extends FindingKind> = EvidenceByKind[K];
