import { createServer, type Server, type Socket } from 'node:net';
import type { PGlite } from '@electric-sql/pglite';
import { FrameReader, isEndOfTurn } from './embedded-frames.ts';

/** A Postgres server over one PGlite; its one session is shared by turns. */
export interface WireServer {
  /** Connections that are open. */
  connections(): number;
  close(): Promise<void>;
}

/** A client and what it has said that was not yet carried out: whole turns, each the frames up to an answer. */
interface Client {
  readonly socket: Socket;
  readonly turns: Uint8Array[][];
  isGone: boolean;
}

/** The answer to a client that asks for encryption: there is none on a socket of one's own. */
const NO_ENCRYPTION = Buffer.from('N');
/** The last words of an answer outside a transaction. */
const READY_FOR_QUERY = Buffer.from([0x5a, 0, 0, 0, 5, 0x49]);
const ROLLBACK = queryFrame('rollback');

/**
 * Serves a PGlite on a Unix socket. PGlite's own socket server lets the questions of several clients mix, so that one
 * gets another's rows; here each has its turn. The session knows one unnamed statement and one transaction, so a
 * client keeps it from the first frame of a question to the answer, and from `begin` to the end of the transaction;
 * what it leaves open when it goes away is rolled back before anyone else's turn.
 */
export async function serveWire(db: PGlite, path: string): Promise<WireServer> {
  const clients = new Set<Client>();
  const session = new Session(db);
  const server = createServer((socket) => {
    const client: Client = { socket, turns: [], isGone: false };
    clients.add(client);
    listen(client, session);
    socket.once('close', () => {
      clients.delete(client);
      client.isGone = true;
      session.leave(client);
    });
  });
  await listening(server, path);
  return {
    connections: () => clients.size,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const { socket } of clients) socket.destroy();
      await closed;
      await session.settled();
    },
  };
}

function listening(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
}

function listen(client: Client, session: Session): void {
  const { socket } = client;
  const reader = new FrameReader();
  let turn: Uint8Array[] = [];
  socket.on('error', () => socket.destroy());
  socket.on('data', (data) => {
    for (const { kind, bytes } of reader.read(data)) {
      if (kind === 'encryption') socket.write(NO_ENCRYPTION);
      else if (kind === 'cancel' || kind === 'X') socket.end();
      else {
        turn.push(bytes);
        if (!isEndOfTurn(kind)) continue;
        client.turns.push(turn);
        turn = [];
        session.ask(client);
      }
    }
  });
}

/** The one session, and whose turn it is. */
class Session {
  private readonly db: PGlite;
  private waiting: Client[] = [];
  /** Who has a transaction open, or an answer half given. */
  private holder: Client | null = null;
  private working: Promise<void> | null = null;

  constructor(db: PGlite) {
    this.db = db;
  }

  /** Notes that a client has a turn to carry out. */
  ask(client: Client): void {
    this.waiting.push(client);
    this.wake();
  }

  /** Ends what a client has left open. */
  leave(client: Client): void {
    client.turns.length = 0;
    this.waiting = this.waiting.filter((one) => one !== client);
    if (this.holder === client) this.wake();
  }

  async settled(): Promise<void> {
    await this.working;
  }

  private wake(): void {
    this.working ??= this.work().finally(() => {
      this.working = null;
      if (this.next()) this.wake();
    });
  }

  /** The client whose turn it is; null when nobody can go on. */
  private next(): Client | null {
    const { holder } = this;
    if (holder) return holder.isGone || holder.turns.length > 0 ? holder : null;
    return this.waiting.find(({ turns }) => turns.length > 0) ?? null;
  }

  private async work(): Promise<void> {
    for (let client = this.next(); client; client = this.next()) {
      const { isGone } = client;
      const turn = isGone ? [ROLLBACK] : client.turns.shift();
      const at = this.waiting.indexOf(client);
      if (at >= 0) this.waiting.splice(at, 1);
      const isFree = await this.carryOut(client, turn ?? []);
      // Whoever went away during the turn keeps the session until it is rolled back.
      this.holder = isFree || isGone ? null : client;
    }
  }

  /** Carries out a turn frame by frame; true when the session is free afterwards: nothing is open, nothing awaited. */
  private async carryOut({ socket }: Client, frames: readonly Uint8Array[]): Promise<boolean> {
    let last: Buffer = Buffer.alloc(0);
    const onRawData = (data: Uint8Array) => {
      // The bytes lie in the database's memory, which the next frame overwrites.
      const copy = Buffer.from(data);
      last = Buffer.concat([last, copy.subarray(-READY_FOR_QUERY.length)]).subarray(-READY_FOR_QUERY.length);
      if (socket.writable) socket.write(copy);
    };
    try {
      await this.db.runExclusive(async () => {
        for (const frame of frames) await this.db.execProtocolRawStream(frame, { onRawData });
      });
    } catch (error) {
      console.error(error);
      socket.destroy();
    }
    return last.equals(READY_FOR_QUERY);
  }
}

function queryFrame(sql: string): Uint8Array {
  const text = Buffer.from(`${sql}\0`);
  const head = Buffer.alloc(5);
  head.write('Q');
  head.writeInt32BE(text.length + 4, 1);
  return Buffer.concat([head, text]);
}
