import type { Asking } from '../../asking.ts';
import { type Told, unknown } from '../../told.ts';
import type { Narrowed } from '../facts.ts';
import type { Scope } from './read.ts';

/** What order rows are to be narrowed to for a scope, or what of it they cannot say. */
export async function narrow(asking: Asking, scope: Scope, what: string): Promise<Narrowed | Told> {
  const unread = scope.unread;
  if (unread.length > 0)
    return unknown(
      `I cannot narrow ${what} to “${unread.join(' ')}”: no product, category, supplier, channel, place or day that I know is called that. Ask without it for the whole shop.`,
    );
  const { channels, countries, postcodes } = await asking.catalogue();
  const { skus, channel, country, state } = scope;
  if (channel && !channels.includes(channel)) {
    const called = channel.replace(/^./, (letter) => letter.toUpperCase());
    return unknown(
      `No orders of ${called} are connected: I know ${channels.length > 0 ? channels.join(', ') : 'no channels'}.`,
    );
  }
  if (country && countries.length === 0)
    return unknown('The orders that are loaded do not say to which country they went.');
  if (state && !postcodes)
    return unknown('The orders that are loaded do not say to which postcode they went.');
  return { skus, channel, country, postcodes: state ? await postcodesOf(state) : null };
}

/** Every postcode of a state; loaded when first asked for, as that takes a second. */
async function postcodesOf(state: string): Promise<readonly string[]> {
  const { default: zipcodes } = await import('zipcodes');
  return zipcodes.lookupByState(state).map(({ zip }) => zip);
}
