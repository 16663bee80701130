// Slack's limits; characters are code points. A limit of ours is marked as such: it keeps a message readable on a phone.

export const HEADER_TEXT = 150;
export const SECTION_TEXT = 3000;
export const FIELDS = 10;
export const BUTTON_TEXT = 75;
export const OPTION_TEXT = 75;
export const BUTTON_VALUE = 2000;
export const RADIO_OPTIONS = 10;
export const CONFIRM_TITLE = 100;
export const CONFIRM_TEXT = 300;
export const CONFIRM_BUTTON = 30;
export const MODAL_TITLE = 24;
export const INPUT_LABEL = 2000;
export const INPUT_HINT = 2000;
export const INPUT_LENGTH = 3000;
/** Ours: Slack answers msg_blocks_too_long from about 13,200 in a whole message. */
export const LIST_TEXT = 12_000;
/** Ours: the top-level text of an update may hold 4,000. */
export const FALLBACK_TEXT = 3500;

/** Ours: a headline longer than this is cut; it is read at a glance or not at all. */
export const HEADLINE = 250;
/** Ours: reasons, outcomes, figures. */
export const SENTENCE = 400;
/** Ours: a sentence in a list of many. */
export const LINE = 240;
/** Ours: labels, names, amounts. */
export const NAME = 80;
