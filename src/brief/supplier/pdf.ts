import { openPdf, printable } from '../../platform/pdf.ts';
import type { SupplierBrief } from './brief.ts';

const SMALL = 8;
const BODY = 10;

/** The brief as a PDF, with the same content as its Markdown. */
export function briefPdf(brief: SupplierBrief, now: Date): Promise<Buffer> {
  const { name, supplierId, from, to, sections, asks, walkAway, sources } = brief;
  const { pdf, finished } = openPdf(`Negotiation brief ${supplierId}`, now);
  const line = (text: string) => pdf.font('Helvetica').fontSize(BODY).text(printable(text));
  const heading = (text: string) =>
    pdf.moveDown().font('Helvetica-Bold').fontSize(13).text(printable(text)).moveDown(0.3);
  pdf
    .font('Helvetica-Bold')
    .fontSize(18)
    .text(printable(`${name} (${supplierId})`));
  line(`Negotiation brief, orders from ${from} to ${to}`);
  heading('Three asks');
  for (const [index, { ask, why, worthWords }] of asks.entries()) {
    pdf
      .font('Helvetica-Bold')
      .fontSize(BODY)
      .text(printable(`${index + 1}. ${ask}  `), { continued: true });
    pdf.font('Helvetica').text(printable(`${why} ${worthWords}`));
  }
  heading('Walk-away');
  line(walkAway);
  for (const { title, figures } of sections) {
    heading(title);
    for (const { label, value, source } of figures) line(`${label}: ${value} [${source + 1}]`);
  }
  heading('Where the figures come from');
  pdf.font('Helvetica').fontSize(SMALL);
  for (const [index, source] of sources.entries()) pdf.text(printable(`[${index + 1}] ${source}`));
  pdf.end();
  return finished;
}
