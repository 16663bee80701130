import { type PersonalKind, personalIn } from '../../platform/personal.ts';

const SIGNS: Readonly<Record<PersonalKind, string>> = {
  'e-mail': '[e-mail]',
  phone: '[number]',
  card: '[card]',
  account: '[account]',
  address: '[address]',
};

const NAME = "\\p{Lu}[\\p{L}'’-]+(?:\\s\\p{Lu}[\\p{L}'’.-]*){1,2}";
/** Where people who write to a shop name themselves: as they sign, and beside how they can be reached. */
const SIGNED = [
  new RegExp(
    `(?<=\\b(?:[Mm]y name is|[Nn]ame:|[Tt]his is|I am|I['’]m|[Rr]egards,?|[Tt]hanks,|[Ss]incerely,?|[Cc]heers,)\\s)${NAME}`,
    'gu',
  ),
  new RegExp(`${NAME}(?=[,:]?\\s*\\[(?:e-mail|number|address)\\])`, 'gu'),
  new RegExp(`(?<=\\[(?:e-mail|number|address)\\],\\s)${NAME}(?=[,.;]|$)`, 'gu'),
];

/** What may stand nevertheless, and who is known to be a customer. */
export interface Masking {
  /** Names of customers as the rows have them. */
  readonly names?: readonly string[];
  /** Texts whose own contact data may stand, such as what staff wrote of a supplier. */
  readonly besides?: readonly string[];
}

/** What somebody wrote, without the names, addresses and numbers by which they could be known or reached. Pure. */
export function masked(text: string, { names = [], besides = [] }: Masking = {}): string {
  const found = personalIn(text).filter((one) => !besides.some((own) => own.includes(one.text)));
  const mailed = found.filter(({ kind }) => kind === 'e-mail').map((one) => namedBy(one.text));
  const reached = [...found]
    .reverse()
    .reduce((rest, { kind, start, end }) => `${rest.slice(0, start)}${SIGNS[kind]}${rest.slice(end)}`, text);
  const named = [...names, ...mailed.filter(Boolean)].reduce(
    (rest, name) => rest.replace(new RegExp(`(?<![\\p{L}])${escaped(name)}(?![\\p{L}])`, 'giu'), '[name]'),
    reached,
  );
  return SIGNED.reduce((rest, pattern) => rest.replace(pattern, '[name]'), named);
}

/** "jane.doe@…" is Jane Doe's. */
function namedBy(email: string): string {
  const [first, last, ...more] = (email.split('@')[0] ?? '').split(/[._]/);
  const isName = more.length === 0 && [first, last].every((part) => part && /^\p{L}{2,}$/u.test(part));
  return isName ? `${first} ${last}` : '';
}

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
