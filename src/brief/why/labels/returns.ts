/** Returns. */
export const RETURNS_LABELS: Readonly<Record<string, string>> = {
  baselineRate: 'Rate before',
  units: 'Units ordered since',
  returns: 'Returns so far',
  cohortFrom: 'Orders from',
  reasons: 'Reasons',
  topReason: 'Most say',
  quotes: 'Where it is said',
  seconded: 'Reviews and tickets that say the same',
  versus: 'Against',
  interval: '95 % interval',
};
