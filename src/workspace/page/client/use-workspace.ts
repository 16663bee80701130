import { useEffect, useReducer, useState } from 'react';
import { type ClientState, reduce, type StreamEvent } from './state.ts';

/**
 * The live workspace as a person sees it, or as the first person where nobody has that id (`onIdentity` hears of it); `live` is
 * false while the server cannot be reached.
 */
export function useWorkspace(
  user: string,
  onIdentity: (user: string) => void,
): { state: ClientState | null; live: boolean } {
  const [state, dispatch] = useReducer(reduce, null);
  const [live, setLive] = useState(true);
  useEffect(() => {
    const source = new EventSource(`/client/stream?as=${encodeURIComponent(user)}`);
    source.onmessage = (event) => {
      setLive(true);
      const change = JSON.parse(event.data as string) as StreamEvent;
      if (change.kind === 'snapshot') onIdentity(change.snapshot.me);
      dispatch(change);
    };
    source.onerror = () => setLive(false);
    return () => source.close();
  }, [user, onIdentity]);
  return { state, live };
}
