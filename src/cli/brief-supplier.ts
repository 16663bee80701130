import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { briefMarkdown, briefPdf, supplierBrief } from '../brief/index.ts';
import { type CommonOptions, print, withCommonOptions, withSession } from './session.ts';

interface BriefSupplierOptions extends CommonOptions {
  readonly out?: string;
}

/** `daybreak brief-supplier ID`: what to take into the next talk with a supplier, as Markdown, and both files with --out. */
export function registerBriefSupplier(program: Command): void {
  withCommonOptions(program.command('brief-supplier <id>'))
    .description(
      'the negotiation brief of a supplier: volumes, prices, delivery, defects, three asks, walk-away',
    )
    .option('--out <dir>', 'write it there as Markdown and PDF')
    .action((id: string, options: BriefSupplierOptions) =>
      withSession(options, async ({ db, shop, now }) => {
        const brief = await supplierBrief(db, id, { now, shop });
        const files = options.out ? await written(options.out, brief, now) : [];
        print(options, { ...brief, files }, () =>
          files.length > 0 ? files.map((file) => `Wrote ${file}`).join('\n') : briefMarkdown(brief),
        );
      }),
    );
}

async function written(
  folder: string,
  brief: Awaited<ReturnType<typeof supplierBrief>>,
  now: Date,
): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  // An id comes from a file: only what every file system takes stays in the name.
  const stem = join(folder, `brief-${brief.supplierId.replace(/[^\w.-]+/g, '_')}-${brief.to}`);
  await writeFile(`${stem}.md`, briefMarkdown(brief));
  await writeFile(`${stem}.pdf`, await briefPdf(brief, now));
  return [`${stem}.md`, `${stem}.pdf`];
}
