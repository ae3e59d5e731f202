// The grammar of a query, clause by clause:
//
//     query    = SELECT ( COUNT() | FIELDS(ALL | STANDARD) | selected {, selected} ) FROM object [[AS] alias] [WHERE condition]
//                [GROUP BY path {, path}] [ORDER BY ordering {, ordering}] [LIMIT n] [OFFSET n] [FOR VIEW | REFERENCE | UPDATE]
//     selected = column | '(' query ')'       of the children of each record, and without such a query itself
//     column   = expression [alias]
//     ordering = expression [ASC | DESC] [NULLS FIRST | LAST]
//
// What SOQL has beyond it is refused as not simulated; what is no SOQL is refused as Salesforce refuses it.

import { notSimulated } from '../rest/api-refusal.ts';
import { readCondition } from './parse-condition.ts';
import { AGGREGATES, type Column, type Expression, type Ordering, type Query } from './query.ts';
import { malformed, TokenReader } from './tokens.ts';

const LARGEST_OFFSET = 2000;
const MOST_ROWS_OF_ALL = 200;
const PURPOSES = ['VIEW', 'REFERENCE', 'UPDATE'];

/** Throws ApiRefusal. */
export function parseQuery(text: string): Query {
  const reader = new TokenReader(text);
  const query = readQuery(reader);
  if (reader.peek().kind !== 'end') throw reader.unexpected();
  return query;
}

/** Up to where the query ends: what it stands in goes on after it. */
function readQuery(reader: TokenReader): Query {
  reader.expect('SELECT');
  const isCount = reader.accept('COUNT', '(', ')');
  const allFields = isCount ? null : readAllFields(reader);
  const selected = isCount || allFields !== null ? [] : readList(reader, readSelected);
  const children = selected.filter((one) => 'object' in one);
  const columns = selected.filter((one) => 'expression' in one);
  reader.expect('FROM');
  const { object, alias } = readObject(reader);
  const where = reader.accept('WHERE') ? readCondition(reader, readQuery) : null;
  refuseUnsimulated(reader, ['WITH']);
  const groupBy = reader.accept('GROUP', 'BY') ? readList(reader, readGrouping) : [];
  refuseUnsimulated(reader, ['HAVING']);
  const orderBy = reader.accept('ORDER', 'BY') ? readList(reader, readOrdering) : [];
  const limit = reader.accept('LIMIT') ? readCount(reader) : null;
  if (allFields === 'ALL' && (limit === null || limit > MOST_ROWS_OF_ALL)) {
    throw malformed(`The SOQL FIELDS function must have a LIMIT of at most ${MOST_ROWS_OF_ALL}`);
  }
  const offset = reader.accept('OFFSET') ? readCount(reader) : 0;
  if (offset > LARGEST_OFFSET) throw malformed(`Maximum SOQL offset allowed is ${LARGEST_OFFSET}`);
  // They mark or lock what was read, which changes no answer here.
  if (reader.accept('FOR') && !PURPOSES.some((purpose) => reader.accept(purpose))) throw reader.unexpected();
  refuseUnsimulated(reader, ['ALL', 'UPDATE']);
  return { isCount, columns, children, allFields, object, alias, where, groupBy, orderBy, limit, offset };
}

function readList<T>(reader: TokenReader, read: (reader: TokenReader) => T): T[] {
  const list = [read(reader)];
  while (reader.accept(',')) list.push(read(reader));
  return list;
}

/** Null: fields are named one by one. */
function readAllFields(reader: TokenReader): Query['allFields'] {
  const which = (['ALL', 'STANDARD'] as const).find((one) => reader.accept('FIELDS', '(', one, ')'));
  if (which === undefined) return null;
  if (reader.isNext(',')) throw notSimulated('read fields beside FIELDS()');
  return which;
}

function readSelected(reader: TokenReader): Column | Query {
  return reader.accept('(') ? readChildren(reader) : readColumn(reader);
}

function readChildren(reader: TokenReader): Query {
  const query = readQuery(reader);
  reader.expect(')');
  if (query.children.length > 0) throw notSimulated('read a sub-query inside of another');
  const isGrouped = query.groupBy.length > 0 || query.columns.some(({ expression }) => expression.kind === 'aggregate');
  if (query.isCount || isGrouped) throw malformed('Nested queries can not group or aggregate');
  return query;
}

function readColumn(reader: TokenReader): Column {
  refuseUnsimulated(reader, ['TYPEOF']);
  const expression = readExpression(reader);
  const hasAlias = reader.peek().kind === 'name' && !reader.isNext('FROM');
  return { expression, alias: hasAlias ? reader.take().text : null };
}

function readExpression(reader: TokenReader): Expression {
  const name = reader.takeKind('name');
  if (!reader.isNext('(')) return { kind: 'field', path: name };
  const aggregate = AGGREGATES.find((known) => known === name.toUpperCase());
  if (aggregate === undefined) throw notSimulated(`have the function ${name} in a query`);
  reader.expect('(');
  const path = reader.takeKind('name');
  reader.expect(')');
  return { kind: 'aggregate', name: aggregate, path };
}

function readGrouping(reader: TokenReader): string {
  const name = reader.takeKind('name');
  if (reader.isNext('(')) throw notSimulated(`group by ${name}`);
  return name;
}

function readOrdering(reader: TokenReader): Ordering {
  const expression = readExpression(reader);
  const isDescending = reader.accept('DESC');
  if (!isDescending) reader.accept('ASC');
  const areNullsLast = reader.accept('NULLS', 'LAST');
  if (!areNullsLast && reader.accept('NULLS')) reader.expect('FIRST');
  return { expression, isDescending, areNullsLast };
}

const CLAUSES = ['WHERE', 'WITH', 'USING', 'GROUP', 'HAVING', 'ORDER', 'LIMIT', 'OFFSET', 'FOR', 'ALL', 'UPDATE'];

function readObject(reader: TokenReader): { object: string; alias: string | null } {
  const object = reader.takeKind('name');
  const isAliasNext = reader.accept('AS') || (reader.peek().kind === 'name' && !CLAUSES.some((c) => reader.isNext(c)));
  const alias = isAliasNext ? reader.takeKind('name') : null;
  if (reader.isNext(',')) throw notSimulated('give an alias to a relationship');
  refuseUnsimulated(reader, ['USING']);
  return { object, alias };
}

function readCount(reader: TokenReader): number {
  if (!/^\d+$/.test(reader.peek().text)) throw reader.unexpected();
  return Number(reader.takeKind('number'));
}

function refuseUnsimulated(reader: TokenReader, words: readonly string[]): void {
  const word = words.find((one) => reader.isNext(one));
  if (word !== undefined) throw notSimulated(`read ${word} in a query`);
}
