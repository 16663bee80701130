import { DaybreakError } from '../../../domain/errors.ts';
import { plainWords } from '../plain-words.ts';

/** What someone asked for with `/ops`. */
export type OpsCommand =
  | { readonly verb: 'brief' }
  | { readonly verb: 'ask'; readonly question: string }
  | { readonly verb: 'help' }
  | { readonly verb: 'handover'; readonly who: Named }
  | { readonly verb: 'replay' }
  | { readonly verb: 'stop' }
  | { readonly verb: 'resume' }
  | { readonly verb: 'autonomy list' }
  | { readonly verb: 'autonomy set'; readonly kind: string; readonly band: string; readonly level: string }
  | {
      readonly verb: 'autonomy limit';
      readonly kind: string;
      readonly measure: string;
      readonly atMost: string;
    }
  | { readonly verb: 'learned list' }
  | {
      readonly verb: 'learned say';
      readonly word: 'correct' | 'forget' | 'relearn';
      readonly id: string;
      readonly pairs: readonly string[];
    }
  | { readonly verb: 'threshold list' }
  | { readonly verb: 'threshold set' | 'threshold preview'; readonly name: string; readonly value: number }
  | { readonly verb: 'threshold reset'; readonly name: string };

/** A person as a command names them: by Slack's own id, or by what follows an @. */
export interface Named {
  readonly userId: string | null;
  readonly name: string;
}

/** How each is written, with an example that works as it stands. */
export const USAGE = [
  {
    line: '/ops ask QUESTION',
    does: 'an answer with its sources, for you alone',
    example: '/ops ask which purchase orders are late?',
  },
  { line: '/ops brief', does: 'the briefing as it stands now, for you alone', example: '/ops brief' },
  { line: '/ops threshold list', does: 'every threshold and its value', example: '/ops threshold list' },
  {
    line: '/ops threshold preview NAME VALUE',
    does: 'what a value would change, without setting it',
    example: '/ops threshold preview stockout_risk.probability 0.4',
  },
  {
    line: '/ops threshold set NAME VALUE',
    does: 'set a threshold from the next run on',
    example: '/ops threshold set excess_stock.days_of_cover 120',
  },
  {
    line: '/ops threshold reset NAME',
    does: 'put a threshold back to its default',
    example: '/ops threshold reset stockout_risk.probability',
  },
  {
    line: '/ops handover @PERSON',
    does: 'ask someone who leaves what only they know, one question at a time',
    example: '/ops handover @maya',
  },
  {
    line: '/ops replay',
    does: 'what it would have told you on your last 90 days; takes some minutes',
    example: '/ops replay',
  },
  {
    line: '/ops learned',
    does: 'what was learned from your data and decisions',
    example: '/ops learned',
  },
  {
    line: '/ops learned correct ID NAME=NUMBER',
    does: 'put your own value in its place',
    example: '/ops learned correct supplier_lead_time:S01 p50Days=14',
  },
  {
    line: '/ops learned forget ID',
    does: 'use it no longer; relearn takes it up again',
    example: '/ops learned forget channel_return_ratio:social',
  },
  { line: '/ops stop', does: 'stop everything: nothing new is carried out', example: '/ops stop' },
  { line: '/ops resume', does: 'let everything go on', example: '/ops resume' },
  {
    line: '/ops autonomy',
    does: 'what Daybreak may do without asking, and within which limits',
    example: '/ops autonomy',
  },
  {
    line: '/ops autonomy set KIND BAND LEVEL',
    does: 'how far a kind of action may go',
    example: '/ops autonomy set pause_keyword none act_then_tell',
  },
  {
    line: '/ops autonomy limit KIND MEASURE NUMBER',
    does: 'how much may be done without asking; KIND may be all, NUMBER may be reset',
    example: '/ops autonomy limit all count_per_day 20',
  },
  { line: '/ops help', does: 'this list', example: '/ops help' },
] as const;

