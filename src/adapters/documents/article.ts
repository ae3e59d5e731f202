// A page before it is HTML or Markdown: sections of blocks, with links to components by their keys. Has no markup.

import type { Key } from './described.ts';
import type { Diagram } from './diagrams/diagram.ts';

/** Text; text that leads to a component or to a page of this documentation; text as the org has it. */
export type TextSpan =
  | string
  | { text: string; key: Key }
  | { text: string; page: string }
  | { code: string }
  | { yes: boolean };

/** A sentence, and what proves it. */
export interface Statement {
  spans: readonly TextSpan[];
  evidence?: readonly TextSpan[];
}

export interface TableRow {
  cells: readonly (readonly TextSpan[])[];
  anchor?: string | null;
}

export type Block =
  | { kind: 'properties'; rows: readonly (readonly [string, readonly TextSpan[]])[] }
  | { kind: 'table'; caption: string; head: readonly string[]; rows: readonly TableRow[] }
  | { kind: 'statements'; isOrdered: boolean; statements: readonly Statement[] }
  | { kind: 'text'; spans: readonly TextSpan[] }
  | { kind: 'code'; text: string }
  | { kind: 'note'; tone: 'info' | 'warning' | 'error'; spans: readonly TextSpan[] }
  | { kind: 'diagram'; diagram: Diagram };

export interface Section {
  id: string;
  title: string;
  blocks: readonly Block[];
}

export interface Article {
  /** Its path without an ending, from the folder of the documentation. */
  page: string;
  title: string;
  /** The kind of thing, above the title. */
  kind: string;
  /** The entry of the navigation to which it belongs. */
  chapter: string;
  lead: string | null;
  sections: readonly Section[];
}

export function section(id: string, title: string, blocks: readonly (Block | null)[]): Section | null {
  const there = blocks.filter((block): block is Block => block !== null && !isEmpty(block));
  return there.length > 0 ? { id, title, blocks: there } : null;
}

/** Of a table alone, which is called as the section is. */
export function tableSection(
  id: string,
  title: string,
  head: readonly string[],
  rows: readonly TableRow[],
): Section | null {
  return section(id, title, [{ kind: 'table', caption: title, head, rows }]);
}

function isEmpty(block: Block): boolean {
  if (block.kind === 'properties' || block.kind === 'table') return block.rows.length === 0;
  return block.kind === 'statements' && block.statements.length === 0;
}

export function sections(...all: readonly (Section | null)[]): Section[] {
  return all.filter((one): one is Section => one !== null);
}
