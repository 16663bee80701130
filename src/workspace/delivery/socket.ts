import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { ACK_MS, type Ack, type Parcel, type Transport } from './transport.ts';

const MOST_CONNECTIONS = 10;
const PING_MS = 10_000;
const CLOSE_MS = 500;

/** Socket Mode: each parcel goes to one of up to ten connections and is acknowledged by its envelope id. */
export class SocketTransport implements Transport {
  private readonly server = new WebSocketServer({ noServer: true });
  private readonly tickets = new Set<string>();
  private readonly waiting = new Map<string, { socket: WebSocket; settle: (ack: Ack) => void }>();
  private readonly sockets: WebSocket[] = [];
  private readonly onConnection: (connected: boolean) => void;
  private readonly appId: string;
  private turn = 0;
  private readonly pinging = setInterval(() => {
    for (const socket of this.sockets) socket.ping();
  }, PING_MS);

  constructor(appId: string, onConnection: (connected: boolean) => void) {
    this.appId = appId;
    this.onConnection = onConnection;
    this.pinging.unref();
  }

  /** A ticket for one connection, which apps.connections.open puts into the URL. */
  ticket(): string | undefined {
    if (this.sockets.length >= MOST_CONNECTIONS) return undefined;
    const ticket = randomUUID();
    this.tickets.add(ticket);
    return ticket;
  }

  upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    const ticket = new URL(request.url ?? '/', 'http://localhost').searchParams.get('ticket') ?? '';
    if (!this.tickets.delete(ticket)) {
      stream.end('HTTP/1.1 401 Unauthorized\r\n\r\n');
      return;
    }
    this.server.handleUpgrade(request, stream, head, (socket) => this.accept(socket));
  }

  private accept(socket: WebSocket): void {
    this.sockets.push(socket);
    socket.on('message', (data) => this.receive(String(data)));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      const index = this.sockets.indexOf(socket);
      if (index >= 0) this.sockets.splice(index, 1);
      for (const waiter of this.waiting.values()) {
        if (waiter.socket === socket) waiter.settle({ ok: false, reason: 'connection_failed' });
      }
      this.onConnection(this.connected());
    });
    const info = { app_id: this.appId };
    socket.send(
      JSON.stringify({ type: 'hello', num_connections: this.sockets.length, connection_info: info }),
    );
    this.onConnection(true);
  }

  private receive(data: string): void {
    let answer: { envelope_id?: string; payload?: unknown };
    try {
      answer = JSON.parse(data) as typeof answer;
    } catch {
      return;
    }
    if (!answer.envelope_id) return;
    this.waiting.get(answer.envelope_id)?.settle({ ok: true, payload: answer.payload });
  }

  connected(): boolean {
    return this.sockets.length > 0;
  }

  async send(parcel: Parcel): Promise<Ack> {
    this.turn += 1;
    const socket = this.sockets[this.turn % Math.max(this.sockets.length, 1)];
    if (!socket) return { ok: false, reason: 'no_connection' };
    const envelope = randomUUID();
    const answered = this.answerTo(envelope, socket);
    socket.send(
      JSON.stringify({
        envelope_id: envelope,
        type: parcel.kind,
        payload: parcel.payload,
        accepts_response_payload: parcel.kind !== 'events_api',
        ...(parcel.kind === 'events_api' && {
          retry_attempt: parcel.attempt,
          retry_reason: parcel.retryReason ?? '',
        }),
      }),
    );
    return answered;
  }

  private answerTo(envelope: string, socket: WebSocket): Promise<Ack> {
    return new Promise((resolve) => {
      const settle = (ack: Ack) => {
        clearTimeout(timer);
        this.waiting.delete(envelope);
        resolve(ack);
      };
      const timer = setTimeout(() => settle({ ok: false, reason: 'http_timeout' }), ACK_MS);
      this.waiting.set(envelope, { socket, settle });
    });
  }

  /** Asks every client to connect anew, as Slack does now and then. */
  refresh(reason: 'warning' | 'refresh_requested' = 'refresh_requested'): void {
    for (const socket of this.sockets) socket.send(JSON.stringify({ type: 'disconnect', reason }));
  }

  async stop(): Promise<void> {
    clearInterval(this.pinging);
    await Promise.all(this.sockets.map(closed));
    this.server.close();
  }
}

/** Closes a connection politely, and hard where the other side does not answer. */
function closed(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => socket.terminate(), CLOSE_MS);
    socket.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
    socket.close(1001);
  });
}
