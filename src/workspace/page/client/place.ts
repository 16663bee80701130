import { useEffect, useState } from 'react';

/** Where the person is: a conversation, one of the app's tabs, a thread. An empty channel is the list (phones). */
export interface Place {
  channel: string;
  tab?: 'home' | 'messages';
  thread?: string;
}

function read(): Place {
  const [channel = '', rest = ''] = location.hash.slice(1).split('/');
  if (rest === 'home' || rest === 'messages') return { channel, tab: rest };
  return rest ? { channel, thread: rest } : { channel };
}

function write(place: Place): string {
  return `#${[place.channel, place.tab ?? place.thread].filter(Boolean).join('/')}`;
}

/** The place, kept in the address so that back, reload and links work. */
export function usePlace(): [Place, (place: Place) => void] {
  const [place, setPlace] = useState(read);
  useEffect(() => {
    const onHash = () => setPlace(read());
    window.addEventListener('hashchange', onHash);
    return () => window.removeEventListener('hashchange', onHash);
  }, []);
  return [place, (next) => location.assign(write(next))];
}
