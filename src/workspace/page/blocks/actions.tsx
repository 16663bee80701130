import { ActionElement } from './element.tsx';
import { useSurface } from './surface.ts';
import type { AnyBlock, Element } from './types.ts';

export function Actions({ block }: { block: AnyBlock }) {
  return (
    <div className="actions">
      {(block.elements as Element[]).map((element, index) => (
        <ActionElement
          // An element without action_id has no other identity than its place.
          key={element.action_id ?? index}
          blockId={block.block_id}
          element={element}
        />
      ))}
    </div>
  );
}

interface FeedbackButton {
  text: { text: string };
  value: string;
  accessibility_label?: string;
}

/** The thumbs below a generated answer. */
export function Feedback({ block }: { block: AnyBlock }) {
  const { press } = useSurface();
  return (
    <div className="actions">
      {(block.elements as Element[]).map((element, index) => {
        if (element.type !== 'feedback_buttons') {
          return (
            <ActionElement key={element.action_id ?? index} blockId={block.block_id} element={element} />
          );
        }
        const buttons = [element.positive_button, element.negative_button] as FeedbackButton[];
        return buttons.map((button, side) => (
          <button
            key={button.value}
            type="button"
            className="thumb"
            title={button.text.text}
            aria-label={button.accessibility_label ?? button.text.text}
            onClick={() => press(block.block_id, element, button.value)}
          >
            {side === 0 ? '👍' : '👎'}
          </button>
        ));
      })}
    </div>
  );
}
