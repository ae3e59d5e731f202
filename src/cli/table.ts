// Text for a terminal: columns, facts, lines that end at words. Colours are not counted, since they have no width.

/** An import would evaluate each export of node:util, of which two start what compares texts and what prints. */
const { stripVTControlCharacters } = process.getBuiltinModule('node:util');

/** Under this a column is no column any more. */
const narrowestLast = 24;

/**
 * @param width Undefined: nobody's window. Else the last column is wrapped so that no line is longer, or put below where it or its
 * longest word has no room; where the
 * others have none either, the rows stand below one another without a head.
 */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  width: number | undefined,
): string {
  const all = [head.map((cell) => cell.toUpperCase()), ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => widthOf(row[column] ?? ''))));
  const before = widths.slice(0, -1).reduce((sum, one) => sum + one + 2, 0);
  const room = width === undefined ? Number.POSITIVE_INFINITY : width - before;
  if (width !== undefined && rows.length > 0 && before - 2 > width) return stacked(rows, width);
  const longestWord = Math.max(...all.flatMap((row) => (row.at(-1) ?? '').split(' ').map(widthOf)));
  const isBelow = room < longestWord || (room < narrowestLast && room < (widths.at(-1) ?? 0));
  const line = (row: readonly string[]) => {
    const first = row
      .slice(0, -1)
      .map((cell, column) => padded(cell, widths[column] ?? 0))
      .join('  ');
    if (isBelow) return [first, ...wrapped(row.at(-1) ?? '', before + room - 2).map((text) => `  ${text}`)];
    const [start = '', ...rest] = wrapped(row.at(-1) ?? '', room);
    return [`${first}  ${start}`, ...rest.map((text) => ' '.repeat(before) + text)];
  };
  return all
    .flatMap(line)
    .map((text) => text.trimEnd())
    .join('\n');
}

/** Where not even the columns have room: each row as a block of its own, and its first two cells are what it begins with. */
function stacked(rows: readonly (readonly string[])[], width: number): string {
  return rows
    .flatMap(([name = '', next = '', ...cells]) => {
      const between = cells.slice(0, -1).filter((cell) => stripVTControlCharacters(cell) !== '–');
      const below = [between.join(', '), cells.at(-1) ?? ''].filter((part) => part !== '');
      const indented = below.flatMap((part) => wrapped(part, width - 2)).map((line) => `  ${line}`);
      return [...wrapped(`${name}  ${next}`, width), ...indented];
    })
    .map((line) => line.trimEnd())
    .join('\n');
}

/** `name  value` lines with the values in one column; a value may have several lines. */
export function facts(pairs: readonly (readonly [string, string])[], width: number | undefined): string {
  const names = Math.max(...pairs.map(([name]) => name.length)) + 2;
  const room = width === undefined ? Number.POSITIVE_INFINITY : Math.max(narrowestLast, width - names);
  const lines = pairs.flatMap(([name, value]) =>
    value
      .split('\n')
      .flatMap((part) => wrapped(part, room))
      .map((part, index) => (index === 0 ? name : '').padEnd(names) + part),
  );
  return lines.join('\n');
}

/** Each line broken at words; what a line begins with (spaces, "- ", "1. ") indents what follows. */
export function fitted(text: string, width: number): string {
  return text
    .split('\n')
    .flatMap((line) => {
      if (widthOf(line) <= width) return [line];
      const [mark = ''] = /^\s*(?:- |\d+\. )?/.exec(line) ?? [];
      const room = Math.max(narrowestLast, width - mark.length);
      const [start = '', ...rest] = wrapped(line.slice(mark.length), room);
      return [mark + start, ...rest.map((part) => ' '.repeat(mark.length) + part)];
    })
    .join('\n');
}

/** What does not fit is left out after a whole word. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  const start = [...text].slice(0, width - 1).join('');
  const end = start.lastIndexOf(' ');
  return `${end > 0 && text[start.length] !== ' ' ? start.slice(0, end) : start}…`;
}

/** A word that is longer than the room stands alone and is not broken: it may be a command to copy. */
function wrapped(text: string, room: number): string[] {
  if (widthOf(text) <= room) return [text];
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && widthOf(longer) > room) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

function padded(cell: string, width: number): string {
  return cell + ' '.repeat(Math.max(0, width - widthOf(cell)));
}

function widthOf(cell: string): number {
  return [...stripVTControlCharacters(cell)].length;
}
