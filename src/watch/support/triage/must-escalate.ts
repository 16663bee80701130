import { normalise } from './normalise.ts';

/** Why a person must answer; the first that holds is the one that is told. */
export type EscalationReason =
  | 'self_harm'
  | 'injury'
  | 'safety'
  | 'minor'
  | 'legal'
  | 'chargeback'
  | 'press'
  | 'privacy'
  | 'discrimination'
  | 'threat'
  | 'human'
  | 'anger';

/**
 * What no setting can switch off. Each pattern is read on the normalised text and errs on the safe side: a false alarm
 * costs a person a minute, a missed one may cost a customer.
 */
const RULES: readonly (readonly [EscalationReason, readonly RegExp[]])[] = [
  [
    'self_harm',
    [
      /\b(kill(ing)?|harm(ing)?|hurt(ing)?|cut(ting)?) (my ?self|herself|himself|themselves)\b/,
      /\bsuicid(e|al)\b/,
      /\b(end|take|ending|taking) (it all|my (own )?life)\b/,
      /\b(do not|no longer|can not) (want to|see (a|any) reason to|go on|keep) ?(live|living|be alive|be here|go on|wake up|exist)?\b.*\b(live|living|alive|anymore|any more|exist|wake up)\b/,
      /\b(better off (dead|without me)|want to die|wanna die|wish i (was|were) dead|no reason to live|not worth living|overdos(e|ed|ing))\b/,
      /\b(can not|could not) (go on|take (it|this|life))( like this| any ?more)?\b/,
      /\b(no point (in|to|of)|what is the point (in|of)|done with|tired of|give up on) (living|life|being alive|going on|existing|everything)\b|\b(disappear|sleep) forever\b|\bself harm\w*/,
    ],
  ],
  [
    'injury',
    [
      /\b(injur(y|ed|ies|ing)|bruis(e|ed|es|ing)|sprain(ed)?|stung|infect(ed|ion)|nausea\w*|dizzy|dizziness|swollen|ill|illness|sick(ness)?|blind(ed)?|lost consciousness|passed out|fell (down|off|over|and|through|on)|tripped|collaps(e|ed|ing)|zapped|pregnant|miscarriage|limp(ing)?|er|medical|surgery|wound(ed|s)?|verletzt|verbrannt|quemad\w*|herid\w*|brul\w*|hospital(i[sz]ed)?|ambulance|urgent care|emergency room|a ?& ?e|stitches|paramedics?|bleed(s|ing)?|bled|unconscious|fainted|concussion|fractur(e|ed)|choke[ds]?|choking|suffocat\w*|poison\w*|electrocut\w*|electric shock|anaphyla\w*)\b/,
      /\b(burn(ed|t|s|ing)?|scald(ed|ing)?|cut|sliced|hurt|gashed|blister(ed|s)?|scarred|scar) (on )?(my|his|her|our|their|me|the|both|a) ?(\w+ )?(hands?|fingers?|arms?|legs?|feet|foot|face|skin|lips?|mouth|eyes?|tongue|thumb|child|kid|son|daughter|baby|wife|husband|mother|mum|mom|dog|cat|palm|knee|head|neck|me)?\b/,
      /\b(my|his|her) (\w+ )?(hands?|fingers?|arms?|legs?|foot|face|skin|lips?|mouth|eyes?|throat)\b.{0,30}\b(burn\w*|hurt\w*|swell\w*|swollen|blister\w*|bleed\w*|rash|cut|itch\w*)\b/,
      /\b(allerg(y|ic|ies)) (reaction|react)|\bbroke out in (a )?(rash|hives)|\bhives\b|\b(severe|bad|terrible|nasty) rash\b|\bgave (me|him|her|us) (a )?(rash|hives|burns?)\b/,
      /\b(made|making) (me|us|him|her|my \w+) (sick|ill|throw up|vomit)|\bfood poisoning\b|\bvomit(ed|ing)\b/,
      /\b(broke|broken|lost) (my|his|her) (arm|leg|wrist|ankle|tooth|teeth|finger|toe|nose|hip|rib)\b|\bchipped (my|a|his|her) tooth\b/,
      /\bdoctor\b.{0,60}\b(said|says|told|treat\w*|because|after|visit|bill)\b|\b(see|saw|seeing|visit(ed)?) (a|the|my) (doctor|gp|dermatologist|dentist)\b/,
      /\b(died|death|dead|dying|killed|nearly killed|could have killed|almost killed)\b/,
    ],
  ],
  [
    'safety',
    [
      /\b(caught|catch(es|ing)?|set|sets|went up in|in) (on )?(fire|flames)\b|\b(house|kitchen) fire\b|\b(smok(e|ing|ed)|sparks?|sparking|spark(ed|s)|smoulder\w*|overheat\w*|explod\w*|explosion|blew up|shatter(ed|s)? in (my|his|her)|melt(ed|ing)? (on|in|the|and)|short circuit\w*|burning smell|smells? of burning|smells? like burning|gas leak|carbon monoxide)\b/,
      /\b(unsafe|hazard(ous)?|dangerous|danger|safety (issue|concern|problem|risk|hazard|recall)|product recall|been recalled|recalled by|fire risk|health risk|smells? (of|like) gas|(exposed|bare|live) wires?|wires? (is|are) (exposed|bare|live)|contains? lead|choking hazard|loose (screw|magnet|wire)|toxic|lead paint|asbestos|mou?ldy|contaminat\w*|sharp (edge|metal|glass|shard)s?|glass (in|inside|shards?)|shards? of|razor|needle in)\b/,
      /\b(someone|somebody|people|child|kid|baby|toddler)\b.{0,30}\b(could|can|will|might|nearly|almost) (get |be |have )?(been )?(hurt|killed|choke\w*|swallow\w*|injured|die|burn\w*)\b/,
      /\bswallow(ed|ing)?\b(?! by)/,
      /\b(battery|charger|plug|cable)\b.{0,40}\b(hot|swollen|swelling|leak\w*|bulg\w*|melt\w*|burn\w*)\b/,
    ],
  ],
  [
    'minor',
    [
      /\b(i am|i m|im|i'm|he is|she is|hes|shes|am) (only |just )?(a minor|underage|under age|under 18|(\d|1[0-7])( ?(years?|yrs?|yo|y\/o))( old)?)\b/,
      /\bi am (only |just )?(\d|1[0-7])(?! ?(st|nd|rd|th|days?|weeks?|months?|units?|pieces?|items?|am|pm|dollars|percent|minutes?|hours?|\d))\b(?! (orders?|days?|weeks?|times?|of|in|short|missing|items?))/,
      /\b(\d|1[0-7]) ?(year|yr)s? ?old\b|\b(\d|1[0-7]) ?y ?o\b|\b(i am|i m) (only |just )?(nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)\b|\b(six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen) year old\b|\b(minor|underage|under age|under 18|under eighteen)\b/,
      /\bmy (\w+ )?(kid|child|son|daughter|grandson|granddaughter|nephew|niece|toddler|teen\w*|little (brother|sister|boy|girl))\b.{0,50}\b(order(ed)?|bought|purchased|used my|got (hold|on)|took my|without (my|our|asking|permission))\b/,
      /\b(without|no) (my |our |his |her )?(parents?|mum|mom|dad|mother|father|parental)'?s? ?(\w+ )?(know\w*|permission|consent|card)\b|\b(my|used) (mums?|moms?|dads?|mothers?|fathers?|parents?) (credit |debit |bank )?card\b|\bmy (mum|mom|dad|parents?) (does|do|did) not know\b/,
      /\b(still )?in (middle|high|primary|elementary|grade|secondary) school\b|\b(i am|i m) in (\d+(st|nd|rd|th)|\w+) grade\b/,
    ],
  ],
  [
    'legal',
    [
      /\b(laws?|lawyers?|abogad[oa]s?|anwalt|rechtsanwalt|avocats?|avvocato|polizei|policia|denuncia|breach(ed|es)?|violat\w*|authorities|attorneys?|solicitors?|barristers?|legal|legally|law ?suits?|sue|sues|sued|suing|litigat\w*|court|tribunal|subpoena|cease and desist|class action|damages claim|statutory|lawful|unlawful\w*|illegal\w*|against the law|my rights|consumer rights?|consumer (protection|affairs|act|law|agency|council|association|bureau|watchdog)|breach of contract|small claims|ombudsman|regulator\w*|trading standards|bbb|better business bureau|ftc|attorney general|citizens advice|acas|asa|cpsc|health and safety|letter before action|formal (notice|complaint|demand|letter)|notice before action|mediat(ion|or)|arbitrat\w*|paralegal|counsel|prosecut\w*|criminal|crime|police|fraud\w*|scam\w*|theft|stole|stolen|steal(ing)?|thie(f|ves)|counterfeit|trademark|copyright|intellectual property|liab(le|ility)|negligen\w*|compensation|defamation|libel)\b/,
      /\b(take|taking|pursue|pursuing) (this|it|matters|the matter) (further|higher|up)\b|\baction against\b/,
      /\b(see|hear from|speak to|take|taking) (you|them|my) (in|to) (court|judge)|\bsee you in front of a judge|\bjudge\b|\bpapers served|\bserve(d)? (you|papers)\b/,
      /\b(report|reporting|reported) (you|this|your|the (company|shop|store|business))\b/,
    ],
  ],
  [
    'chargeback',
    [
      /\bcharge ?backs?\b|\bcharge (it|this|that|them|everything|the \w+) back\b|\bcharg(ed|ing) (it|this|that) back\b|\bclaw(ing)? (it|this|the money|my money) back\b/,
      /\bdisput(e|ed|ing|es)\b|\breverse (the|this|that|my) (charge|payment|transaction)|\bstop(ped|ping)? (the )?(payment|cheque|check)\b/,
      /\b(go|going|went|goes|take|taking|call(ed|ing)?|speak(ing)?|contact(ed|ing)?|talk(ed|ing)?|complain(ed|ing)?|ring|phon(e|ed|ing)|ask(ed|ing)?|tell(ing)?|told|write|writing|file[ds]?|filing|open(ed|ing)?)\b.{0,30}\b(my bank|the bank|credit card company|card (issuer|company|provider)|bank|visa|mastercard|amex|american express|paypal|klarna)\b/,
      /\b(paypal|klarna|bank|visa|amex|mastercard|credit card)\b.{0,25}\b(claim|case|complaint|dispute|will (get|sort|handle|refund|deal)|get my money|step in|handle)\b/,
      /\b(through|via|from|with) my (bank|credit card|card (issuer|company|provider)|paypal)\b/,
      /\b(section 75|buyer protection|purchase protection|a to z (claim|guarantee))\b/,
      /\b(unauthori[sz]ed|never authori[sz]ed|did not authori[sz]e|fraudulent) ?(charge|transaction|payment|purchase|order)?\b/,
    ],
  ],
  [
    'press',
    [
      /\b(journalists?|columnists?|bloggers?|vloggers?|blog|my (column|channel|subscribers|readers|viewers|audience)|press coverage|news coverage|reporters?|newspapers?|magazine (article|piece|story)|press (enquiry|inquiry|office|contact|request|release)|the press|media (enquiry|inquiry|request|outlet|contact)|the media|tv (crew|station|show|programme)|news (channel|desk|outlet|station|story|team|crew)|local news|evening news|the news|podcast|documentary|watchdog|editor|doing a (piece|story|report|feature|segment)|writ(e|ing) (for|a piece|an article|a story)|make sure (everyone|everybody|people|the world)|on the record|for comment|statement from|interview|investigative|bbc|cnn|fox news|new york times|nyt|washington post|guardian|daily mail|which magazine|consumer reports|story (about|on) (you|your)|exposing|expose you|expos(e|ed|ing) (this|your|the))\b/,
      /\b(post(ing|ed)?|tweet(ing|ed)?|tell(ing)?|share|sharing|put(ting)?|blast(ing)?|warn(ing)?|review(ing)?|go(ing|es)?|went|leave|leaving|writ(e|ing))\b.{0,45}\b(about this|about you|everyone|everybody|all my (friends|followers|family)|followers|twitter|facebook|instagram|tiktok|tik tok|youtube|reddit|social media|trustpilot|google review|online|viral|public|one star|1 star|bad review|negative review|the world|the internet)\b/,
      /\b(trustpilot|viral|influencer with|\d+k? followers|name and shame|boycott)\b/,
    ],
  ],
  [
    'privacy',
    [
      /\b(gdpr|ccpa|data protection|data breach|(share[ds]?|sharing|leak\w*|sold|sell(ing)?|misus\w*|stole\w*) .{0,20}personal (data|information|details)|right to be forgotten|subject access|delete (all )?my (data|information|details|records)|erase my|hacked|hacker|identity theft|stalk(er|ing|ed)?|harass\w*|leaked|privacy)\b/,
    ],
  ],
  [
    'discrimination',
    [
      /\b(discriminat\w*|racis[tm]|sexis[tm]|homophob\w*|transphob\w*|antisemit\w*|islamophob\w*|ableis[tm]|slurs?|sexual(ly)?|offensive)\b/,
    ],
  ],
  [
    'threat',
    [
      /\b(threat(en|ens|ened|ening|s)?|or else|kill|hurt|shoot|stab|bomb|beat up|burn down|come (down )?(to|for|after) (your|you)|find (you|where you)|know where you|make you (pay|regret)|regret this|blood|violence|violent|weapon|gun|knife to)\b(?! ?(time|some time|two birds))/,
      /\b(you will|youll|you ll|gonna|going to) (pay|regret|be sorry)\b/,
    ],
  ],
  [
    'human',
    [
      /\b(talk|speak|spoke|chat|connect|transfer|put|pass|escalate|escalated|route|forward|reach|contact(ing)?|call|ask)\b.{0,40}\b(human|real (person|people|human|agent)|actual (person|human|people)|person|live (agent|person|chat|human|support)|agents?|representatives?|rep|operator|manager|supervisor|someone|somebody|staff|owner|ceo|boss|advisor|adviser|team (lead|leader|member)|customer (service|support|care|assistance|services)|your superior|higher up|senior)\b/,
      /\b(get|give|need|want|prefer|like|let|have|see|find|where is)\b.{0,40}\b(human|real (person|people|human|agent)|actual (person|human|people)|live (agent|person|chat|human|support)|a person|an? agent|representatives?|operator|manager|supervisor|customer (service|support|care|assistance))\b/,
      /\b(human|real person|actual person|live (agent|person|human)|manager|supervisor|operator|representative|customer service (agent|rep\w*))\b ?(please|now|!|\?|\.|$)/,
      /\b(whoever|who(m)?) (is|are) in (charge|command)\b|\b(any ?one|anybody|somebody|someone) (actually |really |at all |ever |please )?(going to |able to |willing to |gonna |here to )(actually )?(help|answer|reply|respond|read|care)\b/,
      /\b(is|are) (there )?(any(one|body)|a (human|person)) ?(actually |even |really )?(there|real|reading|alive|home|out there|working|who)\b|\banybody (there|home|reading)\b/,
      /\b(are you|am i (talking|speaking|writing|chatting) (to|with)|is this|i am talking to|stop being|not (a|another)|no more|sick of|tired of|enough (of|with)|hate|useless) (a |an |the |your |these )?(bots?|robots?|machines?|ai|computer|automated|chatbots?|canned|template\w*)\b/,
      /\b(bot|robot|chatbot|automated (repl(y|ies)|responses?|answers?|messages?|emails?)|copy paste|copy and paste|canned (reply|response|answer)s?|auto ?repl(y|ies)|chat ?gpt|macro)\b/,
      /\b(humans|humains?|humana|umano|humano|persona real|mensch(en)?|mitarbeiter|personne reelle|una persona|operatore|vrai personne)\b/,
      /\b(call|phone|ring) (me|us)( back)?\b|\b(your |a )?(phone|telephone|hotline|contact) number\b|\bcall ?back\b|\bby phone\b|\bon the phone\b/,
    ],
  ],
];

/** A line that asks for a person and says nothing else. */
const BARE = /^(a |an |the )?(human|person|agent|operator|representative|manager|supervisor|someone)\b/;

/** Words of anger; any one is enough. */
const ANGER: readonly RegExp[] = [
  /\b(angry|furious|livid|outrag(e|ed|eous)|fuming|enraged|disgust(ed|ing)?|appall(ed|ing)|unacceptable|ridiculous|pathetic|shameful|shame on|ashamed|embarrass(ed|ing|ment)|ruin(ed|ing|s)?|hope you (enjoy|are (happy|proud))|nobody (is )?going to|cheers for|disgrace(ful)?|shambles|joke|clowns?|laughing ?stock|laughable|incompeten\w*|useless|worthless|idiots?|morons?|stupid|liars?|lie[sd]?|lying|cheat(ed|s|ing)?|rip ?off|ripped off|con ?artists?|crooks?|robbed|robbery|garbage|rubbish|trash|crap(py)?|shit\w*|bullshit|bs|wtf|ffs|damn|hell|fuck\w*|f ?ck\w*|bloody|piss(ed)?|screw(ed)?|suck(s|ed)?|worst|horrible|horrendous|horrific|awful|atrocious|terrible|abysmal|dreadful|despicable|nightmare|fed up|sick (and tired )?of|had (it|enough)|enough is enough|last (straw|chance|warning)|final (warning|notice|time)|never (again|buy\w*|order\w*|shop\w*)|lost (a|my|all|this) (customer|patience|business|trust|faith)|losing (my )?patience|patience is|do not care|insult(ed|ing)?|upset|frustrat\w*|annoy\w*|disappoint\w*|unbelievable|unprofessional|fool|treated like|waste of|wasted my|how dare|what is wrong with you|hate)\b/,
  /\b(second|third|fourth|fifth|sixth|2nd|3rd|4th|5th|tenth|hundredth|umpteenth|\d+th|nth|millionth) (time|email|mail|message|attempt|request|try|ticket)\b|\b(time and )?again and again\b|\b(several|multiple|many|countless|numerous|so many|three|four|five|six) (times|emails|mails|messages|attempts)\b|\b(wrote|written|emailed|called|asked|messaged|contacted)\b.{0,25}\b(twice|three times|already|before|\d times|weeks? ago|days ago)\b/,
  /\b(no ?body|no ?one|never|noone) (ever |has |have |is )?(answer|answers|answered|answering|reply|replies|replied|respond|responds|responded|responding|get back|got back|cares?|helps?|helped)\b|\b(ignor(e|ed|ing)|radio silence|no (answer|reply|response) (from|to|for|after|in|yet|since))\b|\bstill (have )?(no|not had|not received|without) (an? )?(answer|reply|response)\b/,
  /[!?]{3,}/,
];

/** Praise that cannot be meant beside a failure: how people are sarcastic with shops. */
const SARCASM: readonly RegExp[] = [
  /\b(take your time|love (waiting|being|getting|when|the part|paying)|how (lovely|nice|kind|thoughtful|wonderful|generous|efficient|professional)|(so|very|really|truly|simply|most) (impressed|thoughtful|professional|efficient|reliable)|keep up|lightning (fast|speed)|speed of light|(carrier )?pigeon|turtle|snail|tortoise|glacier|lucky me|thrilled|delighted|thanks a (lot|bunch|million)|houdini|masterpiece|modern art|great job|good job|nice job|nice work|good work|well done|bravo|congratulations|congrats|slow clap|round of applause|kudos|impressive|genius(es)?|brilliant|fantastic|wonderful|superb|stellar|amazing|awesome|excellent|lovely|perfect|great|outstanding|incredible|love (how|that|it when|your)|thanks (so much )?for (nothing|ruining|wasting|losing|ignoring|sending|the (broken|wrong|empty))|just what i (needed|wanted)|what a (surprise|joke|treat|service|company)|as if|oh (great|good|wow|sure|joy|look|wonderful|perfect|fantastic|lovely)|wow|yeah right|must be nice|big thanks|hats off|gold star|award|medal|trophy|world class|first class|five stars?|5 stars?|10 out of 10|ten out of ten|10 ?10|top notch|top marks|so helpful|very helpful|really helpful)\b/,
];
const FAILURE: readonly RegExp[] = [
  /\b(late|lost|broken|broke|wrong|empty|missing|never|still|nothing|nobody|no one|weeks?|months?|months|ruin(ed|ing)?|fail(ed|s|ing|ure)?|damaged|smashed|crushed|cracked|torn|not (arrived|come|working|here|received|moved|fit)|delay(ed|s)?|wait(ed|ing)?|again|disappear(ed|s)?|vanish(ed)?|stuck|shattered|pieces|hole|dent(ed)?|leak(s|ed|ing)?|soaked|dirty|used|slow|snail|last (year|month|christmas)|next (year|century|decade)|grandchildren|century|decade|christmas|birthday|wedding|zero|two left|fell apart|falling apart|one wash|for nothing|wasting|losing|ignoring)\b/,
];

/** Praise that only asks politely: "any update would be great". */
const POLITE =
  /\b(would|will|that is|it is|be|is|was|really|so|such a|looks?|feels?) (be )?(so |really |just )?(great|lovely|perfect|fantastic|wonderful|amazing|awesome|brilliant|excellent|superb)\b( if| for| thanks?| to)?|\b(great|perfect|lovely|wonderful|excellent) (gift|present|if|thanks?|day|weekend|product|quality|fit|help|week)\b|\b(thanks?|many thanks) .{0,12}(great|amazing|lovely) (help|support|product|service)\b/g;

/** Why a person must answer this text; null where nothing says so. Pure, and no setting changes it. */
export function mustEscalate(text: string): EscalationReason | null {
  const normal = normalise(text);
  for (const [reason, patterns] of RULES) {
    if (patterns.some((pattern) => pattern.test(normal))) return reason;
  }
  if (text.split('\n', 200).some((line) => BARE.test(normalise(line)))) return 'human';
  return isAngry(text) ? 'anger' : null;
}

/** True for words of anger, a repeated plea, shouting, or praise that cannot be meant. */
export function isAngry(text: string): boolean {
  const normal = normalise(text);
  if (ANGER.some((pattern) => pattern.test(normal)) || shouts(text)) return true;
  const praise = normal.replace(POLITE, ' ');
  return SARCASM.some((one) => one.test(praise)) && FAILURE.some((one) => one.test(normal));
}

/** True for a run of words in capitals: an order number or a product's name is shorter. */
function shouts(text: string): boolean {
  return /(?:(?<!\p{L})\p{Lu}{2,}(?!\p{Ll})[\s,.!?'-]*|(?<!\p{L})I[\s]+){5,}/u.test(text);
}
