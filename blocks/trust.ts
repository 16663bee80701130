import type { LostTrust, Offer } from '../src/learn/index.ts';
import { button } from './buttons.ts';
import * as limits from './limits.ts';
import { context, fallback, type Message, section } from './message.ts';
import { instant, person } from './people.ts';
import { escaped, plain } from './text.ts';

/** An offer with the words of what it is about and the shop's clock. */
export interface OfferView {
  readonly offer: Offer;
  /** "pause a keyword, without cash: is done alone and told at once". */
  readonly words: string;
  readonly timeZone: string;
}

/** Trust that was earned, with its evidence, for an admin to give or not. */
export function offerMessage({ offer, words, timeZone }: OfferView): Message {
  const { id, evidence, accepted, answeredAt, answeredBy } = offer;
  const { n, agreed, lower, since } = evidence;
  const title = `It has earned more trust. From now on, ${escaped(words, limits.LINE)}?`;
  const from = since ? ` since ${instant(new Date(since), timeZone)}` : '';
  const figures = `People agreed with ${agreed.toFixed(1)} of ${n} proposals${from}: at least ${(100 * lower).toFixed(1)} % with 95 % certainty. None was taken back.`;
  const by = answeredBy && answeredAt ? ` by ${person(answeredBy)}, ${instant(answeredAt, timeZone)}` : '';
  const answer =
    accepted === null
      ? 'An admin decides. Limits, approvals and the stop switch hold as before.'
      : `${accepted ? 'Given' : 'Not now'}${by}.`;
  return {
    text: fallback([title, figures, accepted === null ? 'An admin decides.' : answer]),
    blocks: [
      section(`*${title}*\n${figures}`),
      context(answer),
      ...(accepted === null ? [{ type: 'actions' as const, block_id: 'trust', elements: answers(id) }] : []),
    ],
  };
}

/** Trust that was lost, with the words of what holds now and of what held before, and the shop's clock. */
export interface LostTrustView {
  readonly lost: LostTrust;
  /** "pause a keyword, without cash: is proposed, people decide". */
  readonly words: string;
  /** "is done alone and told at once". */
  readonly before: string;
  readonly timeZone: string;
}

/** Trust that Daybreak took back by itself: what holds now, why, and how an admin gives it again. */
export function lostTrustMessage({ lost, words, before, timeZone }: LostTrustView): Message {
  const { kind, band, before: level, reason, at } = lost;
  const title = `It acts alone no more: ${escaped(words, limits.LINE)}`;
  const why = `Why: ${escaped(reason ?? 'no reason was kept', limits.SENTENCE)}, ${instant(at, timeZone)}. Before, it ${before.replace(/^is/, 'was')}.`;
  const again = `An admin gives it again with \`/ops autonomy set ${kind} ${band} ${level}\`. Once it has earned it again, it is offered.`;
  return {
    text: fallback([`${title}.`, why, again]),
    blocks: [section(`*${title}*\n${why}`), context(again)],
  };
}

function answers(id: string) {
  return [
    {
      ...button('give_trust', 'Let it act alone', id),
      confirm: {
        title: plain('Let it act alone?', limits.CONFIRM_TITLE),
        text: plain(
          'It acts inside the limits without asking. One undo takes this back by itself.',
          limits.CONFIRM_TEXT,
        ),
        confirm: plain('Let it', limits.CONFIRM_BUTTON),
        deny: plain('Not now', limits.CONFIRM_BUTTON),
      },
    },
    button('refuse_trust', 'Not now', id),
  ];
}
