/** What the playbooks about returns look at beside the evidence. */
export type ReturnsSituation = Readonly<Record<string, never>>;

/** What there is where nothing could be looked at. */
export const NOTHING_SEEN: ReturnsSituation = {};
