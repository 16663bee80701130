import {
  answerMessage,
  briefingMessage,
  helpMessage,
  pastAlertsMessage,
  thresholdPreviewMessage,
  thresholdsMessage,
} from '../../../../blocks/index.ts';
import {
  composeBriefing,
  composeThresholds,
  countPastAlerts,
  previewThreshold,
} from '../../../brief/index.ts';
import { authorise, changeThreshold } from '../../../decide/index.ts';
import { dayOf } from '../../../domain/day.ts';
import type { Shown } from '../../deliver/post.ts';
import { type CommandArgs, type Listener, type ListenerDeps, personOf } from '../context.ts';
import { withinLimit } from '../events/reply.ts';
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
  if (asked.verb !== 'threshold preview') return;
  const { name, value } = asked;
  const past = await countPastAlerts(deps.db, { name, value, now: deps.clock(), shop: await deps.shop() });
  const counted = pastAlertsMessage(past);
  await respond({ response_type: 'ephemeral', text: counted.text, blocks: [...counted.blocks] });
};

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
      await withinLimit(deps, actor);
      return answerMessage(await deps.ask({ text: command.question, actor }));
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
