/** One message of Postgres' protocol; `kind` is its letter, or what it is where it has none. */
export interface Frame {
  readonly kind: string;
  readonly bytes: Uint8Array;
}

const ENCRYPTION = new Set([80_877_103, 80_877_104]);
const CANCEL = 80_877_102;

/** After these a client waits for an answer: startup, query, sync, flush, function call, the end of a copy. */
const ENDS = new Set(['startup', 'Q', 'S', 'H', 'F', 'c', 'f']);

/** Does a client wait for an answer once it has sent this? */
export function isEndOfTurn(kind: string): boolean {
  return ENDS.has(kind);
}

/** Cuts what a socket brings into frames; what is incomplete waits for the rest. */
export class FrameReader {
  private rest: Buffer = Buffer.alloc(0);
  private isStarted = false;

  read(data: Uint8Array): Frame[] {
    this.rest = this.rest.length === 0 ? Buffer.from(data) : Buffer.concat([this.rest, data]);
    const frames: Frame[] = [];
    for (let frame = this.cut(); frame; frame = this.cut()) frames.push(frame);
    return frames;
  }

  private cut(): Frame | null {
    // Until a client has introduced itself, its messages have a length and no letter.
    const head = this.isStarted ? 1 : 0;
    if (this.rest.length < head + 4) return null;
    const length = head + this.rest.readInt32BE(head);
    if (this.rest.length < length) return null;
    const bytes = this.rest.subarray(0, length);
    this.rest = this.rest.subarray(length);
    return { kind: this.isStarted ? String.fromCharCode(bytes[0] ?? 0) : this.introduction(bytes), bytes };
  }

  private introduction(bytes: Buffer): string {
    const code = bytes.readInt32BE(4);
    if (ENCRYPTION.has(code)) return 'encryption';
    if (code === CANCEL) return 'cancel';
    this.isStarted = true;
    return 'startup';
  }
}
