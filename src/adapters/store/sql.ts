// SQL as values: a template becomes text with places and parameters, written once and numbered for either database.
// Values never enter the text. Table and column names come from this folder's own code, never from outside.

export type SqlValue = string | number | null | Uint8Array;

export interface Sql {
  /** One more than there are values. */
  readonly texts: readonly string[];
  readonly values: readonly SqlValue[];
}

/** Parts that are SQL themselves are woven in; all others become parameters. */
export function sql(texts: TemplateStringsArray, ...parts: readonly (SqlValue | Sql)[]): Sql {
  const values: SqlValue[] = [];
  let isWoven = false;
  for (const part of parts) {
    if (isSql(part)) {
      isWoven = true;
      values.push(...part.values);
    } else {
      values.push(part);
    }
  }
  return { texts: isWoven ? textsOf(texts, parts) : texts, values };
}

interface Weaving {
  /** The texts of the parts, by their place. */
  of: readonly (readonly string[] | undefined)[];
  texts: readonly string[];
}

/**
 * How templates were woven: what is written in the code has the same texts each time, not only equal ones, and what was made
 * of them once (their text, a prepared statement) is found again without comparing hundreds of characters. Such texts are
 * frozen, as those of a template are; there are no more of them than the code has statements.
 */
const weavings = new Map<TemplateStringsArray, Weaving[]>();

function textsOf(outer: TemplateStringsArray, parts: readonly (SqlValue | Sql)[]): readonly string[] {
  const before = weavings.get(outer) ?? [];
  for (const weaving of before) if (isOf(weaving, parts)) return weaving.texts;
  const texts = weave(outer, parts);
  if (!Object.isFrozen(outer) || !parts.every((part) => !isSql(part) || Object.isFrozen(part.texts))) return texts;
  const weaving = { of: parts.map(partTexts), texts: Object.freeze(texts) };
  weavings.set(outer, [...before, weaving]);
  return texts;
}

function isOf({ of }: Weaving, parts: readonly (SqlValue | Sql)[]): boolean {
  for (let index = 0; index < of.length; index += 1) if (of[index] !== partTexts(parts[index])) return false;
  return true;
}

function partTexts(part: SqlValue | Sql | undefined): readonly string[] | undefined {
  return part !== undefined && isSql(part) ? part.texts : undefined;
}

function weave(outer: TemplateStringsArray, parts: readonly (SqlValue | Sql)[]): string[] {
  const woven: string[] = [outer[0] ?? ''];
  const extend = (text: string) => woven.push((woven.pop() ?? '') + text);
  for (const [index, part] of parts.entries()) {
    if (isSql(part)) {
      extend(part.texts[0] ?? '');
      woven.push(...part.texts.slice(1));
    } else {
      woven.push('');
    }
    extend(outer[index + 1] ?? '');
  }
  return woven;
}

export const nothing: Sql = sql``;

/** A table or column name. */
export function name(identifier: string): Sql {
  if (!/^[a-z][a-z0-9_]*$/.test(identifier)) throw new TypeError(`not a name in this schema: ${identifier}`);
  return { texts: [identifier], values: [] };
}

/** `(a, b, c)`: the values of one row. */
export function tuple(values: readonly SqlValue[]): Sql {
  return sql`(${commaSeparated(values.map((value) => sql`${value}`))})`;
}

const amongTexts = new Map<string, readonly string[]>();

const mostRemembered = 512;

/**
 * `(a, b, c)` for `in`; an empty list matches nothing. It has a power of two of places, the last value again in those left over:
 * the statements are few, and are found again.
 */
export function among(values: readonly SqlValue[]): Sql {
  const last = values.at(-1);
  if (last === undefined) return sql`(null)`;
  if (values.length > mostRemembered) return tuple(values);
  const places = 2 ** Math.ceil(Math.log2(values.length));
  const texts = remembered(amongTexts, String(places), () => tuple(new Array(places).fill(null)).texts);
  return { texts, values: [...values, ...new Array(places - values.length).fill(last)] };
}

const limits = new Map<number, Sql>();

/** `limit n` in so many letters: SQLite plans a statement anew for each execution when its limit is a parameter. */
export function atMost(count: number): Sql {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`not a limit: ${count}`);
  const limit = limits.get(count) ?? { texts: Object.freeze([`limit ${count}`]), values: [] };
  limits.set(count, limit);
  return limit;
}

export type Row = Readonly<Record<string, SqlValue>>;

export function insertInto(table: string, row: Row): Sql {
  return inserting(table, Object.keys(row), 1, Object.values(row));
}

/** All rows have the columns of the first. */
export function insertAllInto(table: string, rows: readonly [Row, ...Row[]]): Sql {
  const columns = Object.keys(rows[0]);
  const values = rows.flatMap((row) => columns.map((column) => row[column] ?? null));
  return inserting(table, columns, rows.length, values);
}

const insertTexts = new Map<string, readonly string[]>();

function inserting(table: string, columns: readonly string[], count: number, values: readonly SqlValue[]): Sql {
  const write = () => {
    const tuples = Array.from({ length: count }, () => tuple(columns.map(() => null)));
    return sql`insert into ${name(table)} (${commaSeparated(columns.map(name))}) values ${commaSeparated(tuples)}`
      .texts;
  };
  return { texts: remembered(insertTexts, `${count} ${table} ${columns.join(' ')}`, write), values };
}

/** A row that is written only where the condition holds. */
export function insertWhere(table: string, row: Row, condition: Sql): Sql {
  const columns = Object.keys(row);
  const write = () =>
    sql`insert into ${name(table)} (${commaSeparated(columns.map(name))}) select ${commaSeparated(columns.map(() => sql`${null}`))} where`
      .texts;
  const texts = remembered(insertTexts, `where ${table} ${columns.join(' ')}`, write);
  return sql`${{ texts, values: Object.values(row) }} ${condition}`;
}

const rowsAtOnce = 50;

/** So many rows in a statement that its parameters stay far below what either database takes, and its text is short. */
export function inPortions<T>(rows: readonly T[]): T[][] {
  const count = Math.ceil(rows.length / rowsAtOnce);
  return Array.from({ length: count }, (_, index) => rows.slice(index * rowsAtOnce, (index + 1) * rowsAtOnce));
}

const assignmentTexts = new Map<string, readonly string[]>();

/** `a = …, b = …` for `update … set`. */
export function assignments(row: Row): Sql {
  const columns = Object.keys(row);
  const write = () => commaSeparated(columns.map((column) => sql`${name(column)} = ${null}`)).texts;
  return { texts: remembered(assignmentTexts, columns.join(' '), write), values: Object.values(row) };
}

function remembered(known: Map<string, readonly string[]>, key: string, write: () => readonly string[]) {
  const texts = known.get(key) ?? Object.freeze(write());
  known.set(key, texts);
  return texts;
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
