// The little SOQL that the simulated tables need: SELECT fields FROM one object, comparisons joined by AND, ORDER BY one
// field, LIMIT. Anything beyond it is answered as Salesforce answers a query that it cannot read.

import { ApiRefusal } from './api-refusal.ts';

export type Value = string | number | boolean | null;

export interface Condition {
  field: string;
  operator: '=' | '!=' | '<' | '<=' | '>' | '>=' | 'LIKE' | 'IN';
  values: Value[];
}

export interface Query {
  /** Empty for SELECT COUNT(). */
  fields: string[];
  object: string;
  conditions: Condition[];
  orderBy: { field: string; isDescending: boolean } | null;
  limit: number | null;
}

const TOKEN = /'(?:[^'\\]|\\.)*'|[<>!]=|[=<>(),]|[A-Za-z0-9_.:+-]+|\S/g;
const OPERATORS = ['=', '!=', '<', '<=', '>', '>=', 'LIKE', 'IN'] as const;

/** Throws ApiRefusal MALFORMED_QUERY. */
export function parseSoql(text: string): Query {
  return new Parser(text).query();
}

class Parser {
  readonly #tokens: string[];
  #at = 0;

  constructor(text: string) {
    this.#tokens = text.match(TOKEN) ?? [];
  }

  query(): Query {
    this.#expect('SELECT');
    const fields = this.#fields();
    this.#expect('FROM');
    const object = this.#next();
    const conditions = this.#accept('WHERE') ? this.#conditions() : [];
    const orderBy = this.#orderBy();
    const limit = this.#accept('LIMIT') ? Number(this.#next()) : null;
    if (this.#at < this.#tokens.length || (limit !== null && !Number.isInteger(limit))) throw this.#unexpected();
    return { fields, object, conditions, orderBy, limit };
  }

  #fields(): string[] {
    if (this.#peek()?.toUpperCase() === 'COUNT') {
      for (const token of ['COUNT', '(', ')']) this.#expect(token);
      return [];
    }
    const fields = [this.#next()];
    while (this.#accept(',')) fields.push(this.#next());
    return fields;
  }

  #conditions(): Condition[] {
    const conditions = [this.#condition()];
    while (this.#accept('AND')) conditions.push(this.#condition());
    return conditions;
  }

  #condition(): Condition {
    const isInParentheses = this.#accept('(');
    const field = this.#next();
    const written = this.#next().toUpperCase();
    const operator = OPERATORS.find((known) => known === written);
    if (operator === undefined) throw this.#unexpected();
    const values = operator === 'IN' ? this.#list() : [this.#value()];
    if (isInParentheses) this.#expect(')');
    return { field, operator, values };
  }

  #list(): Value[] {
    this.#expect('(');
    const values = [this.#value()];
    while (this.#accept(',')) values.push(this.#value());
    this.#expect(')');
    return values;
  }

  #value(): Value {
    const token = this.#next();
    if (token.startsWith("'")) return token.slice(1, -1).replace(/\\(.)/g, '$1');
    if (/^(true|false)$/i.test(token)) return token.toLowerCase() === 'true';
    if (/^null$/i.test(token)) return null;
    if (/^[+-]?\d+(\.\d+)?$/.test(token)) return Number(token);
    return token;
  }

  #orderBy(): Query['orderBy'] {
    if (!this.#accept('ORDER')) return null;
    this.#expect('BY');
    const field = this.#next();
    const isDescending = this.#accept('DESC');
    if (!isDescending) this.#accept('ASC');
    if (this.#accept('NULLS') && !this.#accept('FIRST')) this.#expect('LAST');
    return { field, isDescending };
  }

  #peek(): string | undefined {
    return this.#tokens[this.#at];
  }

  #next(): string {
    const token = this.#peek();
    if (token === undefined) throw this.#unexpected();
    this.#at++;
    return token;
  }

  #accept(word: string): boolean {
    if (this.#peek()?.toUpperCase() !== word) return false;
    this.#at++;
    return true;
  }

  #expect(word: string): void {
    if (!this.#accept(word)) throw this.#unexpected();
  }

  #unexpected(): ApiRefusal {
    return new ApiRefusal(400, 'MALFORMED_QUERY', `unexpected token: '${this.#peek() ?? '<EOF>'}'`);
  }
}

export function matches(value: Value, { operator, values: [first = null, ...rest] }: Condition): boolean {
  switch (operator) {
    case '=':
      return isSame(value, first);
    case '!=':
      return !isSame(value, first);
    case 'IN':
      return [first, ...rest].some((one) => isSame(value, one));
    case 'LIKE':
      return likePattern(String(first)).test(String(value ?? ''));
    default:
      return value !== null && first !== null && isOrdered(compare(value, first), operator);
  }
}

/** Orders numbers as numbers, instants as instants, the rest as text without regard to case. */
export function compare(a: Value, b: Value): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [x, y] = [asInstant(a), asInstant(b)];
  if (x !== undefined && y !== undefined) return x - y;
  return String(a ?? '')
    .toLowerCase()
    .localeCompare(String(b ?? '').toLowerCase());
}

function isSame(a: Value, b: Value): boolean {
  return a === b || (a !== null && b !== null && compare(a, b) === 0);
}

function isOrdered(order: number, operator: '<' | '<=' | '>' | '>='): boolean {
  if (operator === '<') return order < 0;
  if (operator === '<=') return order <= 0;
  return operator === '>' ? order > 0 : order >= 0;
}

function asInstant(value: Value): number | undefined {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value)
    ? Date.parse(value.replace('+0000', 'Z'))
    : undefined;
}

function likePattern(pattern: string): RegExp {
  const source = pattern
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/%/g, '.*')
    .replace(/_/g, '.');
  return new RegExp(`^${source}$`, 'i');
}
