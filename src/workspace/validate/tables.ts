import { child, type Place, report } from './issue.ts';
import { RICH_TEXT } from './rich-text.ts';
import {
  boolean,
  finite,
  integer,
  isObject,
  type Json,
  list,
  oneOf,
  string,
  visibleLength,
} from './rules.ts';
import { type Kind, shape, type Table, variant } from './shape.ts';

const COLUMNS = 20;
const CHARACTERS = 10_000;

const CELLS: Table = {
  ...RICH_TEXT,
  raw_text: { required: { text: string(3000, 1) } },
  raw_number: { required: { value: finite, text: string(255, 1) } },
};
const cell = variant(() => CELLS);
const row = list(cell, COLUMNS);

function checkRows(value: Json, at: Place): void {
  if (!Array.isArray(value.rows)) return;
  const rows = value.rows.filter(Array.isArray);
  const width = rows[0]?.length ?? 0;
  rows.forEach((cells, index) => {
    if (cells.length === width) return;
    report(
      child(child(at, 'rows'), index),
      'invalid_value',
      `must have ${width} cells like the header`,
      width,
    );
  });
  if (visibleLength(rows) > CHARACTERS) {
    report(child(at, 'rows'), 'too_long', `must hold less than ${CHARACTERS + 1} characters`, CHARACTERS);
  }
}

function checkHeader(value: Json, at: Place): void {
  const header = Array.isArray(value.rows) ? value.rows[0] : undefined;
  if (!Array.isArray(header)) return;
  header.forEach((item, index) => {
    if (!isObject(item) || item.type !== 'rich_text') return;
    report(child(child(child(at, 'rows'), 0), index), 'invalid_value', 'a header cell may not be rich_text');
  });
}

const column = shape({ optional: { align: oneOf('left', 'center', 'right'), is_wrapped: boolean } });

export const table: Kind = {
  required: { rows: list(row, 100) },
  optional: { column_settings: list(column, COLUMNS) },
  also: checkRows,
};

// Slack raised this to 200 rows and 20,000 characters; workspaces still differ, so the older limits hold.
export const dataTable: Kind = {
  required: { rows: list(row, 101), caption: string(3000, 1) },
  optional: { page_size: integer(1, 100), row_header_column_index: integer(0, COLUMNS - 1) },
  also: (value, at) => {
    checkRows(value, at);
    checkHeader(value, at);
  },
};
