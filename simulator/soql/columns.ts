// What a query selects: fields, and aggregates of a group. A column reads its value from the rows that make one record.

import type { FieldType, Row, Value } from '../tables/table.ts';
import { compare } from './compare.ts';
import { type Field, findField, type Source } from './fields.ts';
import type { Column, Expression, Query } from './query.ts';
import { malformed } from './tokens.ts';

export interface SelectedColumn {
  /** The key in the record; of a field over relationships its path. */
  name: string;
  /** As the query would write it. */
  label: string;
  isAggregate: boolean;
  field: Field;
  type: FieldType | 'double';
  read(rows: readonly Row[]): Value;
}

type Aggregate = Extract<Expression, { kind: 'aggregate' }>['name'];

/** Throws where a field is selected twice, is not grouped beside aggregates, or has an alias outside a grouped query. */
export function readColumns(
  { columns, groupBy }: Pick<Query, 'columns' | 'groupBy'>,
  source: Source,
): SelectedColumn[] {
  const isGrouped = groupBy.length > 0 || columns.some(({ expression }) => expression.kind === 'aggregate');
  const grouped = new Set(groupBy.map((path) => findField(source, path).path));
  const names = new Set<string>();
  let unnamed = 0;
  return columns.map(({ expression, alias }) => {
    const field = findField(source, expression.path);
    if (alias !== null && !isGrouped) throw malformed('only aggregate expressions use field aliasing');
    if (expression.kind === 'field' && isGrouped && !grouped.has(field.path)) {
      throw malformed(`Field must be grouped or aggregated: ${field.path}`);
    }
    const own =
      expression.kind === 'aggregate' ? () => `expr${unnamed++}` : () => (isGrouped ? field.name : field.path);
    const column = readColumn(expression, field, alias ?? own());
    if (names.has(column.name)) throw malformed(`duplicate field selected: ${column.name}`);
    names.add(column.name);
    return column;
  });
}

function readColumn(expression: Column['expression'], field: Field, name: string): SelectedColumn {
  if (expression.kind === 'field') {
    const read = ([row]: readonly Row[]) => (row === undefined ? null : field.read(row));
    return { name, label: field.path, isAggregate: false, field, type: field.type, read };
  }
  const aggregate = expression.name;
  if (!TAKES[aggregate].includes(field.type)) {
    throw malformed(`field ${field.path} does not support aggregate operator ${aggregate}`);
  }
  const read = (rows: readonly Row[]) =>
    AGGREGATE[aggregate](
      rows.map((row) => field.read(row)).filter((value) => value !== null),
      field.type,
    );
  const type = aggregate.startsWith('COUNT') ? 'int' : aggregate === 'AVG' ? 'double' : field.type;
  return { name, label: `${aggregate}(${field.path})`, isAggregate: true, field, type, read };
}

const TAKES: Readonly<Record<Aggregate, readonly FieldType[]>> = {
  COUNT: ['id', 'string', 'datetime', 'date', 'int', 'boolean'],
  COUNT_DISTINCT: ['id', 'string', 'datetime', 'date', 'int', 'boolean'],
  MIN: ['string', 'datetime', 'date', 'int'],
  MAX: ['string', 'datetime', 'date', 'int'],
  SUM: ['int'],
  AVG: ['int'],
};

type Present = Exclude<Value, null>;

/** Over the values that are there. */
const AGGREGATE: Readonly<Record<Aggregate, (values: Present[], type: FieldType) => Value>> = {
  COUNT: (values) => values.length,
  COUNT_DISTINCT: (values) => new Set(values).size,
  MIN: (values, type) => values.toSorted((a, b) => compare(type, a, b))[0] ?? null,
  MAX: (values, type) => values.toSorted((a, b) => compare(type, b, a))[0] ?? null,
  SUM: (values) => (values.length === 0 ? null : sum(values)),
  AVG: (values) => (values.length === 0 ? null : sum(values) / values.length),
};

function sum(values: readonly Present[]): number {
  return values.reduce((total: number, value) => total + Number(value), 0);
}