/** Reads what follows `/ops`. Throws `invalid_input` with the usage and an example. */
export function parseOps(typed: string): OpsCommand {
  const text = plainWords(typed);
  const [first = 'help', second, name, given, ...rest] = text
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean);
  if (first === 'help' || first === '?') return { verb: 'help' };
  if (first === 'ask') {
    const question = text.trim().slice('ask'.length).trim();
    if (!question) throw wrong('Ask something.', 'ask');
    return { verb: 'ask', question };
  }
  if (first === 'handover') return { verb: 'handover', who: namedIn(typed) };
  if (first === 'brief' && !second) return { verb: 'brief' };
  if (first === 'replay' && !second) return { verb: 'replay' };
  if (first === 'stop' && !second) return { verb: 'stop' };
  if (first === 'resume' && !second) return { verb: 'resume' };
  if (first === 'learned') return learned(text.trim().split(/\s+/).slice(1));
  if (first === 'autonomy') return autonomy([second, name, given, ...rest]);
  if (first !== 'threshold' && first !== 'thresholds') throw wrong(`I do not know "/ops ${text.trim()}".`);
  switch (second) {
    case undefined:
    case 'list':
      return { verb: 'threshold list' };
    case 'reset':
      if (!name || given) throw wrong('Name one threshold to reset.', 'threshold reset');
      return { verb: 'threshold reset', name };
    case 'set':
    case 'preview': {
      const verb = `threshold ${second}` as const;
      const value = numberOf(given);
      if (!name || value === null || rest.length > 0) throw wrong('Give a threshold and a number.', verb);
      return { verb, name, value };
    }
    default:
      throw wrong(`I do not know "/ops threshold ${second}".`, 'threshold');
  }
}

/** The one person that `/ops handover` names: Slack gives the id where it knows whom they mean. */
function namedIn(typed: string): Named {
  const rest = typed.trim().slice('handover'.length).trim();
  const [, userId, label] = /^<@([UW][A-Z0-9]+)(?:\|([^>]*))?>$/.exec(rest) ?? [];
  if (userId) return { userId, name: label?.trim() ?? '' };
  const [, name] = /^@([\p{L}\d][\p{L}\d .'_-]{0,79})$/u.exec(rest) ?? [];
  if (!name) throw wrong('Name one person, with an @.', 'handover');
  return { userId: null, name: name.trim() };
}

/** Ids keep their case: a supplier's may have capitals. */
function learned([word, id, ...pairs]: readonly string[]): OpsCommand {
  if (word === undefined || word === 'list') return { verb: 'learned list' };
  const isComplete = word === 'correct' ? pairs.length > 0 : pairs.length === 0;
  if (word !== 'correct' && word !== 'forget' && word !== 'relearn')
    throw wrong(`I do not know "/ops learned ${word}".`, 'learned');
  if (!id || !isComplete) throw wrong('Name what was learned.', `learned ${word}`);
  return { verb: 'learned say', word, id, pairs };
}

function autonomy([what, ...words]: readonly (string | undefined)[]): OpsCommand {
  const [kind, second, third] = words;
  if (what === undefined || what === 'list') return { verb: 'autonomy list' };
  if (!kind || !second || !third || words.filter(Boolean).length > 3)
    throw wrong('Say three things.', `autonomy ${what}`);
  if (what === 'set') return { verb: 'autonomy set', kind, band: second, level: third };
  if (what === 'limit') return { verb: 'autonomy limit', kind, measure: second, atMost: third };
  throw wrong(`I do not know "/ops autonomy ${what}".`, 'autonomy');
}

/** A number as people write it: "0.4", "40%", "1,200". */
function numberOf(text: string | undefined): number | null {
  if (!text || !/^-?\d[\d,]*(\.\d+)?%?$/.test(text)) return null;
  const number = Number(text.replaceAll(',', '').replace('%', ''));
  return text.endsWith('%') ? number / 100 : number;
}

function wrong(what: string, about = ''): DaybreakError {
  const usage = USAGE.find(({ line }) => about && line.includes(`/ops ${about}`)) ?? USAGE.at(-1);
  const hint = usage ? ` Write: ${usage.line}. For example: ${usage.example}` : '';
  return new DaybreakError('invalid_input', `${what}${hint}`);
}
