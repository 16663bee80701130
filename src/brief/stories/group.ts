import { refsOf, type Told } from './refs.ts';

/** Findings that share a cause, put together; those of one story in the order given, stories by their first. */
export function storiesOf<T extends Told>(findings: readonly T[]): T[][] {
  const refs = findings.map(refsOf);
  const subjects = new Map<string, number>();
  const firstAbout = new Map<string, number>();
  const leaderOf = findings.map((_, index) => index);
  const leader = (index: number): number => {
    const next = leaderOf[index] ?? index;
    return next === index ? index : leader(next);
  };
  const join = (a: number, b: number) => {
    const [low, high] = [leader(a), leader(b)].toSorted((x, y) => x - y);
    if (low !== undefined && high !== undefined) leaderOf[high] = low;
  };
  for (const [index, { subject }] of findings.entries()) subjects.set(`${subject.type}:${subject.id}`, index);
  for (const [index, { about, restsOn }] of refs.entries()) {
    for (const ref of about) {
      const first = firstAbout.get(ref);
      if (first === undefined) firstAbout.set(ref, index);
      else join(first, index);
    }
    for (const ref of restsOn) {
      const hub = subjects.get(ref);
      if (hub !== undefined) join(hub, index);
    }
  }
  return [...Map.groupBy(findings, (_, index) => leader(index)).values()];
}
