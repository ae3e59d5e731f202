// The lists of components by their types: everything that the org lists has a row, with the reason where there is no page.

import type { Instant } from '../../../domain/ports.ts';
import { day } from '../../../text/instants.ts';
import { saidWords } from '../../../text/said-words.ts';
import { chapterWords as words } from '../../../text/scan/chapter-words.ts';
import { missingWords, typeWords } from '../../../text/scan/component-words.ts';
import { type Article, section, sections } from '../article.ts';
import type { Key } from '../described.ts';
import type { LinkGraph } from '../link-graph.ts';
import { chapterOf } from './component-page.ts';
import { linkTo } from './links.ts';

export interface ListedRow {
  fullName: string;
  label: string | null;
  key: Key;
  namespace: string | null;
  lastModifiedBy: string | null;
  lastModifiedAt: Instant | null;
  missing: keyof typeof missingWords | null;
  message: string;
  /** Told on a page, not only in this list. */
  hasPage: boolean;
}

/** One page of the list of a type. */
export function listArticle(
  type: string,
  page: string,
  rows: readonly ListedRow[],
  number: number,
  pages: readonly string[],
  links: LinkGraph,
): Article {
  return {
    page,
    title: number === 1 ? typeWords(type) : `${typeWords(type)}, ${words.page(number)}`,
    kind: type,
    chapter: chapterOf(type),
    lead: null,
    sections: sections(
      section('list', typeWords(type), [
        {
          kind: 'table',
          caption: typeWords(type),
          head: [words.name, words.label, words.namespace, words.lastModified, words.note],
          rows: rows.map((row) => ({
            anchor: `item-${row.fullName}`,
            cells: [
              row.hasPage ? [linkTo(row.key, links, row.fullName)] : [row.fullName],
              [row.label ?? ''],
              [row.namespace ?? ''],
              [
                [row.lastModifiedBy, row.lastModifiedAt === null ? null : day(row.lastModifiedAt)]
                  .filter((part) => part !== null)
                  .join(', '),
              ],
              [row.missing ? missingWords[row.missing] : '', row.message ? ` ${saidWords(row.message)}` : ''],
            ],
          })),
        },
        pages.length > 1
          ? {
              kind: 'text',
              spans: pages.flatMap((each, index) => [
                index > 0 ? ' ' : '',
                { text: words.page(index + 1), page: each },
              ]),
            }
          : null,
      ]),
    ),
  };
}
