import type { ActionKind } from '../../domain/action.ts';

/** What people never want: a kind of action about one thing. */
export interface Never {
  readonly action: ActionKind;
  /** "sku SKU-2847", "category Shoes", "brand campaign". */
  readonly about: string;
}

/** The rule that an action goes against; null where none speaks of it. Pure. */
export function goesAgainst<N extends Never>(
  rules: readonly N[],
  { kind, about }: { readonly kind: ActionKind; readonly about: readonly string[] },
): N | null {
  const named = new Set(about.map((one) => one.toLowerCase()));
  return rules.find((rule) => rule.action === kind && named.has(rule.about.toLowerCase())) ?? null;
}
