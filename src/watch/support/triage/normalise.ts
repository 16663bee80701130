/** Longest text that is looked at, in characters: what matters is said before a quoted thread begins. */
const LONGEST = 4_000;

/** What people mistype most, with what they mean; whole words only. */
const SPELLINGS: Readonly<Record<string, string>> = {
  oder: 'order',
  ordr: 'order',
  ordrer: 'order',
  odrer: 'order',
  oredr: 'order',
  purchse: 'purchase',
  purchace: 'purchase',
  recieve: 'receive',
  recieved: 'received',
  recived: 'received',
  refnd: 'refund',
  reufnd: 'refund',
  refudn: 'refund',
  rfund: 'refund',
  retrun: 'return',
  retun: 'return',
  reutrn: 'return',
  pacakge: 'package',
  packge: 'package',
  pakage: 'package',
  parcle: 'parcel',
  delivry: 'delivery',
  delivrey: 'delivery',
  dilevery: 'delivery',
  shiping: 'shipping',
  shippment: 'shipment',
  adress: 'address',
  addres: 'address',
  adres: 'address',
  cancle: 'cancel',
  cancell: 'cancel',
  canel: 'cancel',
  canceling: 'cancelling',
  canceled: 'cancelled',
  payement: 'payment',
  paymnt: 'payment',
  payemnt: 'payment',
  wheres: 'where is',
  whens: 'when is',
  wher: 'where',
  wanna: 'want to',
  gonna: 'going to',
  lawer: 'lawyer',
  laywer: 'lawyer',
  chargback: 'chargeback',
  ur: 'your',
  u: 'you',
  pls: 'please',
  plz: 'please',
  whats: 'what is',
  hasnt: 'has not',
  havent: 'have not',
  didnt: 'did not',
  doesnt: 'does not',
  dont: 'do not',
  isnt: 'is not',
  wasnt: 'was not',
  wont: 'will not',
  cant: 'can not',
  cannot: 'can not',
};

/**
 * A message as the classifier reads it: lower case, accents dropped, contractions and common misspellings undone,
 * quoted lines of an earlier message left out. Order numbers, other long numbers, e-mails and links become single words.
 */
export function normalise(text: string): string {
  const own = text
    .slice(0, LONGEST)
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('>'))
    .join(' ');
  const plain = own
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’‘`´]/g, "'")
    .replace(/https?:\/\/\S+/g, ' link ')
    .replace(/\S+@\S+\.\w+/g, ' email ')
    .replace(/\bcan't\b/g, 'can not')
    .replace(/\bwon't\b/g, 'will not')
    .replace(/n't\b/g, ' not')
    .replace(/\bi'm\b/g, 'i am')
    .replace(/'re\b/g, ' are')
    .replace(/'ve\b/g, ' have')
    .replace(/'ll\b/g, ' will')
    .replace(/\b(i|you|we|they)'d\b/g, '$1 would')
    .replace(/\b(it|that|what|where|who|here|there|how|when)'s\b/g, '$1 is')
    .replace(/'/g, '')
    .replace(/(#\s?\d{3,}|\b[a-z]{1,5}-?\d{3,}|\b(?<=order (number |no\.? |# ?)?)\d{3,})\b/g, ' ordernumber ')
    .replace(/\b\d{4,}\b/g, ' digits ')
    .replace(/[^a-z0-9$€£!?. ]+/g, ' ');
  return plain
    .split(/\s+/)
    .map((word) => SPELLINGS[word] ?? word)
    .join(' ')
    .trim();
}

/** The words of a normalised message, without punctuation. */
export function wordsOf(normal: string): string[] {
  return normal.match(/[a-z]+/g) ?? [];
}

/**
 * A word without its common English endings, so that "refunded", "refunds" and "refunding" are one; a crude cut that
 * needs to be the same everywhere, not to be right.
 */
export function stem(word: string): string {
  if (word.length < 5) return word.length === 4 && word.endsWith('s') ? word.slice(0, 3) : word;
  return word
    .replace(/ies$/, 'y')
    .replace(/(ss|x|sh|ch)es$/, '$1')
    .replace(/([^s])s$/, '$1')
    .replace(/(ll|pp|tt|gg)(ed|ing)$/, (_, doubled: string) => doubled[0] ?? '')
    .replace(/(ed|ing)$/, '')
    .replace(/e$/, '');
}
