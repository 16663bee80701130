import type { z } from 'zod';
import type { Subject } from '../domain/finding.ts';
import type { FACT_KINDS } from './kinds/index.ts';

type Definition = (typeof FACT_KINDS)[number];
export type FactKind = Definition['kind'];

/** What a fact of a kind says. */
export type FactValue<K extends FactKind> = z.output<Extract<Definition, { kind: K }>['value']>;

interface DraftOf<K extends FactKind> {
  readonly kind: K;
  readonly subject: Subject;
  readonly value: FactValue<K>;
  /** 0–1. */
  readonly confidence: number;
}

/** What one room learned and others may rely on, whether it is published yet or not. */
export type FactDraft<K extends FactKind = FactKind> = { [One in K]: DraftOf<One> }[K];

/** A fact as it stands, with where it came from. */
export type Fact<K extends FactKind = FactKind> = FactDraft<K> & {
  readonly provenance: Readonly<Record<string, unknown>>;
  readonly validFrom: Date;
  readonly expiresAt: Date | null;
};
