import { plainName } from '../../domain/actor.ts';
import { DaybreakError } from '../../domain/errors.ts';

/**
 * The name by which documents know somebody whom Slack and our list of members call otherwise: the same name, or the
 * one full name that begins with it. Their own name where no document knows them. Throws `invalid_input` where several
 * fit. Pure.
 */
export function nameInDocuments(called: readonly string[], owners: readonly string[]): string {
  const names = called.map((name) => name.trim()).filter(Boolean);
  for (const name of names) {
    const same = owners.find((owner) => plainName(owner) === plainName(name));
    if (same) return same;
  }
  for (const name of names) {
    const fitting = owners.filter((owner) => plainName(owner).startsWith(`${plainName(name)} `));
    const [first, second] = fitting;
    if (second)
      throw new DaybreakError(
        'invalid_input',
        `Documents are owned by ${fitting.join(' and ')}: I do not know which of them ${name} is. Give the member their full name: daybreak members grant USER ROLE --name "…". Nothing was asked.`,
      );
    if (first) return first;
  }
  return names.find((name) => name.includes(' ')) ?? names[0] ?? 'this person';
}
