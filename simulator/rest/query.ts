// GET /services/data/vNN.0/query and /tooling/query: runs the parsed query over a table, or describes its columns when
// asked with columns=true, as sf does before it prints.

import { type Exchange, json, type Reply } from '../exchange.ts';
import { ApiRefusal } from './api-refusal.ts';
import type { Caller } from './authorize.ts';
import { compare, matches, parseSoql, type Query, type Value } from './soql.ts';
import { findTable, type Row, type Table } from './tables.ts';

export function answerQuery(
  { org, url }: Exchange,
  caller: Caller,
  tables: Record<string, Table>,
  base: string,
): Reply {
  const query = parseSoql(url.searchParams.get('q') ?? '');
  const { name, table } = findTable(tables, query.object);
  refuseUnknownFields(query, name, table);
  if (url.searchParams.get('columns') === 'true') return json(describeColumns(query, name, table));
  const rows = select(query, table.rows(org, caller));
  if (query.fields.length === 0) return json({ totalSize: rows.length, done: true, records: [] });
  const records = rows.map((row) => toRecord(row, query.fields, name, `${base}/sobjects/${name}`));
  return json({ totalSize: records.length, done: true, records });
}

function refuseUnknownFields({ fields, conditions, orderBy }: Query, name: string, table: Table): void {
  const known = Object.keys(table.fields);
  const named = [...fields, ...conditions.map(({ field }) => field), ...(orderBy === null ? [] : [orderBy.field])];
  for (const field of named) {
    if (field.includes('.') || findName(known, field) !== undefined) continue;
    throw new ApiRefusal(400, 'INVALID_FIELD', `No such column '${field}' on entity '${name}'.`);
  }
  for (const { field } of conditions) {
    if (findName(table.notFilterable, field) === undefined) continue;
    throw new ApiRefusal(400, 'INVALID_FIELD', `field '${field}' can not be filtered in a query call`);
  }
}

function select({ conditions, orderBy, limit }: Query, rows: Row[]): Row[] {
  const kept = rows.filter((row) => conditions.every((condition) => matches(read(row, condition.field), condition)));
  if (orderBy !== null) {
    const sign = orderBy.isDescending ? -1 : 1;
    kept.sort((a, b) => sign * compare(read(a, orderBy.field), read(b, orderBy.field)));
  }
  return kept.slice(0, limit ?? kept.length);
}

/** A dotted field goes through the relationship; what is not there is null. */
function read(row: Row, field: string): Value {
  let value: Value | Row = row;
  for (const part of field.split('.')) {
    if (value === null || typeof value !== 'object') return null;
    const name = findName(Object.keys(value), part);
    value = name === undefined ? null : (value[name] ?? null);
  }
  return value !== null && typeof value === 'object' ? null : value;
}

function toRecord(row: Row, fields: string[], type: string, url: string): object {
  const record: Record<string, unknown> = { attributes: { type, url: `${url}/${String(row.Id)}` } };
  for (const field of fields) {
    const [head = field, ...rest] = field.split('.');
    const name = findName(Object.keys(row), head) ?? head;
    record[name] = rest.length === 0 ? read(row, field) : { [rest.join('.')]: read(row, field) };
  }
  return record;
}

function describeColumns({ fields }: Query, entityName: string, table: Table): object {
  return {
    columnMetadata: fields.map((field) => {
      const name = findName(Object.keys(table.fields), field) ?? field;
      const type = table.fields[name] ?? 'string';
      return {
        aggregate: false,
        apexType: type === 'id' ? 'Id' : type.charAt(0).toUpperCase() + type.slice(1),
        booleanType: type === 'boolean',
        columnName: name,
        custom: false,
        displayName: name,
        foreignKeyName: null,
        insertable: false,
        joinColumns: [],
        numberType: type === 'int',
        textType: type === 'string',
        updatable: false,
      };
    }),
    entityName,
    groupBy: false,
    idSelected: fields.some((field) => field.toLowerCase() === 'id'),
    keyPrefix: table.keyPrefix,
  };
}

function findName(names: readonly string[], written: string): string | undefined {
  return names.find((name) => name.toLowerCase() === written.toLowerCase());
}
