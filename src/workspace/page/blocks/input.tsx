import { useId } from 'react';
import { useForm } from './form.ts';
import { Picker } from './picker.tsx';
import type { AnyBlock, Element, TextObject } from './types.ts';

const TYPES: Readonly<Record<string, string>> = {
  plain_text_input: 'text',
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'text',
};

function TextField({
  block,
  element,
  id,
  label,
}: {
  block: AnyBlock;
  element: Element;
  id: string;
  label: string;
}) {
  const { typed, type, errors } = useForm();
  const value = typed[block.block_id] ?? String(element.initial_value ?? '');
  const shared = {
    className: 'field',
    id,
    value: String(value),
    placeholder: element.placeholder?.text,
    'aria-invalid': errors[block.block_id] !== undefined,
    'aria-describedby': `${id}-note`,
    'aria-label': label,
    autoFocus: element.focus_on_load === true,
    onChange: (event: { target: { value: string } }) => type(block.block_id, event.target.value),
  };
  if (element.multiline) return <textarea {...shared} rows={4} />;
  const numeric = element.type === 'number_input';
  return (
    <input {...shared} type={TYPES[element.type] ?? 'text'} inputMode={numeric ? 'decimal' : undefined} />
  );
}

/** A labelled field of a modal with its hint, or what is wrong with it. */
export function Input({ block }: { block: AnyBlock }) {
  const { type, errors } = useForm();
  const id = useId();
  const element = block.element as Element;
  const label = (block.label as TextObject).text;
  const hint = block.hint as TextObject | undefined;
  const error = errors[block.block_id];
  return (
    <div className={error ? 'input wrong' : 'input'} data-block-id={block.block_id}>
      <label htmlFor={id}>
        {label} {block.optional === true && <span className="optional">(optional)</span>}
      </label>
      {element.type in TYPES ? (
        <TextField block={block} element={element} id={id} label={label} />
      ) : (
        <Picker element={element} label={label} onChange={(input) => type(block.block_id, input)} />
      )}
      <div id={`${id}-note`} className="note" role={error ? 'alert' : undefined}>
        {error ?? hint?.text}
      </div>
    </div>
  );
}
