// How a record lies in a table: the columns follow from its fields, and every column that is read is decoded. A damaged row is an
// error that names table, row and column, never its value.

import { LatchkeyError } from '../../../domain/errors.ts';
import type { Stored, Together } from '../../../domain/field-table.ts';
import { type Codec, type Shape, Unreadable } from '../../../formats/value-codec.ts';
import { name, type Row, type Sql, type SqlValue } from '../sql.ts';

export interface RowCodec<T> {
  table: Sql;
  /** All of them, for `select`. */
  columns: Sql;
  row(value: T): Row;
  /** Only these fields. */
  rowOf(value: T, fields: readonly string[]): Row;
  /** Errors: rowDamaged. */
  read(row: object): T;
  /** A column that is no field by itself. Errors: rowDamaged. */
  decode: Decode;
}

type Decode = <V>(row: object, column: string, shape: Shape<V>) => V;

type StoredFields<T> = { readonly [K in keyof T]-?: Stored<T[K]> };

/** @param id The column that names a row. */
export function rowCodec<T extends object>(table: string, stored: StoredFields<T>, id = 'id'): RowCodec<T> {
  const fields = new Map(
    Object.entries(stored).map(([field, one]) => [field, storedField(field, one as Stored<unknown>)]),
  );
  const names = [...fields.keys()];
  const rowOf = (value: T, written: readonly string[]): Row => {
    const row: WritableRow = {};
    for (const field of written) fields.get(field)?.write(value[field as keyof T], row);
    return row;
  };
  // Copied, a record has all its fields at once; one that gets them one by one costs three times as much.
  const blank = Object.fromEntries<unknown>(names.map((field) => [field, undefined]));
  const decode: Decode = (row, column, shape) => {
    const values = row as Row;
    try {
      return shape.read(values[column]);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      throw new LatchkeyError('rowDamaged', { table, id: String(values[id]), column, problem: error.message });
    }
  };
  return {
    table: { texts: Object.freeze(name(table).texts), values: [] },
    // Frozen, as the texts of a template are: what is woven from it is found again, see sql.ts.
    columns: { texts: Object.freeze([[...fields.values()].flatMap(({ columns }) => columns).join(', ')]), values: [] },
    row: (value) => rowOf(value, names),
    rowOf,
    read(row) {
      const value = { ...blank };
      for (const [field, { read }] of fields) value[field] = read(row as Row, decode);
      return value as T;
    },
    decode,
  };
}

export function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

type WritableRow = Record<string, SqlValue>;

interface StoredField {
  columns: string[];
  write(value: unknown, row: WritableRow): void;
  read(row: Row, decode: Decode): unknown;
}

function storedField(field: string, stored: Stored<unknown>): StoredField {
  const column = columnOf(field);
  if ('parts' in stored) return storedTogether(column, stored);
  return {
    columns: [column],
    write(value, row) {
      row[column] = stored.write(value);
    },
    read: (row, decode) => decode(row, column, stored),
  };
}

function storedTogether(prefix: string, { parts, isPrefixed, isNullable }: Together<unknown>): StoredField {
  const each = Object.entries<Codec<never>>(parts).map(([key, codec]) => ({
    key,
    column: isPrefixed ? `${prefix}_${columnOf(key)}` : columnOf(key),
    codec,
  }));
  return {
    columns: each.map(({ column }) => column),
    write(value, row) {
      const given = value as Readonly<Record<string, never>> | null;
      for (const { key, column, codec } of each) row[column] = given === null ? null : codec.write(given[key] as never);
    },
    read(row, decode) {
      if (isNullable && each.every(({ column }) => row[column] === null)) return null;
      return Object.fromEntries(each.map(({ key, column, codec }) => [key, decode(row, column, codec)]));
    },
  };
}
