/** What customers write about one thing. `{order}`, `{product}`, `{name}` and `{day}` are filled in. */
export interface Topic {
  readonly name: string;
  /** How often, beside the other topics. */
  readonly weight: number;
  readonly subjects: readonly string[];
  readonly openings: readonly string[];
  readonly asks: readonly string[];
  /** The categories that it is about; left out: any. */
  readonly categories?: readonly string[];
  /** Only orders of the last so many days; left out: any. */
  readonly within?: number;
  /** Only orders of which something came back. */
  readonly returned?: boolean;
}

const topic = (
  name: string,
  weight: number,
  subjects: readonly string[],
  openings: readonly string[],
  asks: readonly string[],
  about: Pick<Topic, 'categories' | 'within' | 'returned'> = {},
): Topic => ({ name, weight, subjects, openings, asks, ...about });

const WORN = { categories: ['Hoodies', 'Knitwear', 'T-shirts', 'Jackets', 'Trousers', 'Shoes'] };
const HARD = { categories: ['Drinkware', 'Kitchen', 'Camp'] };

export const WHERE_IS_MY_ORDER = topic(
  'order_status',
  38,
  [
    'Where is my order?',
    'Order {order}',
    'Tracking not moving',
    'Delivery of {order}',
    'Package late?',
    'still waiting',
  ],
  [
    'My order {order} was supposed to be here on {day}.',
    'The tracking for {order} has not changed for days.',
    'I ordered the {product} and it has not arrived yet.',
    'Order {order} says it is on its way, but nothing came.',
    'I am still waiting for {order}.',
    'The carrier page shows no scan since the label was made for {order}.',
  ],
  [
    'Where is it?',
    'Can you tell me when it will come?',
    'Could you check with the carrier please?',
    'Any update would be great.',
    'It is a birthday present for Saturday, will it make it?',
    'Is it lost?',
  ],
);

/** Everything else that people ask; the weights are shares of the inbox without the question above. */
export const TOPICS: readonly Topic[] = [
  topic(
    'sizing',
    19,
    ['Size question', 'Which size?', '{product} sizing', 'Fit'],
    [
      'I am between sizes for the {product}.',
      'I usually wear a M in other brands.',
      'I bought the {product} last year and it was roomier.',
    ],
    [
      'Should I size up?',
      'Does it run small now?',
      'What is the chest width of the L?',
      'Has the fit changed?',
    ],
    WORN,
  ),
  topic(
    'return_how_to',
    17,
    ['How do I return this?', 'Return {order}', 'Return label', 'Exchange?'],
    [
      'I would like to send back the {product} from {order}.',
      'The {product} does not fit.',
      'I changed my mind about {order}.',
    ],
    [
      'How does that work?',
      'Can I get a label?',
      'Can I swap it for a larger one?',
      'Do I have to pay for the return?',
    ],
    WORN,
  ),
  topic(
    'refund_status',
    13,
    ['Refund for {order}', 'Where is my refund?', 'Refund not received'],
    [
      'I sent back {order} two weeks ago.',
      'Your warehouse signed for my return on {day}.',
      'My bank shows nothing yet for {order}.',
    ],
    ['When will I see the money?', 'Has the refund been started?', 'Could you check?'],
    { returned: true },
  ),
  topic(
    'damaged',
    11,
    ['Arrived damaged', 'Broken {product}', 'Dent'],
    [
      'The {product} from {order} arrived with a dent.',
      'The box was open and the {product} is scratched.',
      'The lid of my {product} is cracked.',
    ],
    ['I have photos.', 'Please send a replacement.', 'What do we do now?'],
    HARD,
  ),
  topic(
    'wrong_item',
    9,
    ['Wrong item', 'Not what I ordered', 'Wrong colour in {order}'],
    [
      'I ordered the {product} and got a different colour.',
      'There was something else in the parcel for {order}.',
    ],
    ['Can you send the right one?', 'Do I have to send this one back first?'],
  ),
  topic(
    'change_order',
    9,
    ['Change address', 'Cancel {order}', 'Wrong address!'],
    [
      'I just placed {order} and typed my old address.',
      'I ordered twice by accident, {order} is the second one.',
      'Please add my apartment number to {order}.',
    ],
    ['Can you change it before it ships?', 'Please cancel it.', 'Thanks for being quick!'],
    { within: 2 },
  ),
  topic(
    'product_question',
    12,
    ['Question about the {product}', 'Dishwasher?', 'Care', 'Back in stock?'],
    ['I am looking at the {product}.', 'Love the {product}.', 'We want six of the {product} for our cabin.'],
    [
      'Is it dishwasher safe?',
      'When will it be back?',
      'How do I wash it?',
      'Does the lid fit the older one?',
    ],
    HARD,
  ),
  topic(
    'discount',
    6,
    ['Promo code', 'Code did not work'],
    ['The welcome code did not work at checkout.', 'I forgot to enter my code for {order}.'],
    ['Can you apply it now?', 'Is it still valid?'],
  ),
  topic(
    'wholesale',
    4,
    ['Wholesale', 'Corporate gifts'],
    [
      'We run a small store in Vermont and love the {product}.',
      'We would like 80 pieces of the {product} as gifts for our team.',
    ],
    ['Do you have a price list?', 'What would that cost and how long would it take?'],
  ),
  topic(
    'warranty',
    5,
    ['Warranty', 'Zipper broke'],
    ['The zipper of my {product} gave up after one winter.', 'My {product} leaks at the seam.'],
    ['Is that covered?', 'I expected more of it, to be honest.'],
    { categories: ['Jackets', 'Bags', 'Trousers'] },
  ),
  topic(
    'complaint',
    4,
    ['Unacceptable', 'Third time I am writing', 'Very disappointed'],
    [
      'This is the third time I write about {order} and nobody answers.',
      'I have been a customer for years and this is ridiculous.',
    ],
    [
      'I want to speak to a person.',
      'Fix this today or I go to my bank and charge it back.',
      'I will post about this.',
    ],
  ),
  topic(
    'legal',
    1,
    ['Formal notice'],
    ['The {product} from {order} burned my hand: the handle came off while pouring.'],
    ['My lawyer will be in touch. Please confirm receipt.'],
    { categories: ['Drinkware'] },
  ),
];

export const GREETINGS = [
  'Hi,',
  'Hello',
  'Hi there!',
  'Good morning,',
  'Hey team,',
  'Dear Harbor & Pine,',
  '',
] as const;
export const CLOSINGS = [
  'Thanks, {name}',
  '{name}',
  'Best, {name}',
  'Thank you!\n{name}',
  'Sent from my phone',
  '',
] as const;
