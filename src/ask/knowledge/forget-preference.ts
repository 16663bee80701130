import { correctionFact, publishFacts } from '../../context/index.ts';
import { authorise, nameOf, type Policy } from '../../decide/index.ts';
import type { Actor } from '../../domain/actor.ts';
import type { ActionCatalogue } from '../../domain/catalogue.ts';
import type { Database } from '../../domain/database.ts';
import { DaybreakError } from '../../domain/errors.ts';
import type { Shop } from '../../domain/shop.ts';
import { composeLearned, PREFERENCE, preferenceId } from '../../learn/index.ts';
import type { Embedder } from '../../platform/models/index.ts';
import { appendTrace } from '../../trace/index.ts';
import { takeBackKnowledge } from './save.ts';
import { readRuleDocuments } from './store.ts';

/** Which preference, and whether it is to be forgotten or asked about again. */
export interface PreferenceWord {
  readonly actor: Actor;
  readonly id: string;
  readonly verb: 'forget' | 'relearn';
  readonly now: Date;
  readonly shop: Shop;
}

/**
 * Forgets what people seem never to want: it is not asked about again, and where it was kept as a rule that is taken
 * back; or lets it be asked about again. Throws `not_allowed`, `not_found`, or `invalid_input` where the rule stands in
 * a document of a folder, which people change themselves.
 */
export async function sayOfPreference(
  { db, embedder, catalogue }: { db: Database; embedder: Embedder; catalogue: ActionCatalogue },
  { actor, id, verb, now, shop }: PreferenceWord,
): Promise<void> {
  await authorise(db, { actor, verb: 'learned', now });
  const documents = (await readRuleDocuments(db)).filter(({ never }) =>
    (never as Policy<'never'>).some((rule) => preferenceId(rule) === id),
  );
  const written = documents.find(({ saved }) => !saved);
  if (verb === 'forget') {
    const { preferences } = await composeLearned(db, { catalogue, shop, now });
    if (documents.length === 0 && !preferences.some((one) => one.id === id)) {
      throw new DaybreakError('not_found', `Nothing called "${id}" is learned or agreed.`);
    }
    if (written) {
      throw new DaybreakError(
        'invalid_input',
        `It stands in “${written.title}”: take it out there, then sync.`,
      );
    }
    for (const document of documents) {
      await takeBackKnowledge({ db, embedder }, document.id, { actor, now });
    }
  }
  const value = verb === 'forget' ? { set: null } : ({ again: true } as const);
  await db.transaction(async (tx) => {
    const facts = [correctionFact(PREFERENCE, id, value)];
    await publishFacts(tx, { facts, provenance: { room: 'learn', by: nameOf(actor) }, now });
    await appendTrace(tx, {
      kind: 'setting',
      findingId: null,
      actionId: null,
      actor,
      at: now,
      summary: `${nameOf(actor)} ${verb === 'forget' ? 'had forgotten:' : 'let be asked again:'} ${id}`,
      data: { learned: id, verb },
    });
  });
}
