/** What a ticket asks for. */
export const TICKET_INTENTS = [
  'order_status',
  'return_how_to',
  'refund_status',
  'change_address',
  'cancel_order',
  'delivery_period',
  'payment',
  'product_question',
  'sizing_question',
  'complaint',
  'damaged_or_wrong_item',
  'talk_to_human',
  'legal_or_safety',
  'other',
] as const;
export type TicketIntent = (typeof TICKET_INTENTS)[number];

/** Who may answer: a complete answer from rows, a person's judgement, or a person in any case. */
export const TIERS = ['informational', 'judgment', 'must_escalate'] as const;
export type Tier = (typeof TIERS)[number];

/** The intents whose answer is a matter of record. */
export const INFORMATIONAL: ReadonlySet<TicketIntent> = new Set<TicketIntent>([
  'order_status',
  'return_how_to',
  'refund_status',
  'delivery_period',
  'product_question',
  'sizing_question',
  'payment',
]);

/** What a question is called in a sentence. */
export const INTENT_WORDS: Readonly<Record<TicketIntent, string>> = {
  order_status: '“where’s my order?”',
  return_how_to: 'how to return',
  refund_status: '“where’s my refund?”',
  change_address: 'change of address',
  cancel_order: 'cancellation',
  delivery_period: 'delivery time',
  payment: 'payment',
  product_question: 'product question',
  sizing_question: 'sizing question',
  complaint: 'complaint',
  damaged_or_wrong_item: 'damaged or wrong item',
  talk_to_human: 'asks for a person',
  legal_or_safety: 'legal or safety',
  other: 'other',
};
