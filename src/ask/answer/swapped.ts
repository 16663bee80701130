import { figuresIn } from '../../domain/grounding.ts';
import { stemsIn } from '../names/words.ts';

/** What stands beside figures: "25 units on hand" says "hand" of 25. */
type Labels = ReadonlyMap<string, ReadonlySet<string>>;

const PARTS = /[;:()•–—\n]|,(?!\d)|\.(?!\d)|\b(?:and|but|while|whereas)\b/iu;
/** What is counted tells figures apart no better than their being figures. */
const UNITS = new Set(
  stemsIn('unit units piece pieces day days week weeks order orders percent day hour hours'),
);

/**
 * The figures of a sentence that stand beside what the rows say of another figure: "122 units on hand" where 25 are on
 * hand and 122 is the reorder point. Words that no row uses beside a figure prove nothing. Pure.
 *
 * @param apart words that all rows share, such as the name of what was asked about
 */
export function swapped(sentence: string, known: readonly string[], apart: string): string[] {
  const ignored = new Set(stemsIn(apart));
  const rows = labelsIn(
    known.flatMap((text) => text.split(PARTS)),
    ignored,
  );
  const said = labelsIn(sentence.split(PARTS), ignored);
  return [...said].flatMap(([figure, labels]) => {
    const own = rows.get(figure);
    if (!own) return [];
    const others = [...rows].filter(([other]) => other !== figure).map(([, of]) => shared(labels, of));
    return Math.max(0, ...others) > shared(labels, own) && shared(labels, own) === 0 ? [figure] : [];
  });
}

function labelsIn(parts: readonly string[], ignored: ReadonlySet<string>): Labels {
  const labels = new Map<string, Set<string>>();
  for (const part of parts) {
    const stems = stemsIn(part).filter((stem) => !/\d/.test(stem) && !ignored.has(stem) && !UNITS.has(stem));
    for (const figure of figuresIn(part).map(amount)) {
      if (!figure) continue;
      const own = labels.get(figure) ?? new Set();
      for (const stem of stems) own.add(stem);
      labels.set(figure, own);
    }
  }
  return labels;
}

/** An amount as it is compared; empty for an identifier or the name of a day. */
function amount(figure: string): string {
  const plain = figure.replace(/[.,:;-]+$/, '').replace(/^[$€£¥]/, '');
  return /^\d[\d.,]*$/.test(plain) ? plain.replaceAll(',', '') : '';
}

function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  return [...one].filter((stem) => other.has(stem)).length;
}
