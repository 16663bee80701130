import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import iconv from 'iconv-lite';

/** Small enough that the database's answers are heard between two pieces, and it never waits for us. */
const PIECE_BYTES = 1 << 16;

/** The text of a file in pieces that end at a line's end, with UTF-8, UTF-16 and odd Windows bytes understood. */
export async function* readText(
  path: string,
  onBytes: (bytes: number) => void = () => undefined,
): AsyncGenerator<string> {
  const gzip = await isGzip(path);
  const file = createReadStream(path, { highWaterMark: PIECE_BYTES });
  file.on('data', (chunk) => onBytes(chunk.length));
  const bytes: Readable = gzip ? file.pipe(createGunzip({ chunkSize: PIECE_BYTES })) : file;
  file.on('error', (error) => bytes.destroy(error));
  let decode: ((chunk: Buffer, last: boolean) => string) | null = null;
  try {
    for await (const chunk of bytes as AsyncIterable<Buffer>) {
      decode ??= decoderFor(chunk);
      const text = decode(chunk, false);
      if (text) yield text;
    }
    const rest = decode?.(Buffer.alloc(0), true);
    if (rest) yield rest;
  } finally {
    file.destroy();
    bytes.destroy();
  }
}

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await file.close();
  }
}

function decoderFor(head: Buffer): (chunk: Buffer, last: boolean) => string {
  const utf16 = utf16Of(head);
  if (!utf16) return bytesDecoder();
  const decoder = iconv.getDecoder(utf16, { stripBOM: true });
  return (chunk, last) => (last ? (decoder.end() ?? '') : decoder.write(chunk));
}

function utf16Of(head: Buffer): string | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  // A header line without a BOM: every second byte of Latin text is zero.
  if (head.length >= 4 && head[1] === 0 && head[3] === 0) return 'utf-16le';
  if (head.length >= 4 && head[0] === 0 && head[2] === 0) return 'utf-16be';
  return null;
}

/** UTF-8 line by line; a line that is not UTF-8 is read as Windows-1252, in which every byte means something. */
function bytesDecoder(): (chunk: Buffer, last: boolean) => string {
  let rest: Buffer = Buffer.alloc(0);
  let first = true;
  return (chunk, last) => {
    const joined = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    const end = last ? joined.length : joined.lastIndexOf(0x0a) + 1;
    rest = Buffer.from(joined.subarray(end));
    const whole = joined.subarray(0, end);
    const text = isUtf8(whole) ? whole.toString('utf8') : decodeLines(whole);
    if (!first || text === '') return text;
    first = false;
    return text.replace(/^\ufeff/, '');
  };
}

function decodeLines(bytes: Buffer): string {
  const lines: string[] = [];
  for (let start = 0; start < bytes.length; ) {
    const newline = bytes.indexOf(0x0a, start);
    const end = newline < 0 ? bytes.length : newline + 1;
    const line = bytes.subarray(start, end);
    lines.push(isUtf8(line) ? line.toString('utf8') : iconv.decode(line, 'windows-1252'));
    start = end;
  }
  return lines.join('');
}
