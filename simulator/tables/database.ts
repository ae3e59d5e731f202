// The tables of one API as one caller sees them, for the length of one request: rows are made once, and found by their id.

import type { Org } from '../orgs/org.ts';
import { ApiRefusal } from '../rest/api-refusal.ts';
import type { Caller } from '../rest/authorize.ts';
import { findName, notSupported, type Row, type Table, type Tables } from './table.ts';

export interface NamedTable {
  name: string;
  table: Table;
}

export class Database {
  readonly #tables: Tables;
  readonly #org: Org;
  readonly #caller: Caller;
  readonly #now: number;
  readonly #rows = new Map<string, Map<string, Row>>();

  constructor(tables: Tables, org: Org, caller: Caller, now: number) {
    this.#tables = tables;
    this.#org = org;
    this.#caller = caller;
    this.#now = now;
  }

  find(object: string): NamedTable {
    const name = findName(Object.keys(this.#tables), object);
    const table = name === undefined ? undefined : this.#tables[name];
    if (name !== undefined && table !== undefined) return { name, table };
    const here = Object.keys(this.#tables).join(', ');
    throw notSupported(object, `This simulator does not have it here; it has ${here}.`);
  }

  /** The other side of a relationship: the object that points to this one, and by which field. */
  findChildren(parent: string, written: string): { name: string; object: string; field: string } {
    const all = Object.entries(this.#tables).flatMap(([object, { relationships = {} }]) =>
      Object.values(relationships).flatMap(({ field, object: to, children }) =>
        to === parent && children !== undefined ? [{ name: children, object, field }] : [],
      ),
    );
    const found = all.find(({ name }) => name.toLowerCase() === written.toLowerCase());
    if (found !== undefined) return found;
    const here = all.map(({ name }) => name).join(', ') || 'none';
    throw new ApiRefusal(
      400,
      'INVALID_TYPE',
      `Didn't understand relationship '${written}' in FROM part of query call. This simulator has of ${parent}: ${here}.`,
    );
  }

  rows({ name, table }: NamedTable): readonly Row[] {
    return [...this.#byId(name, table).values()];
  }

  row({ name, table }: NamedTable, id: string): Row | undefined {
    return this.#byId(name, table).get(id);
  }

  #byId(name: string, table: Table): Map<string, Row> {
    const known = this.#rows.get(name);
    if (known !== undefined) return known;
    const rows = new Map(table.rows(this.#org, this.#caller, this.#now).map((row) => [String(row.Id), row]));
    this.#rows.set(name, rows);
    return rows;
  }
}
