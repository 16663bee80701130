/** One part of the cash conversion cycle, in days. */
export interface CashPart {
  /** Null where its rows are not there. */
  readonly days: number | null;
  /** What the figure is, or what is missing for it. */
  readonly basis: string;
}

/** The cash conversion cycle with its parts, in days. */
export interface CashCycle {
  /** DIO + DSO − DPO; null while a part is missing. */
  readonly days: number | null;
  readonly dio: CashPart;
  readonly dso: CashPart;
  readonly dpo: CashPart;
  /** What it would come to if customers' money came at once, as it nearly does in a shop; an assumption. */
  readonly ifPaidAtOnce: number | null;
  readonly missing: readonly string[];
}

/** Payment terms over purchases of a year, weighted by their value; null where no purchase has both. */
export interface PaymentTerms {
  readonly days: number | null;
  /** The share of purchases, by value, whose supplier's terms are loaded. */
  readonly share: number;
}

/**
 * The cash conversion cycle as far as rows tell. When customers' money arrives is not loaded, and of what suppliers are
 * owed only the terms are: the whole is not known, its parts are.
 */
export function cashCycle({ dio, terms }: { dio: number | null; terms: PaymentTerms }): CashCycle {
  const covered = `${Math.round(100 * terms.share)} % of purchases by value`;
  const parts = {
    dio: { days: dio, basis: 'mean stock at unit cost over cost of goods sold' },
    dso: { days: null, basis: 'when customers’ money arrives is not loaded' },
    dpo: {
      days: terms.days,
      basis:
        terms.days === null
          ? 'suppliers’ payment terms are not loaded'
          : `payment terms weighted by purchases, not payments made; known for ${covered}`,
    },
  } as const;
  return {
    days: null,
    ...parts,
    ifPaidAtOnce: dio !== null && terms.days !== null ? dio - terms.days : null,
    missing: Object.entries(parts).flatMap(([name, part]) =>
      part.days === null ? [`${name.toUpperCase()}: ${part.basis}`] : [],
    ),
  };
}
