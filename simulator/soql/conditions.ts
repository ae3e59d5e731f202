// From a condition to a function that says whether a row meets it. A literal that does not fit the type of its field is
// refused as Salesforce refuses it: compared as text it would give rows that are wrong.

import { ApiRefusal } from '../rest/api-refusal.ts';
import type { FieldType, Row, Value } from '../tables/table.ts';
import { comparable, compare, likePattern, unescapeText } from './compare.ts';
import { type Span, spanOf } from './date-literals.ts';
import { type Field, findField, type Source } from './fields.ts';
import type { Comparator, Condition, Literal, Query } from './query.ts';
import { malformed } from './tokens.ts';

export type Test = (row: Row) => boolean;

export interface Setting {
  source: Source;
  now: number;
  /** The values of the one field that a semi-join selects. */
  selectIds(query: Query): Value[];
}

export function readTest(condition: Condition, setting: Setting): Test {
  switch (condition.kind) {
    case 'and': {
      const tests = condition.conditions.map((one) => readTest(one, setting));
      return (row) => tests.every((test) => test(row));
    }
    case 'or': {
      if (condition.conditions.some(holdsSemiJoin)) throw semiJoinIsNested();
      const tests = condition.conditions.map((one) => readTest(one, setting));
      return (row) => tests.some((test) => test(row));
    }
    case 'not': {
      if (holdsSemiJoin(condition.condition)) throw semiJoinIsNested();
      const test = readTest(condition.condition, setting);
      return (row) => !test(row);
    }
    case 'compare':
      return compareTest(condition, setting);
    case 'in':
      return memberTest(condition, setting);
    case 'semiJoin':
      return semiJoinTest(condition, setting);
  }
}

function compareTest({ path, comparator, literal }: Extract<Condition, { kind: 'compare' }>, setting: Setting): Test {
  const field = filterField(path, setting);
  if (comparator === 'LIKE') return likeTest(field, literal);
  if (ORDERS.has(comparator) && field.type === 'boolean') throw invalidOperator(field);
  const wanted = readValue(literal, field, setting.now);
  if (wanted === null) return (row) => (field.read(row) === null) === (comparator === '=');
  return (row) => {
    const value = field.read(row);
    if (value === null) return comparator === '!=';
    return typeof wanted === 'object'
      ? isInOrder(comparator, ...placeOf(Number(comparable('datetime', value)), wanted))
      : isInOrder(comparator, compare(field.type, value, wanted));
  };
}

const ORDERS: ReadonlySet<Comparator> = new Set(['<', '<=', '>', '>=']);

/** Against a single point both orders are one. */
function isInOrder(comparator: Comparator, toStart: number, toEnd = toStart): boolean {
  switch (comparator) {
    case '=':
      return toStart >= 0 && toEnd <= 0;
    case '!=':
      return toStart < 0 || toEnd > 0;
    case '<':
      return toStart < 0;
    case '<=':
      return toEnd <= 0;
    case '>':
      return toEnd > 0;
    default:
      return toStart >= 0;
  }
}

/** Before a span is before its start, after it is after its end. */
function placeOf(at: number, { from, to }: Span): [toStart: number, toEnd: number] {
  return [at - from, at - (to - 1)];
}

function likeTest(field: Field, literal: Literal): Test {
  if (field.type !== 'string') throw invalidOperator(field);
  if (literal.kind !== 'text') throw wrongType(field);
  const pattern = likePattern(literal.raw);
  return (row) => pattern.test(String(field.read(row) ?? ''));
}

function memberTest({ path, isNegated, literals }: Extract<Condition, { kind: 'in' }>, setting: Setting): Test {
  const equals = literals.map((literal) => compareTest({ kind: 'compare', path, comparator: '=', literal }, setting));
  return (row) => equals.some((test) => test(row)) !== isNegated;
}

function semiJoinTest(condition: Extract<Condition, { kind: 'semiJoin' }>, setting: Setting): Test {
  const { path, isNegated, query } = condition;
  const field = filterField(path, setting);
  if (query.where !== null && holdsSemiJoin(query.where)) {
    throw malformed('Nesting of semi join sub-selects is not supported');
  }
  if (field.type !== 'id')
    throw malformed(`The left operand of a semi join must be an id or a reference, not '${path}'`);
  const ids = new Set(setting.selectIds(query).flatMap((id) => (id === null ? [] : [comparable('id', id)])));
  return (row) => {
    const id = field.read(row);
    return (id !== null && ids.has(comparable('id', id))) !== isNegated;
  };
}

function holdsSemiJoin(condition: Condition): boolean {
  if (condition.kind === 'not') return holdsSemiJoin(condition.condition);
  if (condition.kind === 'and' || condition.kind === 'or') return condition.conditions.some(holdsSemiJoin);
  return condition.kind === 'semiJoin';
}

function filterField(path: string, { source }: Setting): Field {
  const field = findField(source, path);
  if (field.canBeFiltered) return field;
  throw new ApiRefusal(400, 'INVALID_FIELD', `field '${path}' can not be filtered in a query call`);
}

/** Which literals a field of a type is compared with. */
function readValue(literal: Literal, field: Field, now: number): Value | Span {
  const { type } = field;
  switch (literal.kind) {
    case 'null':
      return null;
    case 'text':
      if (type === 'id') return idOf(unescapeText(literal.raw), field);
      if (type === 'string') return unescapeText(literal.raw);
      break;
    case 'number':
      if (type === 'int') return literal.value;
      break;
    case 'boolean':
      if (type === 'boolean') return literal.value;
      break;
    case 'instant':
      if (type === 'datetime') return literal.at;
      break;
    case 'date':
      if (type === 'date') return literal.text;
      break;
    case 'span':
      if (type === 'datetime' || type === 'date') return finite(spanOf(literal.name, literal.count, now), literal);
  }
  throw wrongType(field);
}

function idOf(text: string, field: Field): string {
  if (/^[A-Za-z0-9]{15}([A-Za-z0-9]{3})?$/.test(text)) return text;
  throw new ApiRefusal(400, 'INVALID_QUERY_FILTER_OPERATOR', `invalid ID field: ${text || field.path}`);
}

/** Beyond what dates can hold. */
function finite(span: Span, { name, count }: { name: string; count: number | null }): Span {
  if (Number.isFinite(span.from) && Number.isFinite(span.to) && Number.isInteger(count ?? 0)) return span;
  throw malformed(`${name}:${count} is out of range`);
}

const TYPE_NAMES: Readonly<Record<FieldType, string>> = {
  id: 'id',
  string: 'string',
  boolean: 'boolean',
  datetime: 'dateTime',
  date: 'date',
  int: 'int',
  complex: 'complexvalue',
};

function wrongType({ path, type }: Field): ApiRefusal {
  const quotes = type === 'string' || type === 'id' ? 'should be' : 'should not be';
  const message = `value of filter criterion for field '${path}' must be of type ${TYPE_NAMES[type]} and ${quotes} enclosed in quotes`;
  return new ApiRefusal(400, 'INVALID_FIELD', message);
}

function invalidOperator({ type }: Field): ApiRefusal {
  return new ApiRefusal(400, 'INVALID_QUERY_FILTER_OPERATOR', `invalid operator on ${TYPE_NAMES[type]} field`);
}

function semiJoinIsNested(): ApiRefusal {
  return malformed('Semi join sub-selects are only allowed at the top level WHERE clause expressions');
}
