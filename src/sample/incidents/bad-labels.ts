import { address } from '../shop/places.ts';
import type { SampleWorld } from '../world.ts';

/** Every so many labels that have not left, one is wrong. */
const EVERY = 9;

/** What is wrong with labels of this morning; `carriers` where it is only wrong with theirs. */
const MISTAKES = [
  { carriers: ['UPS', 'FedEx'], ...address('PO Box 412', 'Belfast', 'ME', '04915') },
  // A code of the other Portland.
  { carriers: null, ...address('1840 SE Hawthorne Blvd', 'Portland', 'OR', '04101') },
  { carriers: ['UPS', 'FedEx'], ...address('1450 Kapiolani Blvd', 'Honolulu', 'HI', '96814') },
  // Two digits that changed places.
  { carriers: null, ...address('2311 N Clark St', 'Chicago', 'IL', '06614') },
  { carriers: null, ...address('655 Massachusetts Ave', 'Cambridge', 'MA', '02139', 'Apt') },
  { carriers: ['UPS', 'FedEx'], ...address('P.O. Box 88', 'Ithaca', 'NY', '14851') },
] as const;

/** Tells, label by label in their order, whether this one is wrong; in a quiet shop none is. */
export function labelMistakes({
  isQuiet,
}: SampleWorld): (carrier: string) => (typeof MISTAKES)[number] | null {
  const left = isQuiet ? [] : [...MISTAKES];
  let since = 0;
  return (carrier) => {
    since += 1;
    if (since < EVERY) return null;
    const next = left.findIndex(
      ({ carriers }) => carriers === null || carriers.some((one) => one === carrier),
    );
    if (next < 0) return null;
    since = 0;
    return left.splice(next, 1)[0] ?? null;
  };
}
