import { checkIds, checkWholeMessage } from './across.ts';
import { BLOCKS } from './blocks.ts';
import { child, type Issue, type Place, placeAt, type Surface } from './issue.ts';
import { boolean, isObject, type Json, lengthOf, list, oneOf, string } from './rules.ts';
import { type Kind, shape, variant } from './shape.ts';
import { plain } from './text.ts';

export { type Issue, type IssueCode, type Surface, slackMessages } from './issue.ts';

const MOST_BLOCKS: Readonly<Record<Surface, number>> = { message: 50, modal: 100, home: 100 };
const TEXT_CHARACTERS = 40_000;

function checkBlocks(blocks: unknown, at: Place): void {
  list(
    variant(() => BLOCKS),
    MOST_BLOCKS[at.surface],
    0,
  )(blocks, at);
  if (!Array.isArray(blocks)) return;
  checkIds(blocks, at);
  if (at.surface === 'message') checkWholeMessage(blocks, at);
}

/** What Slack would refuse about these blocks on that surface; empty when it takes them. */
export function validateBlocks(blocks: unknown, surface: Surface): Issue[] {
  const at = placeAt('/blocks', surface);
  checkBlocks(blocks, at);
  return at.issues;
}

/** What Slack would refuse about the content of a chat.postMessage or chat.update. */
export function validateMessage(message: { text?: unknown; blocks?: unknown }): Issue[] {
  const at = placeAt('', 'message');
  if (message.blocks !== undefined) checkBlocks(message.blocks, child(at, 'blocks'));
  if (typeof message.text === 'string' && lengthOf(message.text) > TEXT_CHARACTERS) {
    string(TEXT_CHARACTERS)(message.text, child(at, 'text'));
  }
  return at.issues;
}

const shared = {
  private_metadata: string(3000),
  callback_id: string(255),
  external_id: string(255),
};

const MODAL: Kind = {
  required: { type: oneOf('modal'), title: plain(24), blocks: checkBlocks },
  optional: {
    ...shared,
    submit: plain(24),
    close: plain(24),
    clear_on_close: boolean,
    notify_on_close: boolean,
    submit_disabled: boolean,
  },
  also: (view, at) => {
    const hasInput =
      Array.isArray(view.blocks) && view.blocks.some((block) => isObject(block) && block.type === 'input');
    if (!hasInput || view.submit !== undefined) return;
    at.issues.push({
      pointer: `${at.pointer}/submit`,
      code: 'missing_field',
      message: 'submit is required when the view has input blocks',
      constraint: 'submit',
      field: 'submit',
    });
  },
};

const HOME: Kind = { required: { type: oneOf('home'), blocks: checkBlocks }, optional: shared };

/** What Slack would refuse about a view for views.open, push, update or publish. */
export function validateView(view: unknown): Issue[] {
  const type = isObject(view) ? (view as Json).type : undefined;
  const surface = type === 'home' ? 'home' : 'modal';
  const at = placeAt('/view', surface);
  shape(surface === 'home' ? HOME : MODAL)(view, at);
  return at.issues;
}
