// From a path in a query, such as CreatedBy.Username, to the field that it means: its name as the org writes it, its type,
// and how to read it from a row. Throws INVALID_FIELD for what is not there.

import { ApiRefusal } from '../rest/api-refusal.ts';
import type { Database, NamedTable } from '../tables/database.ts';
import { type FieldType, findName, type Row, type Value } from '../tables/table.ts';

/** What a query selects from. */
export interface Source {
  database: Database;
  from: NamedTable;
  alias: string | null;
}

/** One step over a relationship, from a row to the row that it points to. */
export interface Step {
  name: string;
  to: NamedTable;
  follow(row: Row): Row | null;
}

export interface Field {
  steps: readonly Step[];
  name: string;
  /** The names of the steps and of the field, joined by dots. */
  path: string;
  type: FieldType;
  canBeFiltered: boolean;
  read(row: Row): Value;
}

export function findField({ database, from, alias }: Source, path: string): Field {
  const written = path.split('.');
  const [first = ''] = written;
  const isPrefixed = [alias, from.name].some((name) => name?.toLowerCase() === first.toLowerCase());
  if (isPrefixed && written.length > 1) written.shift();
  const steps: Step[] = [];
  let table = from;
  for (const relationship of written.slice(0, -1)) {
    const step = findStep(database, table, relationship);
    steps.push(step);
    table = step.to;
  }
  const name = findName(Object.keys(table.table.fields), written.at(-1) ?? '');
  const type = name === undefined ? undefined : table.table.fields[name];
  if (name === undefined || type === undefined) throw noSuchColumn(written.at(-1) ?? '', table.name);
  return {
    steps,
    name,
    path: [...steps.map((step) => step.name), name].join('.'),
    type,
    canBeFiltered: table.table.notFilterable?.includes(name) !== true,
    read(row) {
      const found = followAll(row, steps);
      return found === null ? null : (found[name] ?? null);
    },
  };
}

/** Null where one of the relationships on the way points nowhere. */
export function followAll(row: Row, steps: readonly Step[]): Row | null {
  let found: Row | null = row;
  for (const step of steps) found = found === null ? null : step.follow(found);
  return found;
}

function findStep(database: Database, { name: from, table }: NamedTable, written: string): Step {
  const relationships = table.relationships ?? {};
  const name = findName(Object.keys(relationships), written);
  const relationship = name === undefined ? undefined : relationships[name];
  if (name === undefined || relationship === undefined) throw noSuchRelationship(written, from);
  const to = database.find(relationship.object);
  return {
    name,
    to,
    follow(row) {
      const id = row[relationship.field];
      return typeof id === 'string' ? (database.row(to, id) ?? null) : null;
    },
  };
}

const REFERENCE = 'Please reference your WSDL or the describe call for the appropriate names.';
const onlyDescribed = (object: string) =>
  `${REFERENCE} This simulator does not have more of ${object} than it describes.`;

function noSuchColumn(field: string, object: string): ApiRefusal {
  return new ApiRefusal(
    400,
    'INVALID_FIELD',
    `No such column '${field}' on entity '${object}'. ${onlyDescribed(object)}`,
  );
}

function noSuchRelationship(name: string, object: string): ApiRefusal {
  const message = `Didn't understand relationship '${name}' in field path. ${onlyDescribed(object)}`;
  return new ApiRefusal(400, 'INVALID_FIELD', message);
}
