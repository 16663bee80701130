/** What the playbooks about fulfilment look at beside the evidence. */
export type FulfilmentSituation = Readonly<Record<string, never>>;

/** What there is where nothing could be looked at. */
export const NOTHING_SEEN: FulfilmentSituation = {};
