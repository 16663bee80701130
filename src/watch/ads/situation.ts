/** What the playbooks about ads look at beside the evidence. */
export type AdsSituation = Readonly<Record<string, never>>;

/** What there is where nothing could be looked at. */
export const NOTHING_SEEN: AdsSituation = {};
