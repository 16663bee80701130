import { useState } from 'react';
import { useApp } from '../client/context.ts';
import type { Element, Option, TextObject } from './types.ts';

interface PickerProps {
  element: Element;
  /** Names the field for people who cannot see it. */
  label?: string;
  onChange: (input: string | string[]) => void;
}

type Choice = { value: string; text: TextObject };

function useChoices(element: Element): Choice[] {
  const { state } = useApp();
  const named = (value: string, text: string): Choice => ({ value, text: { type: 'plain_text', text } });
  if (/users_select$/.test(element.type)) return state.people.map((one) => named(one.id, one.realName));
  if (/(channels|conversations)_select$/.test(element.type)) {
    return state.channels.filter((one) => one.kind === 'channel').map((one) => named(one.id, `#${one.name}`));
  }
  return [element, ...(element.option_groups ?? [])].flatMap(({ options }) => options ?? []);
}

/** What is chosen when the element is first drawn. */
export function initialOf(element: Element): string[] {
  const several = (element.initial_options as Option[] | undefined)?.map((option) => option.value);
  const ids = element.initial_users ?? element.initial_channels ?? element.initial_conversations;
  const one =
    (element.initial_option as Option | undefined)?.value ??
    element.initial_user ??
    element.initial_channel ??
    element.initial_conversation ??
    element.initial_date ??
    element.initial_time ??
    element.initial_value;
  return several ?? (ids as string[] | undefined) ?? (one === undefined ? [] : [String(one)]);
}

function Boxes({ element, onChange }: PickerProps) {
  const radio = element.type === 'radio_buttons';
  const [chosen, setChosen] = useState(initialOf(element));
  const toggle = (value: string) => {
    const without = chosen.filter((one) => one !== value);
    const next = radio ? [value] : without.length < chosen.length ? without : [...chosen, value];
    setChosen(next);
    onChange(radio ? value : next);
  };
  return (
    <div className="boxes" role={radio ? 'radiogroup' : 'group'}>
      {element.options?.map((option) => (
        <label key={option.value}>
          <input
            type={radio ? 'radio' : 'checkbox'}
            checked={chosen.includes(option.value)}
            onChange={() => toggle(option.value)}
          />
          <span>
            {option.text.text}
            {option.description && <small>{option.description.text}</small>}
          </span>
        </label>
      ))}
    </div>
  );
}

/** Everything that is chosen rather than typed, except menus that act at once. */
export function Picker({ element, label, onChange }: PickerProps) {
  const choices = useChoices(element);
  const first = initialOf(element);
  if (element.type === 'checkboxes' || element.type === 'radio_buttons') {
    return <Boxes element={element} onChange={onChange} />;
  }
  const type = { datepicker: 'date', timepicker: 'time', datetimepicker: 'datetime-local' }[element.type];
  if (type) {
    const seconds = (value: string) => String(Math.floor(new Date(value).getTime() / 1000));
    const read = (value: string) => (element.type === 'datetimepicker' ? seconds(value) : value);
    return (
      <input
        className="field"
        type={type}
        aria-label={label}
        defaultValue={first[0]}
        onChange={(event) => onChange(read(event.target.value))}
      />
    );
  }
  const several = element.type.startsWith('multi_');
  return (
    <select
      className="field"
      aria-label={label ?? element.placeholder?.text}
      multiple={several}
      defaultValue={several ? first : (first[0] ?? '')}
      onChange={(event) => {
        const values = [...event.target.selectedOptions].map((option) => option.value);
        onChange(several ? values : (values[0] ?? ''));
      }}
    >
      {!several && (
        <option value="" disabled>
          {element.placeholder?.text ?? 'Choose an option'}
        </option>
      )}
      {choices.map(({ value, text }) => (
        <option key={value} value={value}>
          {text.text}
        </option>
      ))}
    </select>
  );
}
