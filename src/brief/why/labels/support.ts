/** Tickets. */
export const SUPPORT_LABELS: Readonly<Record<string, string>> = {
  open: 'Open tickets',
  informational: 'Ask for what is on record',
  judgment: 'Need a person',
  mustEscalate: 'Must be escalated',
  abstained: 'Not sure what they ask',
  wismo: 'Ask “where’s my order?”',
  resolvable: 'Can be answered now',
  oldestHours: 'The oldest waits, hours',
  intents: 'By what they ask',
  topic: 'Topic',
  skus: 'Variants that they name',
  runs: 'By its returns it runs',
  count: 'Tickets',
  expected: 'Usual in that time',
};
