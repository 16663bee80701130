import { ACTION_WORDS } from '../../domain/autonomy.ts';
import type { Never } from './goes-against.ts';

/** How a rule names where it holds, by the type of what it is about. */
const WHERE: Readonly<Record<string, (id: string) => string>> = {
  sku: (id) => `for ${id}`,
  category: (id) => `in category ${id}`,
  campaign: (id) => `in campaign ${id}`,
  brand: () => 'in a brand campaign',
};

/** A rule as a sentence without its full stop: "Never order SKU-2847", "Never pause a keyword in a brand campaign". */
export function neverWords({ action, about }: Never): string {
  const type = about.slice(0, about.indexOf(' '));
  const id = about.slice(type.length + 1);
  const does = ACTION_WORDS[action];
  if (action === 'create_purchase_order' && type === 'sku') return `Never order ${id}`;
  if (action === 'create_purchase_order' && type === 'category')
    return `Never order anything in category ${id}`;
  if (does.includes(`a ${type}`)) return `Never ${does.replace(`a ${type}`, `${type} ${id}`)}`;
  return `Never ${does} ${WHERE[type]?.(id) ?? `for ${about}`}`;
}
