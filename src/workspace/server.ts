import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApiError } from './api/call.ts';
import type { ApiServer } from './api-server.ts';
import type { ClientServer } from './client/server.ts';
import type { Core } from './core.ts';
import { SocketTransport } from './delivery/socket.ts';
import { isForeign } from './guard.ts';
import { respond } from './hands/respond.ts';
import { argumentsOf, bodyOf, sendJson } from './http.ts';

export interface Parts {
  core: Core;
  api: ApiServer;
  client: ClientServer;
  servePage: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  settled: () => Promise<void>;
}

async function answerResponseUrl(
  parts: Parts,
  request: IncomingMessage,
  response: ServerResponse,
  token: string,
) {
  const args = argumentsOf(request, await bodyOf(request));
  const target = parts.core.triggers.respond(token);
  if (typeof target === 'string') return sendJson(response, { ok: false, error: target }, 404);
  try {
    respond(parts.core, target, args);
    await parts.settled();
    sendJson(response, { ok: true });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    sendJson(response, { ok: false, error: error.code, ...error.extra }, 400);
  }
}

async function route(parts: Parts, localOnly: boolean, request: IncomingMessage, response: ServerResponse) {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const [, first, second] = url.pathname.split('/');
  if (isForeign(request, localOnly))
    return sendJson(response, { error: 'This page is for this machine.' }, 403);
  if (first === 'api' && second) return parts.api.handle(request, response, second);
  if (first === 'response' && second) return answerResponseUrl(parts, request, response, second);
  if (first === 'health') return void response.writeHead(200).end('ok');
  if (first === 'client') return parts.client.handle(request, response, url);
  return parts.servePage(request, response);
}

/** Listens. Throws where the port is taken. */
export async function listen(parts: Parts, port: number, host: string): Promise<Server> {
  const localOnly = host === '127.0.0.1' || host === 'localhost' || host === '::1';
  const server = createServer((request, response) => {
    route(parts, localOnly, request, response).catch((error: unknown) => {
      const sentence = error instanceof Error ? error.message : String(error);
      if (response.headersSent) response.destroy();
      else sendJson(response, { ok: false, error: 'internal_error', detail: sentence }, 500);
    });
  });
  const { transport } = parts.core.dispatcher;
  server.on('upgrade', (request, stream, head) => {
    if (transport instanceof SocketTransport) transport.upgrade(request, stream, head);
    else stream.end('HTTP/1.1 404 Not Found\r\n\r\n');
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return server;
}

export const portOf = (server: Server): number => (server.address() as AddressInfo).port;
