import { ActionElement } from './element.tsx';
import { Rendered } from './rendered.tsx';
import type { AnyBlock, Element } from './types.ts';

/** A section: its text by the library, its accessory by ourselves unless it is an image. */
export function Section({ block }: { block: AnyBlock }) {
  const accessory = block.accessory as Element | undefined;
  if (!accessory || accessory.type === 'image') return <Rendered blocks={[block]} />;
  const { accessory: _, ...text } = block;
  return (
    <div className="section">
      <Rendered blocks={[text as AnyBlock]} />
      <div className="accessory">
        <ActionElement blockId={block.block_id} element={accessory} />
      </div>
    </div>
  );
}
