/** A button or a menu as it was drawn. */
export interface Drawn {
  readonly action_id: string;
  readonly label: string;
  readonly value?: string;
  readonly style?: string;
  readonly confirm?: object;
  /** The values of a menu. */
  readonly options?: readonly string[];
}

interface Raw {
  readonly action_id: string;
  readonly text?: { readonly text: string };
  readonly value?: string;
  readonly style?: string;
  readonly confirm?: object;
  readonly options?: readonly { readonly value: string }[];
}

/** What can be pressed in blocks, in order. */
export function buttonsOf(blocks: readonly unknown[]): Drawn[] {
  return blocks.flatMap((block) => {
    const { type, elements } = block as { type: string; elements?: readonly Raw[] };
    if (type !== 'actions') return [];
    return (elements ?? []).map(({ text, options, ...rest }) => ({
      ...rest,
      label: text?.text ?? '',
      ...(options ? { options: options.map(({ value }) => value) } : {}),
    }));
  });
}

/** What can be read in blocks, a line for each text; buttons are left out. */
export function wordsOf(blocks: readonly unknown[]): string {
  return blocks
    .flatMap((block) => {
      const { text, fields, elements, type } = block as Record<string, unknown>;
      return [text, ...list(fields), ...(type === 'context' ? list(elements) : [])];
    })
    .flatMap((one) => (one ? [(one as { text: string }).text] : []))
    .join('\n');
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
