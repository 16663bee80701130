/** One ad group that spent $1,200 last night on people who looked and left: 0.4 % of clicks bought. */
export const BURNING = {
  adGroup: 'Insulated bottles, broad',
  spend: 1200,
  clicks: 500,
  conversions: 2,
  /** Hours before this morning's six o'clock in which it happened. */
  hours: 9,
} as const;
