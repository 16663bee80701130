import { adsOutOfStock, adsOvernight, losing, wasting, whyPaused } from './ads.ts';
import { bestSellers } from './best-sellers.ts';
import { campaigns } from './campaigns.ts';
import { seasonAhead, spike } from './demand.ts';
import { badAddresses, bins, carrierChoice, confused, mispicks, shifts } from './fulfilment.ts';
import { handover, paymentTerms, written } from './knowledge.ts';
import { launchWhatIf } from './launch.ts';
import { cashCycle, hoursSaved, lifetimeValue } from './metrics.ts';
import { negotiation } from './negotiation.ts';
import { agreement, briefing, done, staleData } from './night.ts';
import { PROPOSALS } from './proposals.ts';
import { lateOrders, slipWhatIf } from './purchase-orders.ts';
import { REFUSALS } from './refusals.ts';
import { changeCause, channelReturns, returnsCost, returnsOf, returnsUp, said } from './returns.ts';
import { sales } from './sales.ts';
import { skuTerms } from './sku-terms.ts';
import { excess, reorders, stock, stockouts } from './stock.ts';
import { substitutes } from './substitutes.ts';
import { slips, supplier, worse } from './suppliers.ts';
import { addressChange, answered, orderStatus, sizing } from './support.ts';
import { tickets } from './tickets.ts';
import type { Tool } from './tool.ts';
import { whyFlagged } from './why.ts';

export type { Tool } from './tool.ts';

/** What questions are answered with; a new kind of question is one tool here. */
export const TOOLS: readonly Tool[] = [
  ...[
    stockouts,
    stock,
    skuTerms,
    whyFlagged,
    reorders,
    launchWhatIf,
    lateOrders,
    substitutes,
    excess,
    sales,
    bestSellers,
    seasonAhead,
  ],
  ...[spike, slipWhatIf, returnsUp, returnsOf, changeCause, said, channelReturns, returnsCost],
  ...[campaigns, wasting, whyPaused, adsOvernight, losing, adsOutOfStock],
  ...[tickets, orderStatus, addressChange, answered, sizing],
  ...[mispicks, confused, bins, badAddresses, carrierChoice, shifts],
  ...[worse, supplier, slips, negotiation],
  ...[briefing, staleData, done, agreement, hoursSaved, lifetimeValue, cashCycle],
  ...[written, paymentTerms, handover],
  ...PROPOSALS,
  ...REFUSALS,
];
