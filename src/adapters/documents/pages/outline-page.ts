// The page of a component whose facts are properties and tables.

import { documentationWords as words } from '../../../text/scan/documentation-words.ts';
import { outlineWords } from '../../../text/scan/outline-words.ts';
import { type Section, section, sections, type TextSpan } from '../article.ts';
import type { LinkGraph } from '../link-graph.ts';
import type { Cell, OutlineFacts } from '../outline.ts';
import { linkTo } from './links.ts';

/** A profile has thousands of rows; the JSON has them all. */
const mostRows = 2_000;

export function outlineSections({ properties, tables }: OutlineFacts, links: LinkGraph): Section[] {
  return sections(
    section('properties', words.properties, [
      {
        kind: 'properties',
        rows: properties.map(([name, cell]) => [outlineWords(name), cellSpans(cell, links)] as const),
      },
    ]),
    ...tables.map(({ id, columns, rows }) =>
      section(id, outlineWords(id), [
        {
          kind: 'table',
          caption: outlineWords(id),
          head: columns.map(outlineWords),
          rows: rows.slice(0, mostRows).map(({ cells, anchor }) => ({
            cells: cells.map((cell) => cellSpans(cell, links)),
            anchor: anchor ?? null,
          })),
        },
        rows.length > mostRows ? { kind: 'text', spans: [words.shortened(mostRows, rows.length)] } : null,
      ]),
    ),
  );
}

function cellSpans(cell: Cell, links: LinkGraph): TextSpan[] {
  if (typeof cell !== 'string') return [linkTo(cell.key, links, cell.text)];
  if (cell === 'true' || cell === 'false') return [{ yes: cell === 'true' }];
  return cell === '' ? [] : [cell];
}
