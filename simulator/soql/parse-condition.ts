// The grammar of what stands after WHERE:
//
//     condition = term { AND term } | term { OR term }          AND and OR mix in parentheses only
//     term      = NOT term | ( condition ) | path comparator literal | path [NOT] IN ( literal {, literal} | query )

import { notSimulated } from '../rest/api-refusal.ts';
import { isDateLiteral } from './date-literals.ts';
import type { Comparator, Condition, Literal, Query } from './query.ts';
import { malformed, type TokenReader } from './tokens.ts';

const COMPARATORS: Readonly<Record<string, Comparator>> = {
  '=': '=',
  '!=': '!=',
  '<>': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  LIKE: 'LIKE',
};

type ReadQuery = (reader: TokenReader) => Query;

export function readCondition(reader: TokenReader, readQuery: ReadQuery): Condition {
  const first = readTerm(reader, readQuery);
  for (const kind of ['and', 'or'] as const) {
    const conditions = [first];
    while (reader.accept(kind.toUpperCase())) conditions.push(readTerm(reader, readQuery));
    if (conditions.length > 1) return { kind, conditions };
  }
  return first;
}

function readTerm(reader: TokenReader, readQuery: ReadQuery): Condition {
  if (reader.accept('NOT')) return { kind: 'not', condition: readTerm(reader, readQuery) };
  if (reader.accept('(')) {
    const condition = readCondition(reader, readQuery);
    reader.expect(')');
    return condition;
  }
  const path = reader.takeKind('name');
  if (reader.isNext('(')) throw notSimulated(`have the function ${path} in a condition`);
  const isNegated = reader.accept('NOT', 'IN');
  if (isNegated || reader.accept('IN')) return readMembership(reader, readQuery, { path, isNegated });
  return { kind: 'compare', path, comparator: readComparator(reader), literal: readLiteral(reader) };
}

function readComparator(reader: TokenReader): Comparator {
  const word = reader.peek().text.toUpperCase();
  if (word === 'INCLUDES' || word === 'EXCLUDES') throw notSimulated(`read ${word} in a condition`);
  const comparator = COMPARATORS[word];
  if (comparator === undefined) throw reader.unexpected();
  reader.take();
  return comparator;
}

function readMembership(
  reader: TokenReader,
  readQuery: ReadQuery,
  asked: { path: string; isNegated: boolean },
): Condition {
  reader.expect('(');
  const condition: Condition = reader.isNext('SELECT')
    ? { kind: 'semiJoin', ...asked, query: readQuery(reader) }
    : { kind: 'in', ...asked, literals: readLiterals(reader) };
  reader.expect(')');
  return condition;
}

function readLiterals(reader: TokenReader): Literal[] {
  const literals = [readLiteral(reader)];
  while (reader.accept(',')) literals.push(readLiteral(reader));
  return literals;
}

function readLiteral(reader: TokenReader): Literal {
  const { kind, text } = reader.peek();
  switch (kind) {
    case 'text':
      reader.take();
      return { kind, raw: text };
    case 'number':
      reader.take();
      return { kind, value: Number(text) };
    case 'date':
      reader.take();
      return { kind, text };
    case 'instant':
      return { kind, at: readInstant(reader) };
    case 'name':
      return readWord(reader);
    default:
      throw reader.unexpected();
  }
}

function readInstant(reader: TokenReader): number {
  const text = reader.take().text;
  const at = Date.parse(text.replace(/([+-]\d\d):?(\d\d)$/, '$1:$2'));
  if (Number.isNaN(at)) throw malformed(`Invalid date: ${text}`);
  return at;
}

function readWord(reader: TokenReader): Literal {
  const word = reader.peek().text.toUpperCase();
  if (word === 'NULL') {
    reader.take();
    return { kind: 'null' };
  }
  if (word === 'TRUE' || word === 'FALSE') {
    reader.take();
    return { kind: 'boolean', value: word === 'TRUE' };
  }
  const hasCount = reader.isNext(':', 1) && reader.peek(2).kind === 'number';
  if (!isDateLiteral(word, hasCount)) throw reader.unexpected();
  reader.take();
  if (!hasCount) return { kind: 'span', name: word, count: null };
  reader.take();
  return { kind: 'span', name: word, count: Number(reader.take().text) };
}
