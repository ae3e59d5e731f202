// The columns of a query, as columns=true asks for them: fields over one relationship are joined under its name.

import type { SelectedColumn } from '../soql/columns.ts';
import type { Query } from '../soql/query.ts';
import type { Found } from '../soql/run-query.ts';

export function describeColumns(query: Query, { source, columns, children, isGrouped }: Found): object {
  const { name, table } = source.from;
  return {
    columnMetadata: [
      ...(isGrouped ? columns.map((column) => describe(column, column.name)) : describeLevel(columns, 0)),
      ...children.map((child) => ({ ...joined(child.name, describeLevel(child.columns, 0)), aggregate: true })),
    ],
    entityName: name,
    groupBy: query.groupBy.length > 0,
    idSelected: columns.some((column) => column.name === 'Id'),
    keyPrefix: table.keyPrefix,
  };
}

function describeLevel(columns: readonly SelectedColumn[], depth: number): object[] {
  const groups = Map.groupBy(columns, ({ field }) => field.steps[depth]?.name ?? field.name);
  return [...groups].flatMap(([name, members]) =>
    members[0]?.field.steps[depth] === undefined
      ? members.map((column) => describe(column, name))
      : [joined(name, describeLevel(members, depth + 1))],
  );
}

function joined(name: string, joinColumns: object[]): object {
  return { ...COMMON, aggregate: false, apexType: null, columnName: name, displayName: name, joinColumns };
}

function describe({ type, label, isAggregate, field }: SelectedColumn, name: string): object {
  return {
    ...COMMON,
    aggregate: isAggregate,
    apexType: APEX_TYPES[type],
    booleanType: type === 'boolean',
    columnName: isAggregate ? name : field.name,
    displayName: isAggregate ? label : field.name,
    joinColumns: [],
    numberType: type === 'int' || type === 'double',
    textType: type === 'string',
  };
}

const COMMON = {
  booleanType: false,
  custom: false,
  foreignKeyName: null,
  insertable: false,
  numberType: false,
  textType: false,
  updatable: false,
};

const APEX_TYPES: Readonly<Record<SelectedColumn['type'], string>> = {
  id: 'Id',
  string: 'String',
  boolean: 'Boolean',
  datetime: 'Datetime',
  date: 'Date',
  int: 'Integer',
  double: 'Double',
  complex: 'Object',
};
