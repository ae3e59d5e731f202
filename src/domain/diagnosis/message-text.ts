// The words of an answer in one plain form, however they were wrapped: JSON inside exception text, HTML pages, curly quotes, percent
// encoding, UTF-16 remains. Patterns are matched against this form only. No judgement here.

export type MessageText = {
  /** Lower case, straight quotes, single spaces, one line: what patterns are matched against. */
  readonly flat: string;
  /** The same with its case, and a line each: some words are Salesforce's only as it writes them. */
  readonly cased: string;
  /** Offsets in `flat` at which a new line of the original begins; several attempts joined by a tool stand on lines of their own. */
  readonly lineStarts: readonly number[];
  readonly isHtml: boolean;
};

const entities: Readonly<Record<string, string>> = {
  '&quot;': '"',
  '&#34;': '"',
  '&#39;': "'",
  '&#x27;': "'",
  '&apos;': "'",
  '&rsquo;': "'",
  '&#8217;': "'",
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': ' ',
  '&amp;': '&',
};

export function messageText(body: string, contentType: string): MessageText {
  const isHtml =
    /^\s*(?:<!doctype html|<html|<head|<body|<title)|<html[\s>]/i.test(body) ||
    (contentType.includes('html') && body.includes('<'));
  let text = plainQuotes(body);
  // That it was a page is told behind its words: it counts for want of a word that says more.
  if (isHtml) text = `${withoutTags(text)}\nhtml content`;
  text = withoutEscapes(text);
  const lines = text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
  const cased = joinJsonLines(lines.join('\n'));
  const statements = cased.toLowerCase().split('\n');
  const lineStarts: number[] = [];
  let offset = 0;
  for (const line of statements) {
    lineStarts.push(offset);
    offset += line.length + 1;
  }
  return { flat: statements.join(' '), cased, lineStarts, isHtml };
}

function plainQuotes(text: string): string {
  if (/^[\t\n -~]*$/.test(text)) return text;
  return (
    text
      .replace(/[\u2018\u2019\u201a\u201b\u02bc\u2032\u00b4\uff07]/g, "'")
      .replace(/[\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02]/g, '"')
      .replace(/\r\n?/g, '\n')
      .replace(/[\u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff]/g, ' ')
      .replace(/[\u2010-\u2015]/g, '-')
      .replace(/\0/g, '')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what binary input brings
      .replace(/[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]/g, ' ')
  );
}

function withoutTags(text: string): string {
  return text
    .replace(/<(script|style)\b[^>]{0,500}>[^<]*/gi, ' ')
    .replace(/<\/?(?:p|br|div|h[1-6]|li|tr|title|body|head)\b[^>]{0,500}>/gi, '\n')
    .replace(/<[a-z!/][^>]{0,500}>/gi, ' ');
}

function withoutEscapes(text: string): string {
  let plain = text;
  if (plain.includes('\\')) {
    plain = plain
      // Each time a text is wrapped its backslashes double: one is as good as eight.
      .replace(/\\{2,}/g, '\\')
      .replace(/\\u00(2[27]|3[ce])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
      .replace(/\\u2019/gi, "'")
      .replace(/(?:\\r)?\\n/g, '\n')
      .replace(/\\(["'/])/g, '$1');
  }
  if (plain.includes('&'))
    plain = plain.replace(/&(?:#?\w{2,6});/g, (entity) => entities[entity.toLowerCase()] ?? entity);
  // In a query string + stands for a space; decoded before the quotes, which would end the match.
  plain = plain.replace(/error_description=[^\s&"']{1,300}/gi, (pair) => pair.replace(/\+/g, ' '));
  if (plain.includes('%2'))
    plain = plain.replace(/%2([027])/g, (_, digit: string) => ({ 0: ' ', 2: '"', 7: "'" })[digit] ?? ' ');
  return plain;
}

/** Pretty-printed JSON is one statement: its line breaks are taken out, so that error and error_description stand on one line. */
function joinJsonLines(text: string): string {
  return text.replace(/([,{[])\n/g, '$1 ').replace(/\n([}\]])/g, ' $1');
}
