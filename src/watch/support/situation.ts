/** What the playbooks about support look at beside the evidence. */
export type SupportSituation = Readonly<Record<string, never>>;

/** What there is where nothing could be looked at. */
export const NOTHING_SEEN: SupportSituation = {};
