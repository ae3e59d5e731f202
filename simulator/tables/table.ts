// What an object that can be queried is made of: its fields, its relationships, and its rows as one user sees them.

import type { Org } from '../orgs/org.ts';
import { ApiRefusal } from '../rest/api-refusal.ts';
import type { Caller } from '../rest/authorize.ts';

export type Value = string | number | boolean | null;
/** `complex` is an object, kept as the text of its JSON. */
export type FieldType = 'id' | 'string' | 'boolean' | 'datetime' | 'date' | 'int' | 'complex';

export type Row = Readonly<Record<string, Value>>;

export interface Relationship {
  field: string;
  object: string;
  /** What it is called on the other side, seen from there; left out: no query goes that way. */
  children?: string;
}

export interface Table {
  keyPrefix: string;
  fields: Readonly<Record<string, FieldType>>;
  /** By relationship name: the field that holds the id, and the object that it points to. */
  relationships?: Readonly<Record<string, Relationship>>;
  /** Fields that a query may not filter by. */
  notFilterable?: readonly string[];
  /** `now` in simulated time. */
  rows(org: Org, caller: Caller, now: number): Row[];
}

export type Tables = Readonly<Record<string, Table>>;

/** The name that fits in whatever case it was written. */
export function findName(names: Iterable<string>, written: string): string | undefined {
  for (const name of names) if (name.toLowerCase() === written.toLowerCase()) return name;
  return undefined;
}

/**
 * Salesforce says the same of an object that is not there and of one that this user may not see. What we add stands before
 * its words: @salesforce/mcp knows the refusal by how it ends.
 */
export function notSupported(object: string, reason?: string): ApiRefusal {
  const message = `sObject type '${object}' is not supported.`;
  return new ApiRefusal(400, 'INVALID_TYPE', reason === undefined ? message : `${reason} ${message}`);
}

/** Salesforce writes +0000 where ISO 8601 writes Z. */
export function salesforceInstant(at: number): string {
  return new Date(Number.isFinite(at) ? at : 0).toISOString().replace('Z', '+0000');
}
