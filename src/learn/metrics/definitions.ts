/** What each figure is, for whoever reads it without the code. */
export const DEFINITIONS = {
  cm1: 'net sales less cost of goods; what came back into stock is taken off',
  cm2: 'CM1 less shipping and payment fees; packaging is not loaded',
  cm3: 'CM2 less ad spend',
  inventoryDays: 'DIO: mean stock at unit cost ÷ cost of goods sold in the period × its days',
  cashConversionCycle:
    'DIO + DSO − DPO; null while a part is missing; DPO from payment terms, DSO taken as 0 only where said',
  marginIntervals: '95 % over the days of the period, Student’s t; no trend and no season in it',
  lifetime:
    'by channel and by month of the first order: revenue expected in the next 26 weeks by BG/NBD and gamma-gamma, before costs, not discounted',
  stockoutDays: 'days of a SKU at nothing on hand, of all days with a snapshot; 95 % by SKU',
  precision: 'of the findings that people decided on, those that they acted on; Wilson 95 %',
  warningsTrue: 'of the warnings turned down, those that came about within their horizon; Wilson 95 %',
  spendStopped: 'what ads that were acted on spent less in two weeks than in the two before; no control',
  agreement:
    'decisions in which people wanted what stood first, an edit counting by how little it moved, another answer not at all; Wilson 95 %',
  ignored: 'findings whose proposals expired without an answer; in no share',
  hoursSaved:
    'units done × measured minutes, less minutes of review, of what was taken back and of tickets that came back; 95 % over days',
  response: 'from a ticket’s creation to its first answer; 95 % of its quantiles by order statistics',
} as const;
