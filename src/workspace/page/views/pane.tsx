import type { Channel } from '../../model.ts';
import { useApp } from '../client/context.ts';
import type { Place } from '../client/place.ts';
import { Avatar } from './avatar.tsx';
import { Conversation } from './conversation.tsx';
import { Home } from './home.tsx';

interface PaneProps {
  channel: Channel;
  place: Place;
  onGo: (place: Place) => void;
}

function Title({ channel }: { channel: Channel }) {
  const { state, person } = useApp();
  if (channel.kind === 'channel') {
    return (
      <h2>
        <span className="hash">#</span> {channel.name} <small>{channel.topic}</small>
      </h2>
    );
  }
  return (
    <h2>
      <Avatar person={person(state.botUserId)} size={24} /> Daybreak
    </h2>
  );
}

function Tabs({ place, onGo }: Pick<PaneProps, 'place' | 'onGo'>) {
  const { act } = useApp();
  const tabs = [
    ['home', 'Home'],
    ['messages', 'Messages'],
  ] as const;
  return (
    <div className="tabs" role="tablist">
      {tabs.map(([tab, label]) => (
        <button
          key={tab}
          type="button"
          role="tab"
          aria-selected={(place.tab ?? 'messages') === tab}
          onClick={() => {
            onGo({ channel: place.channel, tab });
            if (tab === 'messages') void act({ do: 'open', tab });
          }}
        >
          {label}
        </button>
      ))}
    </div>
  );
}

/** The middle of the page: a channel, or the app with its tabs. */
export function Pane({ channel, place, onGo }: PaneProps) {
  const { state } = useApp();
  const isApp = channel.kind === 'im';
  return (
    <main className="pane">
      <header className="pane-head">
        <button
          type="button"
          className="plain back"
          aria-label="All conversations"
          onClick={() => onGo({ channel: '' })}
        >
          ‹
        </button>
        <Title channel={channel} />
      </header>
      {isApp && <Tabs place={place} onGo={onGo} />}
      {isApp && place.tab === 'home' ? (
        <Home />
      ) : (
        <Conversation
          key={`${state.me}/${channel.id}`}
          channel={channel}
          onOpenThread={(thread) => onGo({ channel: channel.id, thread })}
        />
      )}
    </main>
  );
}
