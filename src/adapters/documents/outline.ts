// Facts of most kinds of components: properties, and tables whose columns have names of their own. The words for both are
// in src/text/scan/outline-words.ts; objects, flows and Apex have richer facts.

import { type Key, keyOf } from './described.ts';

/** A text, or the name of another component that the page links. */
export type Cell = string | { key: Key; text: string };

interface OutlineRow {
  cells: readonly Cell[];
  /** Where others find it on the page. */
  anchor?: string;
}

export interface OutlineTable {
  id: string;
  columns: readonly string[];
  rows: readonly OutlineRow[];
}

export interface OutlineFacts {
  properties: readonly (readonly [string, Cell])[];
  tables: readonly OutlineTable[];
}

export function outline(
  properties: readonly (readonly [string, Cell | null])[],
  tables: readonly OutlineTable[],
): OutlineFacts {
  return {
    properties: properties.filter((property): property is readonly [string, Cell] => property[1] !== null),
    tables: tables.filter(({ rows }) => rows.length > 0),
  };
}

export function outlineTable(id: string, columns: readonly string[], rows: readonly (readonly Cell[])[]): OutlineTable {
  return { id, columns, rows: rows.map((cells) => ({ cells })) };
}

export function linked(type: string, fullName: string | null): Cell {
  return fullName ? { key: keyOf(type, fullName), text: fullName } : '';
}
