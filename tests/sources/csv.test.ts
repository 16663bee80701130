import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvRecords, type FileRecord } from '../../src/sources/files/csv.ts';

/** Reads text that arrives in pieces of these lengths, then in one last piece. */
async function read(text: string, delimiter = ',', lengths: readonly number[] = []): Promise<FileRecord[]> {
  async function* pieces(): AsyncGenerator<string> {
    let at = 0;
    for (const length of lengths) {
      yield text.slice(at, at + length);
      at += length;
    }
    yield text.slice(at);
  }
  const records: FileRecord[] = [];
  for await (const record of csvRecords(pieces(), delimiter)) records.push(record);
  return records;
}

const hostile = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: fc.constantFrom('"', ',', ';', '\t', '\n', '\r\n', ' ', 'a', '=', '|'), maxLength: 12 }),
);
const table = fc
  .integer({ min: 1, max: 5 })
  .chain((columns) =>
    fc.array(fc.array(hostile, { minLength: columns, maxLength: columns }), { maxLength: 8 }),
  );

test('whatever is written is read back, trimmed, wherever the pieces are cut', async () => {
  const delimiters = fc.constantFrom(',', ';', '\t', '|');
  const cuts = fc.array(fc.nat(20), { maxLength: 10 });
  const ends = fc.constantFrom('\n', '\r\n');
  await fc.assert(
    fc.asyncProperty(table, delimiters, cuts, ends, async (rows, delimiter, lengths, recordDelimiter) => {
      const text = stringify(rows, { delimiter, quoted: true, record_delimiter: recordDelimiter });
      const written = rows.map((row) => row.map((cell) => cell.trim()));
      const records = await read(text, delimiter, lengths);
      expect(records.map(({ cells }) => cells)).toEqual(written.filter((row) => row.some((cell) => cell)));
      for (const { line, broken } of records) {
        expect(broken).toBeUndefined();
        expect(line).toBeGreaterThan(0);
      }
    }),
    { numRuns: 500 },
  );
});

test('any text at all is read without an error, and its records begin on lines of their own, in order', async () => {
  await fc.assert(
    fc.asyncProperty(
      hostile.map((text) => text.repeat(3)),
      fc.array(fc.nat(9)),
      async (text, lengths) => {
        const records = await read(text, ',', lengths);
        const lines = records.map(({ line }) => line);
        expect(lines).toEqual([...new Set(lines)].sort((a, b) => a - b));
        expect(records).toEqual(await read(text));
      },
    ),
    { numRuns: 500 },
  );
});

test('lone quotation marks and blanks around quoted cells are what people mean', async () => {
  const records = await read('3,5" pipe,"4"" pipe" , "a, b"\n"6" pipe",x\n');
  expect(records).toEqual([
    { line: 1, cells: ['3', '5" pipe', '4" pipe', 'a, b'] },
    { line: 2, cells: ['6" pipe', 'x'] },
  ]);
});

test('a quotation mark that never closes costs its own line, not the rest of the file', async () => {
  const rows = ['1,"x', '2,y', '3,"z, z"', '4,"two', 'lines"', '5,v'];
  expect(await read(rows.join('\n'))).toEqual([
    { line: 1, cells: [], broken: expect.stringContaining('quotation mark') },
    { line: 2, cells: ['2', 'y'] },
    { line: 3, cells: ['3', 'z, z'] },
    { line: 4, cells: ['4', 'two\nlines'] },
    { line: 6, cells: ['5', 'v'] },
  ]);
  const endless = `1,"x\n${'2,y\n'.repeat(200_000)}`;
  expect(
    await read(
      endless,
      ',',
      Array.from({ length: 10 }, () => 60_000),
    ),
  ).toHaveLength(200_001);
});
