import type { SupplierBrief } from './brief.ts';

/** The brief as Markdown; each figure's footnote says which rows it comes from. */
export function briefMarkdown(brief: SupplierBrief): string {
  const { name, supplierId, from, to, sections, asks, walkAway, sources } = brief;
  return [
    `# ${plain(name)} (${plain(supplierId)}): negotiation brief`,
    `Orders from ${from} to ${to}.`,
    '## Three asks',
    ...asks.map(({ ask, why, worthWords }, index) =>
      `${index + 1}. **${plain(ask)}** ${plain(`${why} ${worthWords}`)}`.trim(),
    ),
    `**Walk-away:** ${plain(walkAway)}`,
    ...sections.flatMap(({ title, figures }) => [
      `## ${title}`,
      figures
        .map(({ label, value, source }) => `- ${plain(label)}: ${plain(value)} [${source + 1}]`)
        .join('\n'),
    ]),
    '## Where the figures come from',
    sources.map((source, index) => `${index + 1}. ${plain(source)}`).join('\n'),
    '',
  ].join('\n\n');
}

/** Names come from files: what Markdown would take for a mark is shown as it is. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>#|]/g, '\\$&');
}
