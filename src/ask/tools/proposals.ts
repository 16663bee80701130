import { readStopped } from '../../decide/index.ts';
import { actsAlone } from '../../domain/autonomy.ts';
import { composeAutonomy } from '../../learn/index.ts';
import { triage } from '../../watch/index.ts';
import { offerToKeep } from '../answer/offer-to-keep.ts';
import type { Asking } from '../asking.ts';
import { rememberedIn } from '../remember.ts';
import { clarify, refused, type Told, told, unknown } from '../told.ts';
import { drafts } from './drafts.ts';
import { readTicket } from './operations/facts.ts';
import { count, isTold, oneOf, type Tool } from './tool.ts';
import { unfoundIn } from './unfound.ts';

/** Tickets of one kind are asked for; a draft holds those of every kind that rows answer. */
const ONE_TOPIC = /\b(wismo|where|shipping|delivery|tracking|refunds?|returns?|sizes?|damaged?)\b/i;

/** One ticket is asked for, and not all of them. */
const ONE_TICKET = /\b(the|this|that|a|my|to|for)\s+ticket\b/i;

/** What a person needs to answer a ticket that no rows answer. */
async function handedOver({ db, now }: Asking, id: string): Promise<Told> {
  const ticket = await readTicket(db, id, now);
  if (!ticket) return unknown(`I have no ticket ${id}.`);
  const { intent, tier, reason } = triage({
    subject: ticket.subject,
    body: ticket.body,
    linked: ticket.order_id !== null,
  });
  const asks = intent ? `It looks like ${intent.replaceAll('_', ' ')}` : 'What it asks is not sure';
  const must =
    tier === 'must_escalate'
      ? ` and must be answered by a person (${(reason ?? 'its kind').replaceAll('_', ' ')})`
      : '';
  const text = `${id} needs a person: no complete answer follows from rows. ${asks}${must}. Subject: “${ticket.subject ?? 'none'}”.${ticket.order_id ? ` Order ${ticket.order_id}.` : ''}`;
  return told(text, [{ type: 'ticket', id, title: ticket.subject ?? id, passage: text }], {
    subjects: [{ type: 'ticket', id }],
    confidence: 0.8,
  });
}

