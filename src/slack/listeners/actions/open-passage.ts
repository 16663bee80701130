import { passageModal } from '../../../../blocks/index.ts';
import { readDocument, readQuestion } from '../../../ask/index.ts';
import { authorise } from '../../../decide/index.ts';
import { DaybreakError } from '../../../domain/errors.ts';
import { openModal } from '../../views/open.ts';
import { type ActionArgs, type Listener, personOf } from '../context.ts';
import { buttonValue, parsePassage } from '../values.ts';

/** Opens the document that an answer cites. */
export const openPassage: Listener<ActionArgs> = async ({ ack, body, action, client }, deps) => {
  await ack();
  const actor = personOf(body);
  const { questionId, at } = parsePassage(buttonValue(action));
  await openModal(client, { triggerId: body.trigger_id, log: deps.log }, async () => {
    await authorise(deps.db, { actor, verb: 'see', now: deps.clock() });
    const question = await readQuestion(deps.db, questionId);
    const cited = question?.sources.filter(({ type }) => type === 'knowledge') ?? [];
    const source = cited.find(({ id }) => id === [...new Set(cited.map((one) => one.id))][at]);
    const document = source && (await readDocument(deps.db, source.id));
    if (!document) throw new DaybreakError('not_found', 'This document is not there any more.');
    const { id, title, owner, review_by: reviewBy, body: text } = document;
    const words = { heading: source.title, words: source.passage };
    return passageModal({ id, title, owner, reviewBy, body: text, cited: words });
  });
};
