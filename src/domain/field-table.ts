// A table of fields says once about each field of a record how it is stored, when it is written, what a new record has, how
// people set it and what faces show. The record's type, its row, its JSON and what the audit tells all follow from the table.
// It knows no SQL: the store names the columns after the fields.

import type { Codec } from '../formats/value-codec.ts';
import type { AuditValue } from './audit/audit-entry.ts';

/** Several columns that are one value. */
export interface Together<T> {
  parts: Readonly<Record<string, Codec<never>>>;
  /** Whether the columns' names begin with the field's. */
  isPrefixed: boolean;
  /** The columns may be empty together: then the value is null. */
  isNullable: boolean;
  /** For the type alone. */
  value?: T;
}

export type Stored<T> = Codec<T> | Together<T>;

type Parts<T> = { readonly [K in keyof T]-?: Codec<T[K]> } & Readonly<Record<string, unknown>>;

export function together<T extends object>(parts: Parts<T>, isPrefixed = true): Together<T | null> {
  return { parts: parts as Together<T>['parts'], isPrefixed, isNullable: true };
}

export function neverEmpty<T extends object>(parts: Parts<T>): Together<T> {
  return { parts: parts as Together<T>['parts'], isPrefixed: true, isNullable: false };
}

/**
 * once: with the insertion alone · kept: by each update, with its audit entry · noted: also as bookkeeping, which is no change
 * of state.
 */
type Written = 'once' | 'kept' | 'noted';

interface Options<T> {
  /** What a new record has. Without it, whoever makes one gives it. */
  initial?: T;
  /** The key in JSON and in a change, where it is not the field's own name. */
  as?: string;
  /** For what people set: what was given, as the value. It is audited, in JSON and shown. Errors: invalidInput. */
  set?: (given: never) => T;
  isAudited?: true;
  /** The keys that a field which nobody sets has in JSON. */
  json?: Readonly<Record<string, (value: T) => unknown>>;
}

interface Field<T> extends Options<T> {
  stored: Stored<T>;
  written: Written;
}

// biome-ignore lint/complexity/noBannedTypes: a field without options has none, not any.
export function field<T, const O extends Options<T> = {}>(
  stored: Stored<T>,
  written: Written,
  options?: O & Options<T>,
): { stored: Stored<T>; written: Written } & O {
  return { stored, written, ...(options as O) };
}

type ValueOf<F> = F extends { stored: Stored<infer T> } ? T : never;
export type RecordOf<F> = { [K in keyof F]: ValueOf<F[K]> };

type WithInitial<F> = { [K in keyof F]: F[K] extends { initial: unknown } ? K : never }[keyof F];
type NewRecord<F> = Omit<RecordOf<F>, WithInitial<F>> & Partial<Pick<RecordOf<F>, WithInitial<F>>>;

export type Settable<F> = { [K in keyof F]: F[K] extends { set: unknown } ? K : never }[keyof F];
type NameOf<F, K extends keyof F> = F[K] extends { as: infer N extends string } ? N : K;
type GivenOf<F> = F extends { set: (given: infer G) => unknown } ? G : never;
/** As people give it; what is undefined stays as it is. */
export type ChangeOf<F> = { [K in Settable<F> as NameOf<F, K>]?: GivenOf<F[K]> | undefined };

type Intersection<U> = (U extends unknown ? (one: U) => void : never) extends (one: infer I) => void ? I : never;
type JsonOfField<F> = F extends { json: infer J extends Readonly<Record<string, (value: never) => unknown>> }
  ? { [K in keyof J]: ReturnType<J[K]> }
  : unknown;
type JsonOf<F> = { [K in Settable<F> as NameOf<F, K>]: ValueOf<F[K]> } & Intersection<
  { [K in keyof F]: JsonOfField<F[K]> }[keyof F]
>;

function entriesOf<F extends object>(fields: F): [keyof F & string, Field<unknown>][] {
  return Object.entries(fields) as [keyof F & string, Field<unknown>][];
}

export function storedFields<F extends object>(fields: F): { readonly [K in keyof F]: Stored<ValueOf<F[K]>> } {
  return Object.fromEntries(entriesOf(fields).map(([name, { stored }]) => [name, stored])) as never;
}

export function fieldsWritten<F extends object>(fields: F, ...as: readonly Written[]): (keyof F & string)[] {
  return entriesOf(fields).flatMap(([name, { written }]) => (as.includes(written) ? [name] : []));
}

export function newRecord<F extends object>(fields: F, given: NewRecord<F>): RecordOf<F> {
  const initial = entriesOf(fields).filter(([, one]) => 'initial' in one);
  return { ...Object.fromEntries(initial.map(([name, one]) => [name, one.initial])), ...given } as RecordOf<F>;
}

/** Errors: invalidInput. */
export function changed<F extends object>(fields: F, before: RecordOf<F>, change: ChangeOf<F>): RecordOf<F> {
  const given = new Map<string, unknown>(Object.entries(change));
  const after = { ...before };
  for (const [name, { as = name, set }] of entriesOf(fields)) {
    const value = given.get(as);
    if (set !== undefined && value !== undefined) Object.assign(after, { [name]: set(value as never) });
  }
  return after;
}

export function jsonOf<F extends object>(fields: F, record: RecordOf<F>): JsonOf<F> {
  const keys = entriesOf(fields).flatMap(([name, { as = name, set, json = {} }]) =>
    set === undefined ? Object.entries(json).map(([key, of]) => [key, of(record[name])]) : [[as, record[name]]],
  );
  return Object.fromEntries(keys) as JsonOf<F>;
}

/** What people can set of a record, by the names under which they give it. */
export function setByPeople<F extends object>(fields: F, record: RecordOf<F>): Record<string, unknown> {
  const settable = entriesOf(fields).filter(([, { set }]) => set !== undefined);
  return Object.fromEntries(settable.map(([name, { as = name }]) => [as, record[name]]));
}

/** What an audit entry tells of a record, before or after a change. */
export function auditedOf<F extends object>(fields: F, record: RecordOf<F>): Record<string, AuditValue> {
  const told = entriesOf(fields).filter(([, { set, isAudited }]) => set !== undefined || isAudited === true);
  return Object.fromEntries(told.map(([name]) => [name, record[name] as AuditValue]));
}
