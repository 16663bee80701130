import { slackMessages, validateMessage, validateView } from '../validate/index.ts';
import { ApiError, type Method } from './call.ts';

/** `blocks.validate`: says what is wrong with blocks, a message or a view without sending it. */
export const validate: Method = ({ args }) => {
  const view = args.view !== undefined;
  const message = (args.message ?? { blocks: args.blocks }) as { blocks?: unknown };
  const errors = view ? validateView(args.view) : validateMessage(message);
  if (errors.length === 0) return {};
  const code = view ? 'invalid_view' : args.message === undefined ? 'invalid_blocks' : 'invalid_message';
  throw new ApiError(code, { errors, response_metadata: { messages: slackMessages(errors) } });
};
