/** Why things come back, as all rooms name it. */
export const REASONS = [
  'too_small',
  'too_large',
  'quality',
  'defective',
  'damaged',
  'not_as_described',
  'wrong_item',
  'changed_mind',
  'late',
  'other',
] as const;
export type Reason = (typeof REASONS)[number];

/** What people say when they mean it. Each stands for a reason unless it is denied. */
const PHRASES: readonly (readonly [Reason, RegExp])[] = [
  [
    'wrong_item',
    /\b(wrong (item|size|colou?r|product|one)|not what i ordered|(sent|received|got) (me )?(a |the )?(different|another))\b/,
  ],
  [
    'damaged',
    /\b(damaged|dented?|crushed|smashed|shattered|broke(n)? (on|in|during|when it) (arriv|transit|delivery|ship)\w*|arrived (broken|cracked|torn|scratched))\b/,
  ],
  [
    'defective',
    /\b(defect\w*|faulty|does ?n[o']?t work|stopped working|dead on arrival|leak(s|ing|ed)?|malfunction\w*)\b/,
  ],
  [
    'too_small',
    /\b(too (small|tight|short|narrow|snug)|runs? (very |a (bit|size|little) )?(small|tight|short)|(fits?|fitted) (small|tight|like an? (xs|s))|(a|one|full) size (too )?small(er)?|tighter|size up|sized? up|should have taken the next size|(ends?|sits?) above my)\b/,
  ],
  [
    'too_large',
    /\b(too (big|large|long|loose|wide|baggy)|runs? (very |a (bit|size|little) )?(big|large|long)|(fits?|fitted) (big|large|loose)|(a|one|full) size (too )?(big|large)(ger|r)?|size down|sized? down|huge on me|swim(ming)? in it)\b/,
  ],
  [
    'quality',
    /\b((poor|bad|cheap|low|terrible) quality|seam|stitch\w*|fray\w*|pill(s|ing|ed)?|thin fabric|fell apart|feels cheap|faded|shrunk|shrank)\b/,
  ],
  [
    'not_as_described',
    /\b(not as (described|pictured|shown|advertised)|(looks?|colou?r (is|looks?)) (nothing like|different|darker|lighter|not like)|different from the (photos?|pictures?))\b/,
  ],
  [
    'late',
    /\b((too|came|arrived) late|after the (date|event|party|birthday|wedding)|did ?n[o']?t arrive in time)\b/,
  ],
  [
    'changed_mind',
    /\b(changed my mind|do ?n[o']?t (want|need) (it|this|them)|no longer (want|need)|ordered by mistake|never worn|gift)\b/,
  ],
];

/**
 * A denial a few words before takes a phrase back: "not too small", "didn't run small"; so does saying that one would not
 * say it, and having feared it.
 */
const DENIAL =
  /\b((not|no|never|nothing|hardly|isn'?t|wasn'?t|aren'?t|weren'?t|doesn'?t|didn'?t|don'?t|won'?t|without|neither|nor|far from)\s+(\w+\s+){0,2}|(wouldn'?t|can'?t|cannot|could ?n[o']?t|don'?t) (say|claim|think|find)( that)? ((it|they|this|these)( (is|are))? )?|(afraid|worried|feared|expected)( that)? ((it|they|this|these) )?((would|might|could) be )?)$/;

/** Export codes in other words for the same. */
const CODES: readonly (readonly [RegExp, Reason])[] = [
  [/small|tight|short/, 'too_small'],
  [/large|big|long|loose/, 'too_large'],
  [/defect|faulty|not_?work/, 'defective'],
  [/damag|broken/, 'damaged'],
  [/descri|style|colou?r|expect/, 'not_as_described'],
  [/wrong|incorrect|missorder|switch/, 'wrong_item'],
  [/quality/, 'quality'],
  [/late|time|delivery/, 'late'],
  [/mind|unwanted|no_?longer|gift|mistake|better_?price/, 'changed_mind'],
];

/** The reason that a code of some platform stands for; null where it says nothing. */
export function reasonOfCode(code: string | null): Reason | null {
  if (code === null || code.trim() === '') return null;
  const folded = code
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  const own = REASONS.find((reason) => reason === folded);
  if (own) return own;
  return CODES.find(([pattern]) => pattern.test(folded))?.[1] ?? null;
}

/** The reasons that a text gives, denied ones left out, in the order in which it gives them. */
export function reasonsIn(text: string | null): Reason[] {
  if (!text) return [];
  const folded = text.toLowerCase().replace(/[’`]/g, "'");
  const found = PHRASES.flatMap(([reason, pattern]) => {
    const all = [...folded.matchAll(new RegExp(pattern, 'g'))];
    const meant = all.find(({ index }) => !DENIAL.test(folded.slice(Math.max(0, index - 40), index)));
    return meant ? [{ reason, index: meant.index }] : [];
  });
  return found.toSorted((a, b) => a.index - b.index).map(({ reason }) => reason);
}

/** Why a return came: what its text says where the code says nothing, else the code. */
export function reasonOf(code: string | null, text: string | null): Reason {
  const coded = reasonOfCode(code);
  if (coded !== null && coded !== 'other' && coded !== 'changed_mind') return coded;
  return reasonsIn(text)[0] ?? coded ?? 'other';
}
