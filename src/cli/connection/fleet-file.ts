// A fleet of connections as people hand it over: a CSV or JSON file. Only reads; every field is checked by the operation.
// A column that is not known is refused, since what a slip of the pen leaves out would be missed much later.

import { resolve } from 'node:path';
import type { FleetRow } from '../../domain/connection/connection-change.ts';
import { invalidInput } from '../../domain/errors.ts';
import { writtenText } from '../../formats/text-file.ts';
import type { Application } from '../application.ts';
import { daysOr } from '../read-options.ts';
import { custodyOf, deployUserOf, expiredPolicyOf, noticeDaysOf, windowOf } from './connection-options.ts';

type Column = keyof FleetRow;
/** As they stand in the file: also a column that it has twice. */
type Cells = readonly (readonly [key: string, cell: unknown])[];

/** Every column, and how its cell is read; an empty cell leaves what is there as it is. */
const columns: { readonly [C in Column]-?: (cell: unknown) => FleetRow[C] } = {
  name: String,
  loginUrl: String,
  username: String,
  consumerKey: String,
  audience: String,
  appKind: String,
  appName: String,
  contacts: listIn,
  labels: listIn,
  noticeDays: (cell) => noticeDaysOf(listIn(cell).join(',')),
  expiredPolicy: (cell) => expiredPolicyOf(String(cell)),
  deployUser: (cell) => deployUserOf(String(cell)),
  rotateEveryDays: (cell) => daysOr('off', String(cell), 'rotateEveryDays'),
  rotateBeforeDays: (cell) => daysOr('off', String(cell), 'rotateBeforeDays'),
  retentionDays: (cell) => daysOr('certificate', String(cell), 'retentionDays'),
  rotation: String,
  custody: (cell) => custodyOf(String(cell)),
  rotationWindow: (cell) => windowOf(String(cell)),
};

const columnOf = new Map<string, Column>([
  ...(Object.keys(columns) as Column[]).map((column): [string, Column] => [plain(column), column]),
  ['contact', 'contacts'],
  ['label', 'labels'],
  ['expired', 'expiredPolicy'],
  ['window', 'rotationWindow'],
]);

const largestFleetBytes = 20 * 1024 * 1024;

/** @param from a file, or `-` for standard input. Errors: fileUnreadable, invalidInput. */
export async function givenFleet({ files, terminal, workingFolder }: Application, from: string): Promise<FleetRow[]> {
  const bytes =
    from === '-'
      ? await terminal.readInput(largestFleetBytes)
      : await files.read(resolve(workingFolder, from), largestFleetBytes);
  return readFleet(from === '-' ? 'standard input' : from, writtenText(bytes));
}

/** CSV with a header line, or a JSON array of objects; loginUrl, login-url and "Login URL" are the same. Errors: invalidInput. */
async function readFleet(file: string, content: string): Promise<FleetRow[]> {
  if (content.includes('\0'))
    throw invalidInput('from', `${file} is not a text file`, 'Save the sheet as CSV (UTF-8), and give that file.');
  const rows = /^\s*[[{]/.test(content) ? jsonRows(file, content) : await csvRows(file, content);
  return rows.map((cells) => rowOf(file, cells));
}

function rowOf(file: string, cells: Cells): FleetRow {
  const row = new Map<Column, unknown>();
  const seen = new Set<Column>();
  for (const [key, cell] of cells) {
    const column = knownColumn(file, key);
    if (seen.has(column)) throw unfit(file, `has the column ${column} twice`);
    seen.add(column);
    if (cell !== '' && cell !== null) row.set(column, columns[column](cell));
  }
  if (!row.has('name')) throw unfit(file, 'has a row without a name');
  return Object.fromEntries(row) as unknown as FleetRow;
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

/** Several in one cell of a CSV are parted by spaces or semicolons. */
function listIn(cell: unknown): string[] {
  if (Array.isArray(cell)) return cell.map(String);
  return String(cell)
    .split(/[;,\s]+/)
    .filter((one) => one !== '');
}

function unfit(file: string, problem: string) {
  return invalidInput('from', `${file} ${problem}`, `The columns are ${Object.keys(columns).join(', ')}.`);
}

function jsonRows(file: string, content: string): Cells[] {
  try {
    const rows: unknown = JSON.parse(content);
    if (Array.isArray(rows) && rows.every((row) => typeof row === 'object' && row !== null))
      return rows.map(Object.entries);
  } catch (error) {
    throw invalidInput(
      'from',
      `${file} is not valid JSON (${(error as Error).message})`,
      'Give a JSON array of objects, or CSV.',
    );
  }
  throw invalidInput('from', `${file} does not hold an array of objects`, 'Give one object for each connection.');
}

/** Spreadsheets part columns by semicolons where the comma is the decimal sign, and by tabs in what they call text. */
const delimiters = [',', ';', '\t'];

async function csvRows(file: string, content: string): Promise<Cells[]> {
  const { CsvError, parse } = await import('csv-parse/sync');
  const [header = ''] = content.split('\n', 1);
  const delimiter = delimiters.find((sign) => header.includes(sign)) ?? ',';
  try {
    const [names = [], ...rows] = parse(content, { skip_empty_lines: true, trim: true, bom: true, delimiter });
    return rows.map((cells) => names.map((name, index) => [name, cells[index]]));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const [problem, fix] = csvProblems[error.code] ?? ['is not valid CSV', 'Save it as CSV anew.'];
    throw invalidInput('from', `line ${error.lines} of ${file} ${problem}`, fix);
  }
}

const quoting = 'Put the whole cell in quotes, and write a quote within it twice.';
/** By csv-parse's code; `lines` is where it stopped. */
const csvProblems: { readonly [code in string]?: readonly [problem: string, fix: string] } = {
  CSV_RECORD_INCONSISTENT_FIELDS_LENGTH: [
    'has more or fewer cells than the header line',
    'Give every row a cell for each column, also an empty one; a cell that holds the sign between cells stands in quotes.',
  ],
  CSV_QUOTE_NOT_CLOSED: ['ends within quotes that a cell began', quoting],
  INVALID_OPENING_QUOTE: ['has a quote in the middle of a cell', quoting],
  CSV_INVALID_CLOSING_QUOTE: ['goes on behind the quote that ended a cell', quoting],
  CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE: ['goes on behind the quote that ended a cell', quoting],
};
