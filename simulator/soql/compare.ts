// How values of a field are ordered and told apart: instants as instants, numbers as numbers, ids by their first fifteen
// characters, text without regard to case.

import type { FieldType, Value } from '../tables/table.ts';

/** What two values of one type are compared by; null is the caller's business. */
export function comparable(type: FieldType | 'double', value: Exclude<Value, null>): string | number {
  switch (type) {
    case 'datetime':
    case 'date':
      return typeof value === 'number' ? value : Date.parse(String(value).replace('+0000', 'Z'));
    case 'id':
      return String(value).slice(0, 15);
    case 'string':
      return String(value).toLowerCase();
    default:
      return Number(value);
  }
}

export function compare(type: FieldType | 'double', a: Exclude<Value, null>, b: Exclude<Value, null>): number {
  const [x, y] = [comparable(type, a), comparable(type, b)];
  if (typeof x === 'number' && typeof y === 'number') return x - y;
  if (type === 'id') return x < y ? -1 : x > y ? 1 : 0;
  return String(x).localeCompare(String(y));
}

/** % for any characters, _ for one, a backslash before either for itself. The raw text of the query, escapes and all. */
export function likePattern(raw: string): RegExp {
  const source = raw.replace(/\\u[0-9A-Fa-f]{4}|\\[\s\S]|[\s\S]/g, (piece) => {
    if (piece === '%') return '[\\s\\S]*';
    if (piece === '_') return '[\\s\\S]';
    return unescapeText(piece).replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  });
  return new RegExp(`^${source}$`, 'i');
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  N: '\n',
  r: '\r',
  R: '\r',
  t: '\t',
  T: '\t',
  b: '\b',
  f: '\f',
};

/** A text of a query without its escapes. */
export function unescapeText(raw: string): string {
  return raw.replace(/\\(?:u([0-9A-Fa-f]{4})|([\s\S]))/g, (_, code: string | undefined, one: string) =>
    code === undefined ? (ESCAPES[one] ?? one) : String.fromCharCode(Number.parseInt(code, 16)),
  );
}
