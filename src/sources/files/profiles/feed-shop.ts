import type { Profile, RowReader } from '../profile.ts';

/** The shop's settings, one a line. A setting that could not be used is refused here rather than met every night. */
export const FEED_SHOP: Profile = {
  id: 'feed.shop',
  title: 'Daybreak feed: shop',
  platform: 'Daybreak',
  source: 'feed',
  anchors: ['key', 'value'],
  columns: ['key', 'value'],
  fileName: 'shop',
  reads: {
    entity: 'shop',
    fields: { key: 'key', value: 'value' },
    open: () => ({ row: readSetting }),
  },
};

const readSetting: RowReader['row'] = (row, sink) => {
  const rule = RULES[row('key')];
  if (rule && !rule.holds(row('value'))) return sink.reject('value', `"${row('value')}" is not ${rule.what}`);
  sink.emit('shop', {});
};

const RULES: Readonly<Record<string, { what: string; holds(value: string): boolean }>> = {
  time_zone: { what: 'a time zone such as Europe/Berlin', holds: isTimeZone },
  currency: { what: 'a currency code such as EUR', holds: (value) => /^[A-Z]{3}$/.test(value) },
  return_window_days: { what: 'a number of days', holds: (value) => /^[1-9]\d{0,3}$/.test(value) },
  date_order: { what: 'dmy (day first) or mdy (month first)', holds: (value) => /^(dmy|mdy)$/i.test(value) },
};

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}
