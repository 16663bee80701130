import type { Day } from '../../domain/day.ts';

/** What our own tables say of somebody: what they own, set, decided and may know. Each list has what matters most first. */
export interface HandoverFacts {
  /** Documents that name them as the owner; those to be read again before today are overdue. */
  readonly documents: readonly { id: string; title: string; reviewBy: Day | null; isOverdue: boolean }[];
  /** Thresholds whose value in force they set. */
  readonly thresholds: readonly { name: string; value: number }[];
  /** How they decided on findings of one kind, with one supplier or of one subject. */
  readonly decisions: readonly Decided[];
  /** Reasons of their rejections that stand in no document. */
  readonly reasons: readonly { findingId: string; reason: string; headline: string }[];
  /** Questions that found no answer, and of which they are likeliest to know it. */
  readonly unanswered: readonly { question: string; asked: number }[];
  /** Suppliers that they decided on and that no document speaks of. */
  readonly suppliers: readonly { id: string; name: string; decisions: number }[];
}

export interface Decided {
  /** Of the findings: "stockout_risk". */
  readonly kind: string;
  /** The supplier's name, else the SKU, campaign or the like. */
  readonly about: string;
  readonly approved: number;
  readonly edited: number;
  readonly rejected: number;
}

/** One thing to ask, with what an answer to it would be called. */
export interface HandoverQuestion {
  /** What it asks about; the same thing always has the same. */
  readonly key: string;
  readonly question: string;
  /** Why it is asked, from our rows. */
  readonly because: string;
  readonly title: string;
  /** With commas between. */
  readonly topics: string;
}

/** Nobody answers more at one go. */
export const MOST_QUESTIONS = 15;
const LONGEST_TITLE = 120;
const LONGEST_QUOTE = 200;
/** Fewer decisions of one kind are no habit. */
const A_HABIT = 3;

/**
 * What to ask somebody who leaves, in this order: what others asked in vain and what only they may know come first. Each
 * kind of gap gets its turn before any gets its second, and what is asked of everyone stands at the end. Pure.
 */
export function questionsFor(person: string, facts: HandoverFacts): HandoverQuestion[] {
  const closing = closingOf(person, facts);
  const gaps = inTurn([
    facts.unanswered.map(unansweredQuestion),
    facts.reasons.map(reasonQuestion),
    facts.suppliers.map(supplierQuestion),
    facts.decisions.filter(isHabit).map((one) => decisionQuestion(person, one)),
    facts.thresholds.map((one) => thresholdQuestion(person, one)),
    facts.documents.filter(({ isOverdue }) => isOverdue).map(overdueQuestion),
  ]);
  const unique = [...new Map(gaps.map((one) => [one.key, one])).values()];
  return [...unique.slice(0, MOST_QUESTIONS - closing.length), ...closing];
}

/** The first of each list, then the second of each, and so on. */
function inTurn<T>(lists: readonly (readonly T[])[]): T[] {
  const rounds = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: rounds }, (_, at) => lists.flatMap((list) => list.slice(at, at + 1))).flat();
}

function isHabit({ approved, edited, rejected }: Decided): boolean {
  return approved + edited + rejected >= A_HABIT;
}

function unansweredQuestion({ question, asked }: HandoverFacts['unanswered'][number]): HandoverQuestion {
  return {
    key: `gap:${question}`,
    question: `Somebody asked: “${short(question)}” What is the answer?`,
    because: `Asked ${times(asked)}, and nothing that is written down answers it.`,
    title: titled(question),
    topics: '',
  };
}

function reasonQuestion({ findingId, reason, headline }: HandoverFacts['reasons'][number]): HandoverQuestion {
  return {
    key: `reason:${findingId}`,
    question: `You rejected “${short(headline)}” because: “${short(reason)}” When does that hold, and when not?`,
    because: 'Your reason is kept with the rejection, but it is no rule that others can read.',
    title: titled(`Rule: ${reason}`),
    topics: 'decisions',
  };
}

function supplierQuestion({ id, name, decisions }: HandoverFacts['suppliers'][number]): HandoverQuestion {
  return {
    key: `supplier:${id}`,
    question: `What should whoever comes after you know about ${name}: whom to call, what they are late with, what was agreed?`,
    because: `You decided ${times(decisions)} on ${name}, and no document speaks of it.`,
    title: titled(`Working with ${name}`),
    topics: 'suppliers',
  };
}

function decisionQuestion(person: string, decided: Decided): HandoverQuestion {
  const { kind, about, approved, edited, rejected } = decided;
  const name = kind.replaceAll('_', ' ');
  const counts = [
    [approved, 'approved'],
    [edited, 'changed'],
    [rejected, 'rejected'],
  ] as const;
  const did = counts.filter(([count]) => count > 0).map(([count, verb]) => `${verb} ${count}`);
  return {
    key: `decision:${kind}:${about}`,
    question: `How do you decide on a ${name} of ${about}: what do you look at that the card does not show?`,
    because: `Of these you ${did.join(', ')}.`,
    title: titled(`How ${person} decides: ${name}, ${about}`),
    topics: 'decisions',
  };
}

function thresholdQuestion(
  person: string,
  { name, value }: HandoverFacts['thresholds'][number],
): HandoverQuestion {
  return {
    key: `threshold:${name}`,
    question: `You set ${name} to ${value}. Why that value, and when should it change?`,
    because: 'The value is on record; the reason is not.',
    title: titled(`Why ${name} is ${value} (${person})`),
    topics: 'thresholds',
  };
}

function overdueQuestion({ id, title, reviewBy }: HandoverFacts['documents'][number]): HandoverQuestion {
  return {
    key: `review:${id}`,
    question: `What of “${short(title)}” is not true any more?`,
    because: `You own it, and it was to be read again by ${reviewBy}.`,
    title: titled(`What has changed: ${title}`),
    topics: 'review',
  };
}

/** What everybody is asked, as the playbook for leaving has it: owners, people to call, and what nobody asks for. */
function closingOf(person: string, { documents }: HandoverFacts): HandoverQuestion[] {
  const titles = documents.map(({ title }) => `“${short(title, 60)}”`);
  const named = titles.slice(0, 5).join(', ');
  const more = titles.length > 5 ? ` and ${titles.length - 5} more` : '';
  const owned: HandoverQuestion = {
    key: 'owners',
    question: `Who should answer for your documents from now on: ${named}${more}?`,
    because: `You own ${titles.length === 1 ? 'one document' : `${titles.length} documents`}.`,
    title: titled(`Who takes over the documents of ${person}`),
    topics: 'people, handover',
  };
  return [
    ...(titles.length > 0 ? [owned] : []),
    {
      key: 'calls',
      question: 'Whom do you call when something goes wrong, and what do they never put in writing?',
      because: 'Everybody is asked this.',
      title: titled(`Whom ${person} calls when something goes wrong`),
      topics: 'people, handover',
    },
    {
      key: 'unasked',
      question: 'What do you do by hand, every week or every season, that nobody asks you to do?',
      because: 'Everybody is asked this.',
      title: titled(`What ${person} does without being asked`),
      topics: 'people, handover',
    },
  ];
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}

function short(text: string, longest = LONGEST_QUOTE): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const letters = [...line];
  return letters.length > longest ? `${letters.slice(0, longest - 1).join('')}…` : line;
}

function titled(text: string): string {
  return short(text, LONGEST_TITLE);
}
