import { useCallback, useEffect, useMemo } from 'react';
import type { ClientRequest } from '../client/requests.ts';
import { act } from './client/api.ts';
import { type Workspace, WorkspaceContext } from './client/context.ts';
import { usePlace } from './client/place.ts';
import { useRemembered } from './client/remembered.ts';
import type { ClientState } from './client/state.ts';
import { useUnread } from './client/use-unread.ts';
import { useWorkspace } from './client/use-workspace.ts';
import { Modal } from './views/modal.tsx';
import { Pane } from './views/pane.tsx';
import { Sidebar } from './views/sidebar.tsx';
import { Thread } from './views/thread.tsx';
import { TopBar } from './views/top-bar.tsx';

const isPhone = () => matchMedia('(max-width: 720px)').matches;
const preferred = () => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');

/** At its first start the app has work to do before it connects; later its absence is a fault. */
function away(state: ClientState): string {
  const silent = Object.values(state.messages).every((messages) => messages.length === 0);
  if (silent) return 'Daybreak is starting. Its first briefing will appear here in a moment.';
  return 'Daybreak is not connected: buttons will not work until it is.';
}

/** The whole page. */
export function App() {
  const [me, setMe] = useRemembered('acting-as', '');
  const [theme, setTheme] = useRemembered('theme', preferred());
  const { state, live } = useWorkspace(me, setMe);
  const [place, go] = usePlace();
  const first = state?.channels.find((one) => one.kind === 'channel');
  const channel = state?.channels.find((one) => one.id === place.channel) ?? (isPhone() ? undefined : first);
  const unread = useUnread(state, channel?.id ?? '');
  const doAct = useCallback((request: ClientRequest) => act(state?.me ?? '', request), [state?.me]);
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  const workspace = useMemo<Workspace | null>(() => {
    if (!state) return null;
    const people = new Map(state.people.map((person) => [person.id, person]));
    return { state, theme: theme === 'dark' ? 'dark' : 'light', person: (id) => people.get(id), act: doAct };
  }, [state, theme, doAct]);
  if (!workspace || !state)
    return <div className="loading">{live ? 'Opening…' : 'The workspace does not answer.'}</div>;
  const view = state.views.at(-1);
  return (
    <WorkspaceContext value={workspace}>
      <div className={`app ${channel ? 'in-channel' : ''} ${place.thread ? 'in-thread' : ''}`}>
        <TopBar onActAs={setMe} onTheme={() => setTheme(theme === 'dark' ? 'light' : 'dark')} />
        {(!live || !state.connected) && (
          <div className="notice" role="status">
            {live ? away(state) : 'The workspace does not answer. Trying again…'}
          </div>
        )}
        <div className="panes">
          <Sidebar place={{ ...place, channel: channel?.id ?? '' }} unread={unread} onGo={go} />
          {channel && <Pane channel={channel} place={place} onGo={go} />}
          {channel && place.thread && (
            <Thread channel={channel} ts={place.thread} onClose={() => go({ channel: channel.id })} />
          )}
        </div>
        {view && <Modal key={view.id} view={view} />}
      </div>
    </WorkspaceContext>
  );
}
