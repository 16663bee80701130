import type { ModalView } from '@slack/types';
import { saveKnowledgeModal } from '../../../../blocks/index.ts';
import { readQuestion, rememberedIn, reviewDay, topicsFor, warningsFor } from '../../../ask/index.ts';
import { authorise, listMembers, type Never, nameOf } from '../../../decide/index.ts';
import { dayOf } from '../../../domain/day.ts';
import { DaybreakError } from '../../../domain/errors.ts';
import { composeLearned } from '../../../learn/index.ts';
import { openModal } from '../../views/open.ts';
import {
  type ActionArgs,
  type Listener,
  type ListenerDeps,
  personOf,
  type ShortcutArgs,
} from '../context.ts';
import { buttonValue, parseQuestionId } from '../values.ts';

/** "Remember: …": the form, filled with what was said. */
export const openSaveKnowledge: Listener<ActionArgs> = async ({ ack, body, action, client }, deps) => {
  await ack();
  const actor = personOf(body);
  const questionId = parseQuestionId(buttonValue(action));
  await openModal(client, { triggerId: body.trigger_id, log: deps.log }, async () => {
    const question = await readQuestion(deps.db, questionId);
    if (!question) throw new DaybreakError('not_found', 'I do not know this message any more.');
    return formFor(rememberedIn(question.text) ?? question.text, actor, deps);
  });
};

/** A reason for a rejection becomes a rule, once its form is sent. */
export const openRule: Listener<ActionArgs> = async ({ ack, body, action, client }, deps) => {
  await ack();
  const actor = personOf(body);
  await openModal(client, { triggerId: body.trigger_id, log: deps.log }, () =>
    formFor(String(buttonValue(action)), actor, deps),
  );
};

/** What people seem never to want becomes a rule that is obeyed, once its form is sent. */
export const openPreference: Listener<ActionArgs> = async ({ ack, body, action, client }, deps) => {
  await ack();
  const actor = personOf(body);
  const id = String(buttonValue(action));
  await openModal(client, { triggerId: body.trigger_id, log: deps.log }, async () => {
    const now = deps.clock();
    const { preferences } = await composeLearned(deps.db, { ...deps, shop: await deps.shop(), now });
    const found = preferences.find((one) => one.id === id);
    if (!found) throw new DaybreakError('not_found', 'This is kept already, or no longer so.');
    return formFor(`${found.rule}.`, actor, deps, [{ action: found.kind, about: found.about }]);
  });
};

/** The message shortcut: the form, filled with the message. */
export const saveMessage: Listener<ShortcutArgs> = async ({ ack, body, client }, deps) => {
  await ack();
  const actor = personOf(body);
  await openModal(client, { triggerId: body.trigger_id, log: deps.log }, () =>
    formFor(body.message.text ?? '', actor, deps),
  );
};

async function formFor(
  text: string,
  actor: ReturnType<typeof personOf>,
  deps: ListenerDeps,
  never: readonly Never[] = [],
): Promise<ModalView> {
  const now = deps.clock();
  await authorise(deps.db, { actor, verb: 'see', now });
  const { timeZone } = await deps.shop();
  const clean = text.replace(/\s+/g, ' ').trim();
  const today = dayOf(now, timeZone);
  const warnings = clean ? await warningsFor(deps, clean, today) : [];
  const topics = clean ? await topicsFor(deps, clean, today) : [];
  const members = await listMembers(deps.db);
  const member = members.find(({ teamId, userId }) => teamId === actor.teamId && userId === actor.userId);
  return saveKnowledgeModal({
    title: clean.split(/(?<=[.!?])\s/)[0]?.slice(0, 80) ?? '',
    text: clean,
    owner: member?.name ?? actor.name ?? nameOf(actor),
    topics: never.length > 0 ? 'rules' : topics.join(', '),
    reviewBy: reviewDay(now, timeZone),
    warnings,
    ...(never.length > 0 ? { rule: JSON.stringify(never) } : {}),
  });
}
