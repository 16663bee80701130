import { NOTHING_SEEN as ads } from '../../src/watch/ads/situation.ts';
import { NOTHING_SEEN as fulfilment } from '../../src/watch/fulfilment/situation.ts';
import type { Situations } from '../../src/watch/index.ts';
import { NOTHING_SEEN as returns } from '../../src/watch/returns/situation.ts';
import { NOTHING_SEEN as suppliers } from '../../src/watch/suppliers/situation.ts';
import { NOTHING_SEEN as support } from '../../src/watch/support/situation.ts';

/** No watcher but inventory's has seen anything. */
export const NO_SITUATIONS: Situations = { suppliers, returns, fulfilment, support, ads };
