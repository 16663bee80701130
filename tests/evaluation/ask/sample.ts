import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Answerer, openAnswerer, syncKnowledge } from '../../../src/ask/index.ts';
import type { Database } from '../../../src/domain/database.ts';
import { runNight } from '../../../src/night.ts';
import { type Agent, createEmbedder, type Embedder } from '../../../src/platform/models/index.ts';
import { seedSample } from '../../../src/sample/index.ts';
import { readShop } from '../../../src/sources/index.ts';
import { testDatabase } from '../../support/database.ts';

/** The morning on which the sample shop is asked. */
export const NOW = new Date('2026-03-03T12:30:00Z');
export const ACTOR = { type: 'user', teamId: 'T1', userId: 'U1' } as const;
const KNOWLEDGE = join(import.meta.dirname, '../../../knowledge');

/** The sample shop after its night, with what its people wrote down. */
export interface SampleShop {
  readonly db: Database;
  readonly embedder: Embedder;
  /** Opens what answers; with a model, in its words. */
  answerer(agent?: Agent | null): Promise<Answerer>;
}

export async function openSampleShop(): Promise<SampleShop> {
  const [db, embedder] = [await testDatabase(), createEmbedder({})];
  await seedSample(db, { now: NOW, dataDir: await mkdtemp(join(tmpdir(), 'daybreak-ask-')) });
  const shop = await readShop(db, { name: '', timeZone: 'UTC', currency: 'USD', returnWindowDays: 30 });
  await syncKnowledge({ db, embedder }, KNOWLEDGE, NOW);
  await runNight(db, { now: NOW, shop });
  return {
    db,
    embedder,
    answerer: (agent = null) => openAnswerer({ db, embedder, agent }, { now: NOW, shop }),
  };
}
