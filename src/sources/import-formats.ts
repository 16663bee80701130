import { PROFILES } from './files/profiles/index.ts';

/** A kind of file that Daybreak knows by its header. */
export interface ImportFormat {
  readonly id: string;
  readonly title: string;
  /** Whose export it is: "Shopify", "Google Ads". */
  readonly platform: string;
  /** Whether its rows are taken; otherwise it is recognised only. */
  readonly imported: boolean;
}

/** Every kind of file that is recognised, in the order in which the profiles are listed. */
export function importFormats(): ImportFormat[] {
  return PROFILES.map(({ id, title, platform, reads }) => ({ id, title, platform, imported: !!reads }));
}