/** What people ask to have done: each is shown as the card that stands for it. */
export const PROPOSALS: readonly Tool[] = [
  {
    name: 'draft_swap_and_reorder',
    does: 'shows the drafted merchandising swap and reorder of a SKU',
    needs: 'sku',
    examples: [
      'Prepare a purchase order for sku',
      'Replace sku on the site and order more',
      'Please restock sku',
      'Draft the merchandising swap and queue the reorder',
      'Reorder sku',
      'Order more of sku',
      'Place the purchase order for sku',
      'Swap sku for a substitute on the site',
      'Buy 300 units of sku',
      'Do the reorder',
    ],
    run: async (asking) => {
      const sku = oneOf(asking, 'sku');
      if (isTold(sku)) return sku;
      return drafts(asking, {
        kinds: ['create_purchase_order', 'swap_listing'],
        none: `No reorder or swap is drafted for ${sku.id}: it does not run out before its supplier can deliver, or no supplier and price are loaded.`,
      });
    },
  },
  {
    name: 'draft_listing_and_note',
    does: 'shows the drafted listing copy and supplier note',
    examples: [
      'Prepare the listing fix for sku',
      'Write a quality complaint to the supplier about sku',
      'Draft a letter to the supplier',
      'Draft the listing copy and the supplier quality note',
      'Write the note to the supplier about the returns',
      'Fix the listing of sku',
      'Update the product page with a sizing line',
      'Draft an email to supplier about the late order',
      'Write to supplier',
    ],
    run: (asking) =>
      drafts(asking, {
        kinds: ['update_listing', 'notify_supplier'],
        none: 'No listing change or supplier note is drafted for that: nothing that is open asks for one.',
      }),
  },
  {
    name: 'draft_ads',
    does: 'shows drafted changes of keywords and budgets',
    examples: [
      'Turn keyword back on',
      'Resume the paused keyword',
      'Take budget from campaign and give it to campaign',
      'Lower spend on campaign',
      'Move $500/day from campaign to campaign',
      'Pause keyword',
      'Un-pause it and never touch brand terms',
      'Cut the budget of campaign by half',
      'Stop campaign',
      'Shift budget to the best campaign',
      'Resume keyword',
      'Turn the ad for sku off',
    ],
    run: async (asking) => {
      const found = await drafts(asking, {
        kinds: ['pause_keyword', 'resume_keyword', 'set_campaign_budget', 'reallocate_budget'],
        none: '',
      });
      if (found.status === 'answered' || found.status === 'clarify') return found;
      if (found.text !== '')
        return refused(`${found.text} I change no keyword and no budget from a question.`);
      return refused(
        'I change no keyword and no budget from a question, and nothing that is open asks for that change. Budgets are changed on their cards, within their limits, by someone who may approve them; brand campaigns are their owner’s.',
      );
    },
  },
  {
    name: 'draft_replies',
    does: 'shows the drafted answers to tickets',
    examples: [
      'Suggest a response to ticket',
      'Send replies to all tickets about shipping',
      'Answer every customer who asks where the order is',
      'Answer all WISMO tickets',
      'Draft a reply to ticket',
      'Reply to ticket',
      'Send the tracking link to everyone who asks',
      'Close the shipping tickets',
      'Write an answer for ticket',
    ],
    run: async (asking) => {
      const ticket = asking.named('ticket');
      if (!ticket && ONE_TICKET.test(asking.question) && unfoundIn(asking) === null)
        return clarify(
          'Which ticket? Name it by its number; “answer all tickets” shows every drafted answer.',
        );
      const found = await drafts(asking, {
        kinds: ['reply_ticket', 'escalate_ticket'],
        none: 'No answer is drafted for that: the rows do not answer it, or a person must.',
        words: 'my is refund refunds return size sizes address damaged wrong payment',
      });
      if (ticket && found.status === 'unknown') return handedOver(asking, ticket.id);
      const topic = ONE_TOPIC.exec(asking.question)?.[0];
      if (ticket || !topic || found.status !== 'answered') return found;
      return { ...found, text: `${found.text}\nThese are answers of every kind, not only about “${topic}”.` };
    },
  },
  {
    name: 'hold_shipment',
    does: 'shows the cards that hold or release a shipment',
    needs: 'shipment',
    examples: [
      'Hold shipment',
      'Stop shipment from leaving',
      'Release shipment',
      'Change the carrier of shipment',
    ],
    run: async (asking) => {
      const missing = unfoundIn(asking);
      if (missing) return unknown(`I have no “${missing}”, so nothing is drafted for it.`);
      if (asking.names.found.length === 0) return oneOf(asking, 'shipment') as Told;
      return drafts(asking, {
        kinds: ['hold_shipment', 'release_shipment', 'change_carrier'],
        none: 'Nothing is drafted for that shipment: nothing speaks against its label.',
      });
    },
  },
  {
    name: 'change_setting',
    does: 'tells how a threshold or reorder point is changed',
    examples: [
      'Put the reorder point of sku up to 300',
      'Set reorder point of sku = 250',
      'Increase the buffer of sku',
      'Raise the reorder point of sku to 300',
      'Set the safety stock of sku to 100',
      'Change the threshold for stockouts',
      'Alert me only above $50 CPA',
      'Set target CPA to $40',
    ],
    run: async (asking) => {
      const sku = asking.named('sku');
      const outlook = sku ? (await asking.outlooks()).get(sku.id) : undefined;
      if (outlook)
        return told(
          `The reorder point of ${outlook.sku} is ${outlook.reorderPoint} units. It follows from its demand and its supplier’s real lead time, and I do not let a question overwrite it; the service level behind it is a threshold: \`/ops threshold list\`.`,
          [
            {
              type: 'table',
              id: outlook.sku,
              title: 'reorder point',
              passage: `reorder point ${outlook.reorderPoint}`,
            },
          ],
          { subjects: [{ type: 'sku', id: outlook.sku }] },
        );
      if (asking.names.unclear.length > 0) {
        const back = oneOf(asking, 'sku');
        if (isTold(back)) return back;
      }
      return told(
        'Thresholds are changed with `/ops threshold set NAME VALUE` by someone who may; `/ops threshold preview NAME VALUE` says first what it would change, and `/ops threshold list` names them all.',
        [],
        { confidence: 0.8 },
      );
    },
  },
  {
    name: 'stop_everything',
    does: 'answers a call to stop everything',
    examples: [
      'Stop all actions now',
      'Shut everything down',
      'Stop everything',
      'Emergency stop',
      'Halt all automation',
      'Kill switch',
      'Freeze all actions now',
    ],
    run: async (asking) => {
      const running = (await asking.actions()).filter(({ state }) =>
        ['approved', 'executing', 'undoing'].includes(state),
      );
      const stopped = await readStopped(asking.db);
      const how = stopped
        ? `Everything is stopped already, by ${stopped.by}: nothing new is carried out until an admin writes \`/ops resume\`.`
        : 'A question stops nothing: write `/ops stop`, or to me nothing but “stop everything”, or press Stop everything in Home, and nothing new is carried out a second later.';
      return told(
        `${how} ${running.length === 0 ? 'No approved action is under way.' : `${count(running.length, 'approved action')} under way: ${running.map(({ label }) => label).join(', ')}; each can be undone on its card where that is possible.`}`,
        [{ type: 'table', id: 'action', title: 'action', passage: `${running.length} under way` }],
      );
    },
  },
  {
    name: 'promote',
    does: 'answers a request to let a kind of action run by itself',
    examples: [
      'Let ads pausing run automatically below $200',
      'Allow the bot to pause keywords by itself',
      'May it act on its own?',
      'Promote ads pausing to autonomous up to $200/day',
      'Let the bot reorder on its own',
      'Automate answering tickets',
      'Give Daybreak permission to act alone',
    ],
    run: async ({ db, shop, now }) => {
      const { alone, standings } = await composeAutonomy(db, { shop, now });
      const acting = standings.filter(({ level }) => actsAlone(level)).map(({ words }) => words);
      const today =
        alone === 0 ? 'No kind of action runs by itself today' : `By itself today: ${acting.join('; ')}`;
      return refused(
        `${today}, and a question cannot change that: it is earned by decisions that agree, and an admin sets it with \`/ops autonomy\`.`,
      );
    },
  },
  {
    name: 'remember',
    does: 'offers to save something to the knowledge base',
    examples: [
      'Please remember that supplier does not answer on Fridays',
      'Note this down: the scanner is broken',
      'Add to knowledge: we changed the carrier',
      'Remember: supplier shuts for Tet, 3 weeks',
      'Note that the warehouse is closed on Monday',
      'Save this to the knowledge base',
      'Keep in mind that supplier raised prices',
    ],
    run: async ({ question }) => offerToKeep(rememberedIn(question) ?? question),
  },
];
