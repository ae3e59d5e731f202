// A fleet of connections as people hand it over: a CSV or JSON file. Only reads; every field is checked by the operation.
// A column that is not known is refused, since what a slip of the pen leaves out would be missed much later.

import type { ConnectionInput } from '../../domain/connection/new-connection.ts';
import { invalidInput } from '../../domain/errors.ts';

const columns = [
  'name',
  'loginUrl',
  'username',
  'consumerKey',
  'audience',
  'appKind',
  'appName',
  'contacts',
] as const satisfies readonly (keyof ConnectionInput)[];

type Column = (typeof columns)[number];
type FleetRow = Readonly<Record<string, unknown>>;

const columnOf = new Map<string, Column>([
  ...columns.map((column): [string, Column] => [plain(column), column]),
  ['contact', 'contacts'],
]);

/** CSV with a header line, or a JSON array of objects; loginUrl, login-url and "Login URL" are the same. */
export async function readFleet(file: string, content: string): Promise<ConnectionInput[]> {
  const rows = content.trimStart().startsWith('[') ? jsonRows(file, content) : await csvRows(file, content);
  return rows.map((row) => connectionOf(file, row));
}

function connectionOf(file: string, row: FleetRow): ConnectionInput {
  const found = new Map<Column, unknown>();
  for (const [key, value] of Object.entries(row)) found.set(knownColumn(file, key), value);
  for (const column of ['name', 'loginUrl', 'username'] as const) {
    if (!found.has(column)) throw unfit(file, `lacks the column ${column}`);
  }
  const field = (column: Column) => {
    const value = found.get(column);
    return value === undefined || value === null ? undefined : String(value);
  };
  return {
    name: field('name') ?? '',
    loginUrl: field('loginUrl') ?? '',
    username: field('username') ?? '',
    consumerKey: field('consumerKey'),
    audience: field('audience'),
    appKind: field('appKind'),
    appName: field('appName'),
    contacts: contactsIn(found.get('contacts')),
  };
}

function knownColumn(file: string, key: string): Column {
  const column = columnOf.get(plain(key));
  if (column !== undefined) return column;
  if (/secret/i.test(key)) throw unfit(file, 'has a column for the Consumer Secret, which this flow never uses');
  throw unfit(file, `has the unknown column "${key}"`);
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, '');
}

function contactsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String);
  return String(value ?? '')
    .split(/[;\s]+/)
    .filter((one) => one !== '');
}

function unfit(file: string, problem: string) {
  return invalidInput('from', `${file} ${problem}`, `The columns are ${columns.join(', ')}.`);
}

function jsonRows(file: string, content: string): FleetRow[] {
  try {
    const rows: unknown = JSON.parse(content);
    if (Array.isArray(rows) && rows.every((row) => typeof row === 'object' && row !== null)) return rows as FleetRow[];
  } catch (error) {
    throw invalidInput(
      'from',
      `${file} is not valid JSON (${(error as Error).message})`,
      'Give a JSON array of objects, or CSV.',
    );
  }
  throw invalidInput('from', `${file} does not hold an array of objects`, 'Give one object for each connection.');
}

async function csvRows(file: string, content: string): Promise<FleetRow[]> {
  const { parse } = await import('csv-parse/sync');
  const [header = ''] = content.split('\n', 1);
  // Spreadsheets write semicolons where the comma is the decimal sign.
  const delimiter = !header.includes(',') && header.includes(';') ? ';' : ',';
  try {
    return parse(content, { columns: true, skip_empty_lines: true, trim: true, bom: true, delimiter }) as FleetRow[];
  } catch (error) {
    throw invalidInput(
      'from',
      `${file} is not valid CSV (${(error as Error).message})`,
      'Give a header line: name,loginUrl,username,consumerKey,contacts.',
    );
  }
}
