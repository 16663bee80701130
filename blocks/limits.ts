// Slack's limits (characters are code points) and our own, which keep a message readable on a phone.

export const HEADER_TEXT = 150;
export const SECTION_TEXT = 3000;
export const FIELD_TEXT = 2000;
export const FIELDS = 10;
export const CONTEXT_TEXT = 2000;
export const BUTTON_TEXT = 75;
export const CONFIRM_TITLE = 100;
export const CONFIRM_TEXT = 300;
export const CONFIRM_BUTTON = 30;
export const MODAL_TITLE = 24;
export const INPUT_LABEL = 2000;
export const INPUT_HINT = 2000;
export const INPUT_MAX_LENGTH = 3000;
export const MESSAGE_BLOCKS = 50;
export const VIEW_BLOCKS = 100;
/** Slack answers msg_blocks_too_long somewhat above this, over the whole message. */
export const MESSAGE_CHARACTERS = 12_000;
export const FALLBACK_TEXT = 3500;

/** A headline longer than this is cut: it is read at a glance or not at all. */
export const HEADLINE = 300;
export const SENTENCE = 400;
export const NAME = 80;
