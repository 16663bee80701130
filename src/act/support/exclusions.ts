import { z } from 'zod';
import type { EditField } from '../../domain/catalogue.ts';

/** Ticket ids that a person took out of a bulk action. */
export const excludeSchema = z.array(z.string().min(1)).max(500);

/** Of a bulk action's tickets those that nobody took out. */
export function included<T extends { readonly ticketId: string }>(
  all: readonly T[],
  exclude: readonly string[],
): T[] {
  const out = new Set(exclude);
  return all.filter(({ ticketId }) => !out.has(ticketId));
}

/** The form's field for exclusions. */
export function excludeField(exclude: readonly string[]): EditField {
  return {
    id: 'exclude',
    label: 'Leave out these tickets',
    type: 'text',
    value: exclude.join(', '),
    maxLength: 3000,
    multiline: true,
    optional: true,
    hint: 'Ticket numbers, with commas or blanks between them.',
  };
}

/** The ids in a form's text. */
export function excludedIn(text: string | number | null): string[] {
  return [...new Set(String(text ?? '').split(/[\s,;]+/))].filter((id) => id !== '');
}

/** "1 ticket", "50 tickets". */
export function ticketCount(count: number): string {
  return `${count} ${count === 1 ? 'ticket' : 'tickets'}`;
}
