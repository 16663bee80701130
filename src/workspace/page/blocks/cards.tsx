import { useState } from 'react';
import { Blocks } from './blocks.tsx';
import { ActionElement } from './element.tsx';
import { Rendered } from './rendered.tsx';
import type { AnyBlock, Element, TextObject } from './types.ts';

function Words({ text, className }: { text: unknown; className: string }) {
  if (!text) return null;
  const block = { type: 'section', block_id: className, text } as AnyBlock;
  return (
    <div className={className}>
      <Rendered blocks={[block]} />
    </div>
  );
}

interface Picture {
  image_url?: string;
  alt_text: string;
}

export function Card({ block }: { block: AnyBlock }) {
  const hero = block.hero_image as Picture | undefined;
  const icon = block.icon as Picture | undefined;
  const actions = block.actions as Element[] | undefined;
  return (
    <div className="card">
      {hero?.image_url && <img className="hero" src={hero.image_url} alt={hero.alt_text} />}
      <div className="card-body">
        {icon?.image_url && <img className="icon" src={icon.image_url} alt={icon.alt_text} />}
        <Words text={block.title} className="card-title" />
        <Words text={block.subtitle} className="card-subtitle" />
        <Words text={block.body} className="card-text" />
        <Words text={block.subtext} className="card-subtitle" />
      </div>
      {actions && (
        <div className="actions">
          {actions.map((element, index) => (
            <ActionElement key={element.action_id ?? index} blockId={block.block_id} element={element} />
          ))}
        </div>
      )}
    </div>
  );
}

/** A frame around other blocks that may be folded. */
export function Container({ block }: { block: AnyBlock }) {
  const foldable = block.is_collapsible === true;
  const [open, setOpen] = useState(block.default_collapsed !== true);
  const title = block.title as TextObject | undefined;
  const richTitle = block.rich_text_title as AnyBlock | undefined;
  const heading = title ? <strong>{title.text}</strong> : richTitle && <Rendered blocks={[richTitle]} />;
  return (
    <div className="container">
      {foldable ? (
        <button type="button" className="fold" aria-expanded={open} onClick={() => setOpen(!open)}>
          <span aria-hidden="true">{open ? '▾' : '▸'}</span> {heading}
        </button>
      ) : (
        heading
      )}
      <Words text={block.subtitle} className="card-subtitle" />
      {open && <Blocks blocks={block.child_blocks as AnyBlock[]} />}
    </div>
  );
}
