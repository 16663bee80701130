import {
  answerMessage,
  briefingMessage,
  helpMessage,
  pastAlertsMessage,
  replayMessage,
  thresholdPreviewMessage,
  thresholdsMessage,
} from '../../../../blocks/index.ts';
import { readerOf } from '../../../ask/index.ts';
import { composeBriefing, composeThresholds, previewThreshold } from '../../../brief/index.ts';
import { authorise, changeThreshold } from '../../../decide/index.ts';
import { dayOf } from '../../../domain/day.ts';
import {
  countPastAlerts,
  historySentences,
  replay,
  replaySentence,
  tellReplay,
} from '../../../learn/index.ts';
import type { Shown } from '../../deliver/post.ts';
import { type CommandArgs, type Listener, type ListenerDeps, personOf } from '../context.ts';
import { forAsker } from '../for-asker.ts';
import { withinLimit } from '../within-limit.ts';
import { boundaryAnswer } from './autonomy.ts';
import { beginHandover } from './handover.ts';
import { learnedAnswer } from './learned.ts';
import { type OpsCommand, parseOps, USAGE } from './parse.ts';
import { words } from './words.ts';

/** `/ops`: answers to the person alone. */
export const ops: Listener<CommandArgs> = async ({ ack, body, client, command, context, respond }, deps) => {
  await ack();
  const asked = parseOps(command.text);
  const answer = await answerTo(asked, personOf(body), { client, deps, isAgain: context.isAgain === true });
  await respond({ response_type: 'ephemeral', text: answer.text, blocks: [...answer.blocks] });
  const followUp = await followUpOf(asked, deps);
  if (followUp) {
    await respond({ response_type: 'ephemeral', text: followUp.text, blocks: [...followUp.blocks] });
  }
};

/** What takes minutes is told once it is known: living past nights again. */
async function followUpOf(
  asked: OpsCommand,
  { db, clock, shop: readShop }: ListenerDeps,
): Promise<Shown | null> {
  if (asked.verb !== 'threshold preview' && asked.verb !== 'replay') return null;
  const [now, shop] = [clock(), await readShop()];
  if (asked.verb === 'threshold preview') {
    const { name, value } = asked;
    const past = await countPastAlerts(db, { name, value, now, shop });
    return past && pastAlertsMessage(past);
  }
  const report = await tellReplay(db, await replay(db, { shop, now }), { shop, now });
  return replayMessage([replaySentence(report), ...historySentences(report, shop.currency)], report);
}

async function answerTo(
  command: OpsCommand,
  actor: ReturnType<typeof personOf>,
  edge: { client: CommandArgs['client']; deps: ListenerDeps; isAgain: boolean },
): Promise<Shown> {
  const { deps } = edge;
  const { db } = deps;
  const now = deps.clock();
  if (command.verb === 'help') return helpMessage(USAGE);
  if (command.verb !== 'threshold set' && command.verb !== 'threshold reset') {
    await authorise(db, { actor, verb: 'see', now });
  }
  switch (command.verb) {
    case 'ask': {
      const reader = await readerOf(db, actor, true);
      const answer = await withinLimit(deps, actor, () =>
        deps.ask({ text: command.question, actor, reader }),
      );
      return answerMessage(await forAsker(answer, actor, deps));
    }
    case 'handover':
      return beginHandover(command.who, actor, edge);
    case 'brief': {
      const shop = await deps.shop();
      return briefingMessage(await composeBriefing(db, { day: dayOf(now, shop.timeZone), now, shop }));
    }
    case 'stop':
    case 'resume':
    case 'autonomy list':
    case 'autonomy set':
    case 'autonomy limit':
      return boundaryAnswer(command, actor, deps);
    case 'replay':
      return words(
        'Your last 90 nights are lived again, each knowing only what was known then. It takes some minutes.',
      );
    case 'learned list':
    case 'learned say':
      return learnedAnswer(command, actor, deps);
    case 'threshold list':
      return thresholdsMessage(await composeThresholds(db, { now }));
    case 'threshold preview': {
      const { name, value } = command;
      return thresholdPreviewMessage(
        await previewThreshold(db, { name, value, now, shop: await deps.shop() }),
      );
    }
    case 'threshold set':
      await changeThreshold(deps, { actor, name: command.name, value: command.value, now });
      return confirmed(deps, command.name);
    case 'threshold reset':
      await changeThreshold(deps, { actor, name: command.name, value: null, now });
      return confirmed(deps, command.name);
  }
}

/** What holds now, read back. */
async function confirmed({ db, clock }: ListenerDeps, name: string): Promise<Shown> {
  const line = (await composeThresholds(db, { now: clock() })).find((one) => one.name === name);
  if (!line) return words(`\`${name}\` is set.`);
  const { value, unit, fallback } = line;
  const back =
    value === fallback ? 'its default' : `its default is ${fallback}: \`/ops threshold reset ${name}\``;
  return words(`\`${name}\` is *${value}* ${unit} from the next run on; ${back}.`);
}
