// Links among pages: what a component uses, and what uses it, each with the place that proves it.

import { oneOfType, useWords } from '../../../text/scan/component-words.ts';
import { documentationWords as words } from '../../../text/scan/documentation-words.ts';
import { type Block, type Section, section, sections, type TextSpan } from '../article.ts';
import { type Described, type Key, keyOf, type Use } from '../described.ts';
import type { LinkGraph } from '../link-graph.ts';

/** A page of the most used object of an org would be larger than all others together. */
const mostRows = 1_000;
const mostEvidence = 12;

export function typeOf(key: Key): string {
  return key.slice(0, key.indexOf(':'));
}

export function nameOf(key: Key): string {
  return key.slice(key.indexOf(':') + 1);
}

/** A link where the scan has the component, else its name alone. */
export function linkTo(key: Key, links: LinkGraph, text?: string): TextSpan {
  const known = links.known(key);
  return known ? { text: text ?? nameOf(known), key: known } : (text ?? nameOf(key));
}

/** Some of those that use it, for a cell of a table. */
export function usedByShort(key: Key, links: LinkGraph): TextSpan[] {
  const seen = new Set<Key>();
  for (const { from } of links.usedBy(key)) seen.add(from);
  const shown = [...seen].slice(0, 5);
  return [
    ...shown.flatMap((from, index): TextSpan[] => (index > 0 ? [', ', linkTo(from, links)] : [linkTo(from, links)])),
    ...(seen.size > shown.length ? [` + ${seen.size - shown.length}`] : []),
  ];
}

export function linkSections(described: Described, links: LinkGraph): Section[] {
  const key = keyOf(described.type, described.fullName);
  const uses = described.references.filter(
    ({ to, maybe }) => links.known(to) !== key && (!maybe || links.known(to) !== null),
  );
  const usedBy = links.usedBy(key).map(({ from, use, evidence }) => ({ other: from, use, evidence }));
  return sections(
    section(
      'uses',
      words.uses,
      tableOf(
        words.uses,
        uses.map(({ to, use, evidence }) => ({ other: links.known(to) ?? to, use, evidence })),
        links,
      ),
    ),
    section('used-by', words.usedBy, withText(words.usedByText, tableOf(words.usedBy, usedBy, links))),
  );
}

function withText(text: string, blocks: Block[]): Block[] {
  return blocks.length > 0 ? [{ kind: 'text', spans: [text] }, ...blocks] : [];
}

interface Link {
  other: Key;
  use: Use;
  evidence: string;
}

/** One row for each other component, with all that is between the two. */
function tableOf(caption: string, all: readonly Link[], links: LinkGraph): Block[] {
  if (all.length === 0) return [];
  const byOther = [...Map.groupBy(all, ({ other }) => other)];
  const rows = byOther.slice(0, mostRows).map(([other, between]) => ({
    cells: [
      [linkTo(other, links)],
      [oneOfType(typeOf(other))],
      [[...new Set(between.map(({ use }) => useWords[use]))].join(', ')],
      [[...new Set(between.map(({ evidence }) => evidence))].slice(0, mostEvidence).join('; ')],
    ],
  }));
  const table: Block = { kind: 'table', caption, head: [words.component, words.type, words.how, words.evidence], rows };
  return byOther.length > mostRows
    ? [table, { kind: 'text', spans: [words.shortened(mostRows, byOther.length)] }]
    : [table];
}
