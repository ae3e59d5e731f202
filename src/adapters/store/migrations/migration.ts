// What a migration is: a step that takes the schema from one version to the next, for ever as it was released. One file
// each, named by its number; migrations/all.ts lists them. To change the schema, add a file and a line there.
//
// The common subset of the two databases: `text`, `integer` for whole numbers (instants are milliseconds), `real`,
// `bytes`; JSON is text. Text compares byte by byte on both. Booleans are the integers 0 and 1. A unique index is called
// `table_column_key`, so that a refusal reads the same on both.

export interface ColumnTypes {
  text: string;
  integer: string;
  real: string;
  bytes: string;
  /** Stands after the closing parenthesis of `create table`. */
  tableEnd: string;
}

/** As many as all.ts lists, which loads only where something is to be migrated. */
export const newestVersion = 38;

/** Statements in order; nothing in them comes from outside. */
export type Migration = (types: ColumnTypes) => readonly string[];
