import type { Finding, FindingKind } from '../../../domain/finding.ts';
import type { FactLine } from '../../views.ts';
import { ADS_LINES } from './ads.ts';
import { FULFILMENT_LINES } from './fulfilment.ts';
import { INVENTORY_LINES } from './inventory.ts';
import type { LinesOf } from './lines.ts';
import { RETURNS_LINES } from './returns.ts';
import { SUPPLIERS_LINES } from './suppliers.ts';
import { SUPPORT_LINES } from './support.ts';

const LINES: LinesOf<FindingKind> = {
  ...INVENTORY_LINES,
  ...ADS_LINES,
  ...RETURNS_LINES,
  ...FULFILMENT_LINES,
  ...SUPPORT_LINES,
  ...SUPPLIERS_LINES,
};

/** A finding's two to four figures; instants are told on the clock of `timeZone`. */
export function factLines<K extends FindingKind>(finding: Finding<K>, timeZone: string): FactLine[] {
  return LINES[finding.kind](finding.evidence, timeZone);
}
