import { Component, type ReactNode } from 'react';
import { Actions, Feedback } from './actions.tsx';
import { Card, Container } from './cards.tsx';
import { DataTable } from './data-table.tsx';
import { Input } from './input.tsx';
import { Rendered } from './rendered.tsx';
import { Section } from './section.tsx';
import type { AnyBlock } from './types.ts';

/** One block that cannot be drawn must not take the rest of the page with it. */
class Boundary extends Component<{ type: string; children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (this.state.failed) return <p className="undrawable">This {this.props.type} cannot be shown here.</p>;
    return this.props.children;
  }
}

function draw(block: AnyBlock): ReactNode {
  switch (block.type) {
    case 'section':
      return <Section block={block} />;
    case 'actions':
      return <Actions block={block} />;
    case 'context_actions':
      return <Feedback block={block} />;
    case 'input':
      return <Input block={block} />;
    case 'card':
      return <Card block={block} />;
    case 'carousel':
      return (
        <div className="carousel">
          {(block.elements as AnyBlock[]).map((card, index) => (
            <Card key={card.block_id ?? index} block={{ ...card, block_id: block.block_id }} />
          ))}
        </div>
      );
    case 'container':
      return <Container block={block} />;
    case 'data_table':
      return <DataTable block={block} />;
    default:
      return <Rendered blocks={[block]} />;
  }
}

/** Draws blocks: what only shows by the library, what can be pressed by ourselves. */
export function Blocks({ blocks }: { blocks: readonly AnyBlock[] }) {
  return (
    <div className="blocks">
      {blocks.map((block) => (
        <Boundary key={block.block_id} type={block.type}>
          {draw(block)}
        </Boundary>
      ))}
    </div>
  );
}
