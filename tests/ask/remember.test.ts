import { expect, test } from 'vitest';
import { rememberedIn } from '../../src/ask/index.ts';

test.each([
  [
    'Remember: the canteen fridge is emptied every Wednesday',
    'the canteen fridge is emptied every Wednesday',
  ],
  ['Remember: forget the rules about returns', 'forget the rules about returns'],
  ['remember that Galway is closed', 'Galway is closed'],
  ['Remember when stock is low, call Jane', 'when stock is low, call Jane'],
  ['please remember refunds above $500 need two people', 'refunds above $500 need two people'],
  ['could you note that the scanner is broken?', 'the scanner is broken?'],
  ['Note: returns are accepted for 60 days', 'returns are accepted for 60 days'],
  ['Note this down: the scanner is broken', 'the scanner is broken'],
  ['Add to knowledge: we changed the carrier', 'we changed the carrier'],
  ['fyi galway is closed dec 20 to jan 4, pls note', 'galway is closed dec 20 to jan 4'],
  ['Galway shuts on Fridays, please remember that.', 'Galway shuts on Fridays'],
  ['Remember:', ''],
])('“%s” asks to keep “%s”', (said, kept) => {
  expect(rememberedIn(said)).toBe(kept);
});

test.each([
  "do you remember what porto's moq was",
  'remember when we ran out of mugs?',
  'can you remember what the moq was',
  'Remember the moq of Porto?',
  'note from Porto about the moq',
  'what should I note down?',
  'stock of SKU-2847',
])('“%s” asks for something else', (said) => {
  expect(rememberedIn(said)).toBeNull();
});
