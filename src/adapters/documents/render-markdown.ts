// An article as Markdown for a repository: one line for each row, so that what differs between two scans is what the diff shows.

import { siteWords } from '../../text/scan/site-words.ts';
import type { Article, Block, TableRow, TextSpan } from './article.ts';
import type { Key } from './described.ts';
import type { Diagram } from './diagrams/diagram.ts';
import type { PagePlace } from './link-graph.ts';
import { anchorId } from './site/anchor.ts';

export function renderMarkdown(article: Article, placeOf: (key: Key) => PagePlace | null): string {
  const root = '../'.repeat(article.page.split('/').length - 1);
  const href = (key: Key): string | null => {
    const place = placeOf(key);
    return place && `${root}${place.page}.md${place.anchor ? `#${anchorId(place.anchor)}` : ''}`;
  };
  const spans = (all: readonly TextSpan[]): string => all.map((span) => spanText(span, root, href)).join('');
  const blocks = article.sections.flatMap(({ id, title, blocks: inside }) => [
    `## <a id="${anchorId(id)}"></a>${escaped(title)}`,
    ...inside.map((block) => blockText(block, spans)),
  ]);
  return `${[`# ${escaped(article.title)}`, escaped(article.kind), ...(article.lead ? [escaped(article.lead)] : []), ...blocks].join('\n\n')}\n`;
}

function blockText(block: Block, spans: (all: readonly TextSpan[]) => string): string {
  switch (block.kind) {
    case 'properties':
      return block.rows.map(([name, value]) => `- ${escaped(name)}: ${spans(value)}`).join('\n');
    case 'table':
      return [
        `| ${block.head.map(escaped).join(' | ')} |`,
        `|${' --- |'.repeat(block.head.length)}`,
        ...block.rows.map((row) => rowText(row, spans)),
      ].join('\n');
    case 'statements':
      return block.statements
        .map(
          ({ spans: said, evidence }) =>
            `${block.isOrdered ? '1.' : '-'} ${spans(said)}${evidence && evidence.length > 0 ? ` (${siteWords.evidence} ${spans(evidence)})` : ''}`,
        )
        .join('\n');
    case 'text':
      return spans(block.spans);
    case 'code':
      return fenced('', block.text);
    case 'note':
      return `> ${spans(block.spans)}`;
    case 'diagram':
      return fenced('mermaid', mermaid(block.diagram));
  }
}

function rowText({ cells, anchor }: TableRow, spans: (all: readonly TextSpan[]) => string): string {
  const [first = [], ...rest] = cells;
  const mark = anchor ? `<a id="${anchorId(anchor)}"></a>` : '';
  return `| ${[`${mark}${spans(first)}`, ...rest.map(spans)].join(' | ')} |`;
}

function spanText(span: TextSpan, root: string, href: (key: Key) => string | null): string {
  if (typeof span === 'string') return escaped(span);
  if ('code' in span) return codeText(span.code);
  if ('yes' in span) return span.yes ? siteWords.yes : siteWords.no;
  const target = 'key' in span ? href(span.key) : `${root}${span.page}.md`;
  return target === null ? escaped(span.text) : `[${escaped(span.text)}](${target})`;
}

/** On one line, and read as text: a name cannot become markup, a table's cell or a link. */
function escaped(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]|<>#~]/g, (sign) => (sign === '<' ? '&lt;' : sign === '>' ? '&gt;' : `\\${sign}`));
}

function codeText(code: string): string {
  const line = code.replace(/\s+/g, ' ').trim();
  if (line === '') return '';
  // A bar ends a cell even inside code, and entities are not read there: such code is written as HTML.
  if (/[|`]/.test(line)) {
    const signs: Readonly<Record<string, string>> = {
      '&': '&amp;',
      '<': '&lt;',
      '>': '&gt;',
      '|': '&#124;',
      '`': '&#96;',
      '*': '&#42;',
      _: '&#95;',
      '[': '&#91;',
      '\\': '&#92;',
    };
    return `<code>${line.replace(/[&<>|`*_[\\]/g, (sign) => signs[sign] ?? sign)}</code>`;
  }
  return `\`${line}\``;
}

function fenced(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

function mermaid({ direction, nodes, arrows }: Diagram): string {
  const number = new Map(nodes.map(({ id }, index) => [id, `n${index}`]));
  const quoted = (text: string): string => `"${text.replace(/["\\\n<>#;]/g, ' ')}"`;
  return [
    `flowchart ${direction === 'down' ? 'TD' : 'LR'}`,
    ...nodes.map(({ id, label, shape }) => {
      const name = number.get(id);
      return shape === 'decision'
        ? `  ${name}{${quoted(label)}}`
        : shape === 'start' || shape === 'end'
          ? `  ${name}([${quoted(label)}])`
          : `  ${name}[${quoted(label)}]`;
    }),
    ...arrows.map(
      ({ from, to, label, kind }) =>
        `  ${number.get(from)} ${kind === 'fault' ? '-.->' : '-->'}${label ? `|${quoted(label)}|` : ''} ${number.get(to)}`,
    ),
  ].join('\n');
}
