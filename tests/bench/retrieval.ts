import { identifiersIn } from '../../src/ask/knowledge/passages.ts';
import { countWords } from '../../src/ask/knowledge/store.ts';
import { findPassages } from '../../src/ask/retrieve/store.ts';
import type { Database } from '../../src/domain/database.ts';
import { createEmbedder } from '../../src/platform/models/index.ts';
import { vectorText } from '../../src/platform/vector.ts';
import { NOW } from './night.ts';
import type { Row } from './row.ts';
import { embedded, onServer, type Session } from './session.ts';

const THINGS = [
  'hoodie',
  'bottle',
  'candle',
  'lantern',
  'boot',
  'blanket',
  'belt',
  'mug',
  'tent',
  'towel',
  'knife',
  'scarf',
];
const MATTERS = [
  'returns',
  'shipping abroad',
  'gift wrap',
  'the supplier',
  'the price floor',
  'the season',
  'the label',
  'the box',
  'a refund',
  'the bin',
];
const RULES = [
  'waits for a person',
  'is never done on a Friday',
  'costs $12',
  'takes three weeks',
  'goes by ground',
  'needs two signatures',
  'is free',
  'is written on the card',
];
const QUESTIONS = 60;
const BATCH = 2000;
const embedder = createEmbedder({});

/** Finding passages among many: the time a question waits, and how much of the exact answer the index finds. */
export async function retrievalBench(): Promise<Row[]> {
  const small = await measured('10,000 passages, embedded, with the question’s vector', embedded, 10_000, {
    limit: 60,
    withVector: true,
  });
  if (!process.env.TEST_DATABASE_URL) return small;
  return [
    ...small,
    ...(await measured('100,000 passages, on a server', onServer, 100_000, { limit: 15, withVector: false })),
  ];
}

async function measured(
  name: string,
  session: Session,
  passages: number,
  { limit, withVector }: { limit: number; withVector: boolean },
): Promise<Row[]> {
  return session(async (db) => {
    await fill(db, passages);
    const questions = Array.from(
      { length: QUESTIONS },
      (_, i) =>
        `When does ${MATTERS[i % MATTERS.length]} of the ${THINGS[i % THINGS.length]} ${RULES[i % RULES.length]}, and what of term${i * 300 + 11}?`,
    );
    const vectors = await embedder.embed(questions);
    const times: number[] = [];
    let found = 0;
    let asked = 0;
    for (const [i, text] of questions.entries()) {
      const started = performance.now();
      const [own = vectors[i] ?? []] = withVector ? await embedder.embed([text]) : [vectors[i] ?? []];
      await findPassages(db, {
        text,
        embedding: own,
        identifiers: identifiersIn(text),
        suppliers: [],
        skus: [],
        today: NOW.toISOString().slice(0, 10),
        most: 6,
      });
      times.push(performance.now() - started);
    }
    // Looking at every passage would push what the index needs out of memory, so it comes afterwards.
    for (const vector of vectors) {
      const { near, exact } = await nearest(db, vector);
      found += exact.filter((id) => near.includes(id)).length;
      asked += exact.length;
    }
    const p95 = times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;
    const recall = found / asked;
    return [
      {
        name: `p95 of retrieval, ${name}`,
        ours: `${p95.toFixed(1)} ms`,
        baseline: '',
        ratio: '',
        target: `≤ ${limit} ms`,
      },
      {
        name: `recall@10 of the index, ${name}`,
        ours: recall.toFixed(3),
        baseline: 'exact 1.000',
        ratio: '',
        target: '≥ .98',
      },
    ];
  });
}

/** The ten nearest by the index as retrieval uses it, and by looking at every passage. */
async function nearest(
  db: Database,
  vector: readonly number[],
): Promise<{ near: string[]; exact: string[] }> {
  const query = {
    text: '',
    embedding: vector,
    identifiers: [],
    suppliers: [],
    skus: [],
    today: NOW.toISOString().slice(0, 10),
    most: 10,
  };
  const found = await findPassages(db, query);
  const { rows } = await db.query<{ text: string }>(
    'select text from knowledge_passage order by (embedding <=> $1::vector) + 0 limit 10',
    [vectorText(vector)],
  );
  return { near: found.map(({ text }) => text), exact: rows.map(({ text }) => text) };
}

/** Passages whose vectors lie between those of real sentences, as those of real passages do. */
async function fill(db: Database, count: number): Promise<void> {
  const sentences = THINGS.flatMap((thing) =>
    MATTERS.flatMap((matter) => RULES.map((rule) => `For the ${thing}, ${matter} ${rule}.`)),
  );
  const vectors = await embedder.embed(sentences);
  let seed = 7;
  const random = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed / 2_147_483_648;
  };
  await db.query(
    `insert into knowledge_document (id, source, path, title, body, hash, embedded_by, updated_at)
     select 'd' || n, 'bench', 'd' || n, 'Document ' || n, '', '', 'bench', $2 from generate_series(1, $1::int) n`,
    [Math.ceil(count / 20), NOW],
  );
  for (let from = 0; from < count; from += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, count - from) }, (_, i) => {
      const [a, b] = [Math.floor(random() * sentences.length), Math.floor(random() * sentences.length)];
      const mixed = (vectors[a] ?? []).map(
        (value, at) => value + 0.6 * (vectors[b]?.[at] ?? 0) + 0.02 * (random() - 0.5),
      );
      return {
        document: `d${Math.floor((from + i) / 20) + 1}`,
        ordinal: (from + i) % 20,
        text: `${sentences[a]} ${sentences[b]} ${Array.from({ length: 6 }, () => `term${Math.floor(random() ** 2 * 20_000)}`).join(' ')}.`,
        vector: vectorText(mixed),
      };
    });
    await db.query(
      `insert into knowledge_passage (document_id, ordinal, heading, text, embedding)
       select r->>'document', (r->>'ordinal')::int, r->>'document', r->>'text', (r->>'vector')::vector
         from jsonb_array_elements($1::jsonb) r`,
      [JSON.stringify(rows)],
    );
  }
  await db.transaction(countWords);
  await db.query('analyze knowledge_passage');
}
