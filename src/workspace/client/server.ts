import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Core } from '../core.ts';
import { bodyOf, sendJson } from '../http.ts';
import { act } from './requests.ts';
import { type Offered, snapshot } from './snapshot.ts';
import { stream } from './stream.ts';

/** Serves /client/…: what the page needs beside its own files. */
export class ClientServer {
  private readonly core: Core;
  private readonly offered: Offered;
  private readonly settled: () => Promise<void>;

  constructor(core: Core, offered: Offered, settled: () => Promise<void>) {
    this.core = core;
    this.offered = offered;
    this.settled = settled;
  }

  async handle(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const { state, dispatcher } = this.core;
    const wanted = state.people.get(url.searchParams.get('as') ?? '');
    const person = wanted && !wanted.isBot ? wanted : [...state.people.values()].find((one) => !one.isBot);
    if (!person) return sendJson(response, { error: 'Nobody works here.' }, 404);
    const user = person.id;
    if (url.pathname === '/client/stream' && request.method === 'GET') {
      state.directMessage(user);
      return stream(
        response,
        state,
        user,
        snapshot(state, user, this.offered, dispatcher.transport.connected()),
      );
    }
    if (url.pathname === '/client/act' && request.method === 'POST') return this.act(request, response, user);
    sendJson(response, { error: 'There is no such page.' }, 404);
  }

  private async act(request: IncomingMessage, response: ServerResponse, user: string): Promise<void> {
    try {
      const result = await act(this.core, user, JSON.parse(await bodyOf(request)));
      await this.settled();
      sendJson(response, result ?? {});
    } catch (error) {
      sendJson(response, { ok: false, error: error instanceof Error ? error.message : String(error) }, 400);
    }
  }
}
