import type { Day } from '../../domain/day.ts';
import type { Money } from '../../domain/money.ts';

/** A figure with the number of the footnote that says where it comes from. */
export interface BriefFigure {
  readonly label: string;
  readonly value: string;
  /** Index in `sources`, counted from 0. */
  readonly source: number;
}

export interface BriefSection {
  readonly title: string;
  readonly figures: readonly BriefFigure[];
}

/** Something to ask for, with what it is worth a year. */
export interface Ask {
  readonly ask: string;
  readonly why: string;
  readonly worth: Money | null;
  /** The same for people: "Worth about $4,613 a year."; '' where it cannot be put in money. */
  readonly worthWords: string;
}

/** What a buyer takes into the quarterly talk with a supplier. */
export interface SupplierBrief {
  readonly supplierId: string;
  readonly name: string;
  readonly from: Day;
  readonly to: Day;
  readonly sections: readonly BriefSection[];
  readonly asks: readonly Ask[];
  readonly walkAway: string;
  /** Footnotes: which rows of which table, over which days. */
  readonly sources: readonly string[];
}
