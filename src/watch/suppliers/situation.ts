/** What the playbooks about suppliers look at beside the evidence. */
export type SuppliersSituation = Readonly<Record<string, never>>;

/** What there is where nothing could be looked at. */
export const NOTHING_SEEN: SuppliersSituation = {};
