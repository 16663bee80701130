import type { EvidenceOf } from '../../../domain/evidence.ts';
import type { FindingKind } from '../../../domain/finding.ts';
import type { FactLine } from '../../views.ts';

/** The two to four figures that a decision rests on; instants are told on the clock of `timeZone`. */
export type Lines<K extends FindingKind> = (evidence: EvidenceOf<K>, timeZone: string) => FactLine[];

/** The lines of a group of kinds. */
export type LinesOf<Kind extends FindingKind> = { readonly [K in Kind]: Lines<K> };
