import { type Block, Message } from 'slack-blocks-to-jsx';
import { systemClock } from '../../../platform/clock.ts';
import { useApp } from '../client/context.ts';
import { prepare } from './prepare.ts';
import { drawnSign } from './sign.tsx';
import type { AnyBlock } from './types.ts';

const safe = (href: string) => /^(https?:|mailto:)/i.test(href);

/** Blocks that only show something, drawn by the library. Links leave by a new tab and never by a script. */
export function Rendered({ blocks }: { blocks: readonly AnyBlock[] }) {
  const { state, theme } = useApp();
  return (
    <Message
      withoutWrapper
      theme={theme}
      className="rendered"
      logo=""
      name=""
      blocks={prepare(blocks, systemClock().getTime()) as unknown as Block[]}
      data={{
        users: state.people.map(({ id, realName }) => ({ id, name: realName })),
        channels: state.channels.map(({ id, name }) => ({ id, name })),
        user_groups: [],
      }}
      hooks={{
        emoji: (data, parse) => drawnSign(data.name) ?? parse(data),
        link: ({ href, children, className }) =>
          safe(href) ? (
            <a href={href} className={className} target="_blank" rel="noopener noreferrer">
              {children}
            </a>
          ) : (
            <span>{children}</span>
          ),
      }}
    />
  );
}
