// What was found as Salesforce's JSON: attributes first, one nested record for each relationship, its fields together.

import type { Row } from '../tables/table.ts';
import type { SelectedColumn } from './columns.ts';
import { type Field, followAll } from './fields.ts';
import type { Found } from './run-query.ts';

type JsonRecord = Record<string, unknown>;

/** `sobjects` is the path under which records have their addresses. */
export function toRecords({ source, columns, children, isGrouped, records }: Found, sobjects: string): JsonRecord[] {
  if (isGrouped) return records.map((rows) => toAggregate(columns, rows));
  return records.flat().map((row) => ({
    ...toRecord(columns, row, { object: source.from.name, sobjects }),
    ...Object.fromEntries(children.map(({ name, of }) => [name, toNested(of(row), sobjects)])),
  }));
}

/** Null where there are none. */
function toNested(found: Found, sobjects: string): JsonRecord | null {
  return found.total === 0 ? null : { totalSize: found.total, done: true, records: toRecords(found, sobjects) };
}

function toAggregate(columns: readonly SelectedColumn[], rows: readonly Row[]): JsonRecord {
  const values = columns.map((column) => [column.name, column.read(rows)]);
  return { attributes: { type: 'AggregateResult' }, ...Object.fromEntries(values) };
}

function toRecord(
  columns: readonly SelectedColumn[],
  row: Row,
  { object, sobjects }: { object: string; sobjects: string },
): JsonRecord {
  const record: JsonRecord = { attributes: attributesOf(object, row, sobjects) };
  for (const { field } of columns) {
    let holder: JsonRecord | null = record;
    for (const [index, step] of field.steps.entries()) {
      const related = followAll(row, field.steps.slice(0, index + 1));
      holder[step.name] ??= related === null ? null : { attributes: attributesOf(step.to.name, related, sobjects) };
      holder = holder[step.name] as JsonRecord | null;
      if (holder === null) break;
    }
    if (holder !== null) holder[field.name] = shownValue(field, row);
  }
  return record;
}

function shownValue(field: Field, row: Row): unknown {
  const value = field.read(row);
  return field.type === 'complex' && typeof value === 'string' ? JSON.parse(value) : value;
}

function attributesOf(type: string, row: Row, sobjects: string): { type: string; url: string } {
  return { type, url: `${sobjects}/${type}/${String(row.Id)}` };
}
