// SQL as values: a template becomes text with places and parameters, written once and numbered for either database.
// Values never enter the text. Table and column names come from this folder's own code, never from outside.
//
// A query builder was measured and left: Kysely's 255 modules take 170 to 220 ms to import, four times a bare
// `node -e 0`, and `latchkey status` must be done in five.

export type SqlValue = string | number | null | Uint8Array;

export interface Sql {
  /** One more than there are values. */
  readonly texts: readonly string[];
  readonly values: readonly SqlValue[];
}

/** Parts that are SQL themselves are woven in; all others become parameters. */
export function sql(texts: TemplateStringsArray, ...parts: readonly (SqlValue | Sql)[]): Sql {
  const woven: string[] = [texts[0] ?? ''];
  const values: SqlValue[] = [];
  const extend = (text: string) => woven.push((woven.pop() ?? '') + text);
  for (const [index, part] of parts.entries()) {
    if (isSql(part)) {
      extend(part.texts[0] ?? '');
      woven.push(...part.texts.slice(1));
      values.push(...part.values);
    } else {
      values.push(part);
      woven.push('');
    }
    extend(texts[index + 1] ?? '');
  }
  return { texts: woven, values };
}

export const nothing: Sql = { texts: [''], values: [] };

/** A table or column name. */
export function name(identifier: string): Sql {
  if (!/^[a-z][a-z0-9_]*$/.test(identifier)) throw new TypeError(`not a name in this schema: ${identifier}`);
  return { texts: [identifier], values: [] };
}

/** `(a, b, c)` for `in`; an empty list matches nothing. */
export function list(values: readonly SqlValue[]): Sql {
  return values.length === 0 ? sql`(null)` : sql`(${commaSeparated(values.map((value) => sql`${value}`))})`;
}

export type Row = Readonly<Record<string, SqlValue>>;

export function insertInto(table: string, row: Row): Sql {
  return insertAllInto(table, [row]);
}

/** All rows have the columns of the first. */
export function insertAllInto(table: string, rows: readonly [Row, ...Row[]]): Sql {
  const columns = Object.keys(rows[0]);
  const tuples = rows.map((row) => list(columns.map((column) => row[column] ?? null)));
  return sql`insert into ${name(table)} (${commaSeparated(columns.map(name))}) values ${commaSeparated(tuples)}`;
}

const rowsAtOnce = 50;

/** So many rows in a statement that its parameters stay far below what either database takes, and its text is short. */
export function inPortions<T>(rows: readonly T[]): T[][] {
  const count = Math.ceil(rows.length / rowsAtOnce);
  return Array.from({ length: count }, (_, index) => rows.slice(index * rowsAtOnce, (index + 1) * rowsAtOnce));
}

/** `a = …, b = …` for `update … set`. */
export function assignments(row: Row): Sql {
  return commaSeparated(Object.entries(row).map(([column, value]) => sql`${name(column)} = ${value}`));
}

export function commaSeparated(parts: readonly Sql[]): Sql {
  const texts = parts.map((_, index) => (index === 0 ? '' : ', '));
  return sql(Object.assign([...texts, ''], { raw: [] }), ...parts);
}

/**
 * Text as both databases keep it unchanged: PostgreSQL takes no NUL, and UTF-8 has no lone surrogates. Applied to every
 * parameter; what is hashed before it is stored must go through it first.
 */
export function storableText(text: string): string {
  return text.isWellFormed() && !text.includes('\0') ? text : text.toWellFormed().replaceAll('\0', '\ufffd');
}

function isSql(part: SqlValue | Sql): part is Sql {
  return typeof part === 'object' && part !== null && 'texts' in part;
}
