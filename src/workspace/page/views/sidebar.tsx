import { useApp } from '../client/context.ts';
import type { Place } from '../client/place.ts';
import { Avatar } from './avatar.tsx';

interface SidebarProps {
  place: Place;
  unread: (channel: string) => number;
  onGo: (place: Place) => void;
}

interface RowProps {
  label: string;
  mark: React.ReactNode;
  current: boolean;
  unread: number;
  onClick: () => void;
}

function Row({ label, mark, current, unread, onClick }: RowProps) {
  return (
    <button
      type="button"
      className={`row ${current ? 'current' : ''} ${unread > 0 ? 'unread' : ''}`}
      aria-current={current ? 'page' : undefined}
      onClick={onClick}
    >
      <span className="mark">{mark}</span>
      <span className="label">{label}</span>
      {unread > 0 && <span className="count">{unread}</span>}
    </button>
  );
}

/** Channels, the app, and the people who work here. */
export function Sidebar({ place, unread, onGo }: SidebarProps) {
  const { state, person } = useApp();
  const channels = state.channels.filter((channel) => channel.kind === 'channel');
  const dm = state.channels.find((channel) => channel.kind === 'im');
  const bot = person(state.botUserId);
  return (
    <nav className="sidebar" aria-label="Conversations">
      <header className="team">
        <strong>{state.teamName}</strong>
        <small>Local workspace</small>
      </header>
      <div className="rows">
        <h3>Channels</h3>
        {channels.map((channel) => (
          <Row
            key={channel.id}
            label={channel.name}
            mark="#"
            current={place.channel === channel.id}
            unread={unread(channel.id)}
            onClick={() => onGo({ channel: channel.id })}
          />
        ))}
        <h3>Apps</h3>
        <Row
          label="Daybreak"
          mark={<Avatar person={bot} size={20} />}
          current={place.channel === dm?.id}
          unread={dm ? unread(dm.id) : 0}
          onClick={() => onGo({ channel: dm?.id ?? '', tab: 'home' })}
        />
        <h3>People</h3>
        {state.people
          .filter((one) => !one.isBot)
          .map((one) => (
            <div key={one.id} className="row person" title={one.title}>
              <span className="mark">
                <Avatar person={one} size={20} />
              </span>
              <span className="label">
                {one.realName} {one.id === state.me && <small>you</small>}
              </span>
            </div>
          ))}
      </div>
    </nav>
  );
}
