/** Ways to say the same in this trade, each with the one word that stands for all of them. */
const SAME: readonly [RegExp, string][] = [
  // A name stands as "sku"; what is asked for in general is something else.
  [/\b(skus|products|items|articles|styles|goods)\b/gi, 'goods'],
  [/\b(vendors?|manufacturers?|factor(y|ies)|mills?)\b/gi, 'supplier'],
  [
    /\b(purchase orders?|pos?|inbound( orders?)?|replenishments?|supplier deliver(y|ies)|deliver(y|ies)( (from|by|of)( (our|the|all|any))* suppliers?)|incoming (stock|goods|deliver(y|ies)))\b/gi,
    'purchaseorder',
  ],
  [/\b(rop|re-?order (point|level))\b/gi, 'reorderpoint'],
  [/\b(re-?orders?|re-?ordering|re-?stock|replenish(ing)?)\b/gi, 'reorder'],
  [
    /\b(stock(s|ed|ing)?[ -]?outs?|run(s|ning)? (out|low)|out of stock|sold[ -]out|goes? out of stock|sell(s|ing)? out|be(en)? gone|unavailable)\b/gi,
    'stockout',
  ],
  [
    /\b(over-?stocked|excess|surplus|slow[ -]movers?|slow[ -]moving|dead stock|sits? (dead|around)|(far |way )?too (much|many)( of)?)\b/gi,
    'excess',
  ],
  [/\b((sent|send|sending|come|comes|coming|came|brought) back|returned|returns?|returning)\b/gi, 'return'],
  [/\b(refund(s|ed|ing)?|money back|reimburse[sd]?)\b/gi, 'refund'],
  [
    /\b(alternatives?|substitutes?|replacements?|replaces?|instead of|in place of|stand-?ins?|similar to)\b/gi,
    'substitute',
  ],
  [/\b(where('?s| is) my order|wismo)\b/gi, 'wismo'],
  [/\b(answer(s|ed|ing)?|repl(y|ies|ied)|respond(s|ed)?|response|write back)\b/gi, 'reply'],
  [
    /\b(suggest\w*|propos(e|es|ed|als?)|recommend\w*|advis(e|es|ed)|should (i|we)|would you|do you want)\b/gi,
    'propose',
  ],
  [/\b(prepare|compose|write( up)?|draft(s|ed)?|set up)\b/gi, 'draft'],
  [/\b(parcels?|packages?|shipments?|labels?)\b/gi, 'shipment'],
  [
    /\b(mis-?picks?|mis-?picked|pick(s|ing|ed)? (\w+ ){0,3}(wrong|errors?|mistakes?)|wrong(ly)? pick(s|ed)?|picking (errors?|accuracy|mistakes?))\b/gi,
    'mispick',
  ],
  [
    /\b(mixed up|mix up|mistaken|swap(ped)? (\w+ )?(for|with) each other|look-?alikes?|confused?( with)?)\b/gi,
    'confuse',
  ],
  [/\b(competitors?|competition|rivals?|other brands?)\b/gi, 'competitor'],
  [/\b(wast(e|es|ed|ing)|burn(s|ed|ing)?|squander(ed|ing)?|throw(ing)? away)\b/gi, 'waste'],
  [
    /\b(over-?due|late|delayed|behind (schedule|time)|past due|(have |has )?not (yet )?arrived|missed (its|their) date|stuck)\b/gi,
    'late',
  ],
  [
    /\b(costs? (us )?more than (they|it|we)( \w+)?( (in|back))?|(earn|bring in|make)s? less than (they|it) costs?|lose|loses|losing|unprofitable|loss-?making|below break-?even|negative margin)\b/gi,
    'unprofitable',
  ],
  [
    /\b(overnight|last night|in the night|during the night|since yesterday evening|while (we|i) slept)\b/gi,
    'overnight',
  ],
  [
    /\b(lies?|lying|can('|’)?t (be )?trust(ed)?|not trust(ed)?|(don('|’)?t|do not) (keep|hold)|shorter .* than)\b/gi,
    'untrue',
  ],
  [
    /\b(getting worse|worsen(ing|ed)?|deteriorat\w+|declin\w+|drift\w*|slower|less reliable|slipping)\b/gi,
    'worse',
  ],
  [/\b(sizing|sizes?|fits?|fitting)\b/gi, 'size'],
  [/\b(gdpr|erase[sd]?|forgotten|delete[sd]?|deletion|erasure)\b/gi, 'erase'],
  [/\b(lawyers?|attorney|legal( action| threat)?|sue|sues|suing|court|lawsuit)\b/gi, 'legal'],
  [
    /\b(autonomous(ly)?|autopilot|on (its|your) own|by (itself|yourself)|automat(e|ed|ic|ically)|alone)\b/gi,
    'autonomous',
  ],
  [/\b(halt|freeze|kill( switch)?|stop|shut down|emergency)\b/gi, 'stop'],
  [
    /\b(forecast\w*|predict\w*|project(ed|ions?)|outlook|(will|going to) (we )?(sell|need)|expect(ed)?)\b/gi,
    'forecast',
  ],
  [/\b(christmas|xmas|holidays?( season)?|peak season|black friday|season)\b/gi, 'season'],
  [/\b(lifetime value|clv|ltv|customer value)\b/gi, 'lifetimevalue'],
  [/\b(cash (conversion )?cycle|ccc|cash (comes|is) back)\b/gi, 'cashcycle'],
  [/\b(footwear|sneakers?|boots?)\b/gi, 'shoe'],
  [
    /\b(leav(es|ing)|quit(s|ting)?|resign(s|ed|ing)?|goes away|off-?board(ing)?|hand-?over|handing over)\b/gi,
    'handover',
  ],
  [/\b(re-?activate|resume|un-?pause|turn (\w+ ){0,4}back on|switch (\w+ ){0,4}back on)\b/gi, 'resume'],
  [/\b(executed?|carr(y|ied) out|performed|did you do|have you done)\b/gi, 'execute'],
  [/\b(accept(ed)?|agree(d|ment)?|approv(e|ed|al)( rate)?)\b/gi, 'agree'],
  [/\b(rank(ing|ed)?|best|worst|weakest|slowest|top performer|performs?)\b/gi, 'rank'],
  [/\b(weird|odd|unusual|strange|abnormal)\b/gi, 'unusual'],
  [/\b(adverts?|advertising|advertised|ads?|ppc)\b/gi, 'ad'],
  [/\b(relocate|rearrange|mov(e|ing)|go somewhere else)\b/gi, 'move'],
  [/\b(influencers?|creators?)\b/gi, 'influencer'],
  [/\b(customers?|people|shoppers?|buyers?|clients?) (from|who come from|of)\b/gi, 'customersfrom'],
];

/** A text with every way to say a thing put as one word, so that texts in other words still share it. */
export function inOneWord(text: string): string {
  return SAME.reduce((rest, [pattern, word]) => rest.replace(pattern, ` ${word} `), text);
}
