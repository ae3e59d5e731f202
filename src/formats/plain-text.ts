// Text from elsewhere (an org, a file, a person) as it may be shown: what nobody sees, and what a terminal, a mail or a page could
// take for a command, is taken out. That are control and format characters, marks that turn the direction of writing among them,
// line and paragraph separators, and halves of surrogate pairs.

const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu;
const hiddenButLines = /[[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]--[\t\n]]+/gv;
/** Colours, and the few moves that our own commands make: a line begun anew, a screen drawn again. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const ownSequence = /(\u001b\[(?:[\d;]*m|H|2J|K|J)|\r(?=\u001b\[K))/;

/** Most of what there is, told in a third of the time. */
const plain = /^[ -~]*$/;

/** For a label, a name, a cell: no line break either. */
export function oneLine(text: string): string {
  return plain.test(text) ? text : text.replace(hidden, ' ');
}

/** For a text of several lines. */
export function manyLines(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(hiddenButLines, ' ');
}

/** For a terminal: several lines, and the sequences that we write ourselves. */
export function terminalText(text: string): string {
  return text
    .split(ownSequence)
    .map((part, index) => (index % 2 === 1 ? part : manyLines(part)))
    .join('');
}

/** For JSON that is shown or sent: the same value, what nobody sees as \uXXXX. */
export function jsonText(value: unknown, replacer?: (key: string, value: unknown) => unknown, indent = 0): string {
  return JSON.stringify(value, replacer, indent).replace(hiddenButLines, (found) =>
    [...Array(found.length).keys()].map((at) => `\\u${found.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  );
}

/** The first of them, as `U+202E`, or null. */
export function hiddenCharacter(text: string): string | null {
  const found = text.match(hidden)?.[0];
  const point = found?.codePointAt(0);
  return point === undefined ? null : `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
}
