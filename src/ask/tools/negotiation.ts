import { supplierBrief } from '../../brief/index.ts';
import { list, told } from '../told.ts';
import { isTold, oneOf, type Tool } from './tool.ts';

/** What to take into a talk with a supplier. */
export const negotiation: Tool = {
  name: 'negotiation_brief',
  does: 'summarises the negotiation brief of a supplier: volumes, prices, delivery, asks, walk-away',
  needs: 'supplier',
  withKnowledge: true,
  examples: [
    'I meet supplier soon, what should I negotiate?',
    'Prepare me for the talk with supplier',
    'Prepare the Q3 negotiation brief for supplier',
    'What should I ask supplier for in the next negotiation?',
    'Help me negotiate with supplier',
    'Quarterly review of supplier',
    'How much do we spend with supplier?',
  ],
  run: async (asking) => {
    const named = oneOf(asking, 'supplier');
    if (isTold(named)) return named;
    const brief = await supplierBrief(asking.db, named.id, { now: asking.now, shop: asking.shop });
    const figures = brief.sections.flatMap(({ figures: own }) => own);
    const lines = figures.slice(0, 8).map(({ label, value }) => `${label}: ${value}`);
    const asks = brief.asks.map(({ ask, worthWords }) => `${ask} ${worthWords}`.trim());
    return told(
      `${brief.name}, ${brief.from} to ${brief.to}:\n${list(lines)}\nAsk for:\n${list(asks)}\nWalk away: ${brief.walkAway}\nThe whole brief: daybreak brief-supplier ${named.id}`,
      figures.slice(0, 8).map(({ label, value, source }) => ({
        type: 'table',
        id: named.id,
        title: brief.sources[source] ?? 'rows',
        passage: `${label}: ${value}`,
      })),
      { subjects: [{ type: 'supplier', id: named.id }] },
    );
  },
};
