import type { Command } from 'commander';
import { readTicketsFile } from '../sources/index.ts';
import { type Triage, triage } from '../watch/index.ts';
import { table } from './table.ts';

interface TriageOptions {
  readonly json?: boolean;
}

/** `daybreak triage FILE`: what each ticket of a file asks and who may answer it; nothing is stored. */
export function registerTriage(program: Command): void {
  program
    .command('triage <file>')
    .description('label each ticket of a feed or helpdesk export: intent, tier and confidence, or abstain')
    .option('--json', 'print JSON for machines, one object a line')
    .action(async (file: string, options: TriageOptions) => {
      const rows: string[][] = [];
      for await (const { ticketId, orderId, sku, subject, body } of readTicketsFile(file)) {
        const found = triage({ subject, body, linked: orderId !== '' || sku !== '' });
        if (options.json) console.log(JSON.stringify(labelOf(ticketId, found)));
        else rows.push(rowOf(ticketId, found));
      }
      if (!options.json) console.log(table(['ticket', 'asks', 'tier', 'sure'], rows, 'No tickets.'));
    });
}

/** An abstention has no intent: the best guess is not good enough to say. */
function labelOf(ticketId: string, { intent, tier, confidence, reason }: Triage): object {
  const rounded = Math.round(confidence * 1000) / 1000;
  return { ticketId, intent, tier, confidence: rounded, abstained: intent === null, reason };
}

function rowOf(ticketId: string, { intent, tier, confidence, reason }: Triage): string[] {
  const why = reason ? ` (${reason.replaceAll('_', ' ')})` : '';
  return [
    ticketId,
    intent ?? 'not sure',
    `${tier.replaceAll('_', ' ')}${why}`,
    `${Math.round(confidence * 100)} %`,
  ];
}
