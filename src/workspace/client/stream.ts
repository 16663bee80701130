import type { ServerResponse } from 'node:http';
import type { Change } from '../model.ts';
import type { State } from '../state.ts';
import { concerns, type Snapshot } from './snapshot.ts';

const KEEP_ALIVE_MS = 15_000;

/** Live updates as server-sent events: first the whole picture, then each change that concerns the person. */
export function stream(response: ServerResponse, state: State, user: string, first: Snapshot): void {
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    connection: 'keep-alive',
  });
  const send = (event: { kind: 'snapshot'; snapshot: Snapshot } | Change) =>
    response.write(`data: ${JSON.stringify(event)}\n\n`);
  send({ kind: 'snapshot', snapshot: first });
  const unlisten = state.listen((change) => {
    if (concerns(state, change, user)) send(change);
  });
  const alive = setInterval(() => response.write(': \n\n'), KEEP_ALIVE_MS);
  alive.unref();
  response.on('close', () => {
    clearInterval(alive);
    unlisten();
  });
}
