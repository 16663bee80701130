import { Menu } from './menu.tsx';
import { Picker } from './picker.tsx';
import { keyOf, useSurface } from './surface.ts';
import type { Element } from './types.ts';

export interface ElementProps {
  blockId: string;
  element: Element;
}

function Button({ blockId, element }: ElementProps) {
  const { press, pending } = useSurface();
  const waiting = pending === keyOf(blockId, element);
  return (
    <button
      type="button"
      className={`button ${element.style ?? ''}`}
      disabled={pending !== null}
      aria-busy={waiting}
      aria-label={element.accessibility_label}
      onClick={() => press(blockId, element)}
    >
      {waiting && <span className="spinner" aria-hidden="true" />}
      {element.text?.text ?? ''}
    </button>
  );
}

/** An interactive element outside of an input block: acting on it tells the app at once. */
export function ActionElement({ blockId, element }: ElementProps) {
  const { press } = useSurface();
  const choose = (input: string | string[]) => press(blockId, element, input);
  switch (element.type) {
    case 'button':
    case 'icon_button':
    case 'workflow_button':
      return <Button blockId={blockId} element={element} />;
    case 'overflow':
    case 'static_select':
      return <Menu blockId={blockId} element={element} onChoose={choose} />;
    default:
      return <Picker element={element} onChange={choose} />;
  }
}
