// A query over the tables of one caller, at one instant: which rows, grouped and ordered how, and which columns of each.

import type { Database } from '../tables/database.ts';
import type { Row, Value } from '../tables/table.ts';
import { readColumns, type SelectedColumn } from './columns.ts';
import { compare } from './compare.ts';
import { readTest, type Test } from './conditions.ts';
import { findField, type Source } from './fields.ts';
import type { Column, Query } from './query.ts';
import { malformed } from './tokens.ts';

export interface Found {
  source: Source;
  /** None for SELECT COUNT(). */
  columns: SelectedColumn[];
  children: Children[];
  isGrouped: boolean;
  /** The rows that make each record: one, or those of a group. */
  records: (readonly Row[])[];
  /** After LIMIT and OFFSET. */
  total: number;
}

/** What a sub-query finds for each record. */
export interface Children {
  /** Of the relationship. */
  name: string;
  columns: SelectedColumn[];
  of(parent: Row): Found;
}

export function runQuery(query: Query, database: Database, now: number): Found {
  const source: Source = { database, from: database.find(query.object), alias: query.alias };
  const columns = readColumns({ ...query, columns: [...query.columns, ...fieldsOf(query, source)] }, source);
  const isGrouped = query.groupBy.length > 0 || columns.some(({ isAggregate }) => isAggregate);
  if (isGrouped && query.groupBy.length === 0 && query.limit !== null) {
    throw malformed('Aggregate queries without GROUP BY can not have a LIMIT');
  }
  const children = query.children.map((child) => readChildren(child, source, now));
  if (isGrouped && children.length > 0) throw malformed('Grouped queries can not have nested ones');
  const test = readWhere(query, source, now);
  const order = readOrder(query, source);
  const rows = database.rows(source.from).filter(test);
  const groups = isGrouped ? groupRows(rows, query, source) : rows.map((row) => [row]);
  const records = groups.sort(order).slice(query.offset, query.offset + (query.limit ?? groups.length));
  return { source, columns, children, isGrouped, records: query.isCount ? [] : records, total: records.length };
}

/** All at once, then told apart by their parents; its limit is that of each. */
function readChildren(query: Query, { database, from }: Source, now: number): Children {
  const { name, object, field } = database.findChildren(from.name, query.object);
  const whole = runQuery({ ...query, object, limit: null, offset: 0 }, database, now);
  const byParent = Map.groupBy(whole.records, ([row]) => row?.[field]);
  return {
    name,
    columns: whole.columns,
    of(parent) {
      const all = byParent.get(parent.Id) ?? [];
      const records = all.slice(query.offset, query.offset + (query.limit ?? all.length));
      return { ...whole, records, total: records.length };
    },
  };
}

/** Those of whole objects: what is read one by one alone is left out, as an org does. */
function fieldsOf({ allFields }: Query, { from }: Source): Column[] {
  if (allFields === null) return [];
  const fields = Object.entries(from.table.fields).filter(([, type]) => type !== 'complex');
  return fields.map(([path]) => ({ expression: { kind: 'field', path }, alias: null }));
}

function readWhere({ where }: Query, source: Source, now: number): Test {
  if (where === null) return () => true;
  return readTest(where, { source, now, selectIds: (inner) => selectIds(inner, source.database, now) });
}

/** What a semi-join compares with. */
function selectIds(query: Query, database: Database, now: number): Value[] {
  const { columns, children, isGrouped, records } = runQuery(query, database, now);
  const [column] = columns;
  if (column === undefined || columns.length + children.length > 1 || isGrouped || column.type !== 'id') {
    throw malformed('The inner select of a semi join must select one id or reference');
  }
  return records.map((rows) => column.read(rows));
}

function groupRows(rows: readonly Row[], { groupBy }: Query, source: Source): (readonly Row[])[] {
  if (groupBy.length === 0) return [rows];
  const fields = groupBy.map((path) => findField(source, path));
  for (const { type, path } of fields) {
    if (type === 'datetime') throw malformed(`field '${path}' can not be grouped in a query call`);
  }
  const key = (row: Row) => JSON.stringify(fields.map((field) => field.read(row)));
  return [...Map.groupBy(rows, key).values()];
}

type Order = (a: readonly Row[], b: readonly Row[]) => number;

/** Null comes before everything else, whichever way the order goes, unless NULLS LAST is said. */
function readOrder(query: Query, source: Source): Order {
  const orders = query.orderBy.map(({ expression, isDescending, areNullsLast }): Order => {
    const [column] = readColumns({ ...query, columns: [{ expression, alias: null }] }, source);
    if (column === undefined) throw new Error('one expression is one column');
    return (first, second) => {
      const [a, b] = [column.read(first), column.read(second)];
      if (a === null || b === null) return (Number(b === null) - Number(a === null)) * (areNullsLast ? -1 : 1);
      return compare(column.type, a, b) * (isDescending ? -1 : 1);
    };
  });
  return (a, b) => {
    for (const order of orders) {
      const difference = order(a, b);
      if (difference !== 0) return difference;
    }
    return 0;
  };
}
