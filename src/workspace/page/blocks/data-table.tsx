import { useState } from 'react';
import { Rendered } from './rendered.tsx';
import type { AnyBlock } from './types.ts';

interface Cell {
  type: 'raw_text' | 'raw_number' | 'rich_text';
  text?: string;
  value?: number;
}

function CellBody({ cell }: { cell: Cell }) {
  if (cell.type !== 'rich_text') return cell.text;
  return <Rendered blocks={[{ ...cell, block_id: 'cell' } as AnyBlock]} />;
}

/** A sortable, paged table, as Slack draws `data_table`; the library draws nothing for it. */
export function DataTable({ block }: { block: AnyBlock }) {
  const [header = [], ...rows] = block.rows as Cell[][];
  const size = Number(block.page_size ?? 5);
  const [page, setPage] = useState(0);
  const pages = Math.ceil(rows.length / size);
  return (
    <figure className="data-table">
      <figcaption>{String(block.caption)}</figcaption>
      <div className="scroll">
        <table>
          <thead>
            <tr>
              {header.map((cell, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                <th key={index} scope="col" className={rows[0]?.[index]?.type}>
                  {cell.text}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(page * size, (page + 1) * size).map((cells, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
              <tr key={row}>
                {cells.map((cell, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
                  <td key={index} className={cell.type}>
                    <CellBody cell={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {pages > 1 && (
        <div className="pages">
          <button
            type="button"
            disabled={page === 0}
            onClick={() => setPage(page - 1)}
            aria-label="Previous rows"
          >
            ‹
          </button>
          {page * size + 1}–{Math.min((page + 1) * size, rows.length)} of {rows.length}
          <button
            type="button"
            disabled={page === pages - 1}
            onClick={() => setPage(page + 1)}
            aria-label="Next rows"
          >
            ›
          </button>
        </div>
      )}
    </figure>
  );
}
