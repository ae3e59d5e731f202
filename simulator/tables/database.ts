// The tables of one API as one caller sees them, for the length of one request: rows are made once, and found by their id.

import type { Org } from '../orgs/org.ts';
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
