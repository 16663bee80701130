import { ticketsFile } from '../../src/sample/files/voices.ts';
import { pastOf } from '../../src/sample/past.ts';
import { createWorld } from '../../src/sample/world.ts';
import { triage } from '../../src/watch/support/triage/triage.ts';
import { TODAY } from './night.ts';
import type { Row } from './row.ts';

const ROUNDS = 5;
const TARGET = 200;

/** Tickets triaged a second without a language model; the first one also pays for learning the phrases. */
export async function triageBench(): Promise<Row[]> {
  const { columns, rows } = ticketsFile(pastOf(createWorld({ today: TODAY })));
  const [subject, body] = [columns.indexOf('subject'), columns.indexOf('body')];
  const tickets = [...rows].map((row) => ({
    subject: String(row[subject] ?? ''),
    body: String(row[body] ?? ''),
    linked: false,
  }));
  const [cold = 0, ...warm] = Array.from({ length: ROUNDS }, () => perSecond(tickets));
  const row = { baseline: '', ratio: '', target: `≥ ${TARGET}` };
  return [
    { name: `tickets triaged a second, the first ${tickets.length}`, ours: Math.round(cold), ...row },
    { name: 'tickets triaged a second, from then on', ours: Math.round(Math.max(...warm)), ...row },
  ];
}

function perSecond(tickets: readonly Parameters<typeof triage>[0][]): number {
  const begun = performance.now();
  for (const ticket of tickets) triage(ticket);
  return (1000 * tickets.length) / (performance.now() - begun);
}
