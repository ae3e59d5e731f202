// A query as words, texts, numbers, dates and signs, and the reader that the grammar walks along them with. It knows no clause.

import { ApiRefusal } from '../rest/api-refusal.ts';

export interface Token {
  kind: 'name' | 'text' | 'instant' | 'date' | 'number' | 'sign' | 'end';
  /** As written; of a text what stands between its quotes, escapes and all. */
  text: string;
}

const PATTERN = new RegExp(
  [
    String.raw`\s+`,
    String.raw`'(?<text>(?:[^'\\]|\\[\s\S])*)'`,
    String.raw`(?<instant>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d))`,
    String.raw`(?<date>\d{4}-\d\d-\d\d)`,
    String.raw`(?<number>[+-]?\d+(?:\.\d+)?)`,
    String.raw`(?<name>[A-Za-z]\w*(?:\.[A-Za-z]\w*)*)`,
    String.raw`(?<sign>[<>!]=|<>|[\s\S])`,
  ].join('|'),
  'g',
);

export function readTokens(query: string): Token[] {
  const tokens: Token[] = [];
  for (const { groups } of query.matchAll(PATTERN)) {
    const [found] = Object.entries(groups ?? {}).filter(([, text]) => text !== undefined);
    if (found !== undefined) tokens.push({ kind: found[0] as Token['kind'], text: found[1] ?? '' });
  }
  return tokens;
}

const END: Token = { kind: 'end', text: '<EOF>' };

export class TokenReader {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(query: string) {
    this.#tokens = readTokens(query);
  }

  peek(ahead = 0): Token {
    return this.#tokens[this.#at + ahead] ?? END;
  }

  /** The next token whatever it is. */
  take(): Token {
    const token = this.peek();
    this.#at++;
    return token;
  }

  /** Throws unless the next token is of that kind. */
  takeKind(kind: Token['kind']): string {
    if (this.peek().kind !== kind) throw this.unexpected();
    return this.take().text;
  }

  /** Words are written in any case. */
  isNext(word: string, ahead = 0): boolean {
    const { kind, text } = this.peek(ahead);
    return (kind === 'name' || kind === 'sign') && text.toUpperCase() === word;
  }

  /** Steps over these words where they come next, all of them or none. */
  accept(...words: string[]): boolean {
    if (!words.every((word, ahead) => this.isNext(word, ahead))) return false;
    this.#at += words.length;
    return true;
  }

  expect(...words: string[]): void {
    for (const word of words) if (!this.accept(word)) throw this.unexpected();
  }

  unexpected(): ApiRefusal {
    return malformed(`unexpected token: '${this.peek().text}'`);
  }
}

export function malformed(message: string): ApiRefusal {
  return new ApiRefusal(400, 'MALFORMED_QUERY', message);
}
