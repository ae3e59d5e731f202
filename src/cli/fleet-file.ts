// A fleet of connections as people hand it over: a CSV or JSON file. Only reads; every field is checked by the operation.

import { invalidInput } from '../domain/errors.ts';
import type { ConnectionInput } from '../operations/add-connection.ts';

/** CSV with a header line, or a JSON array of objects; both with the names of the options: loginUrl or login-url. */
export async function readFleet(file: string, content: string): Promise<ConnectionInput[]> {
  const rows = content.trimStart().startsWith('[') ? jsonRows(file, content) : await csvRows(file, content);
  return rows.map((row) => {
    const field = (name: string) => {
      const value = row[name] ?? row[name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)];
      return value === undefined || value === null ? undefined : String(value);
    };
    const contacts = row.contacts ?? row.contact;
    return {
      name: field('name') ?? '',
      loginUrl: field('loginUrl') ?? '',
      username: field('username') ?? '',
      consumerKey: field('consumerKey'),
      audience: field('audience'),
      appKind: field('appKind'),
      appName: field('appName'),
      contacts: Array.isArray(contacts)
        ? contacts.map(String)
        : String(contacts ?? '')
            .split(/[;\s]+/)
            .filter((one) => one !== ''),
    };
  });
}

type FleetRow = Record<string, unknown>;

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
  try {
    return parse(content, { columns: true, skip_empty_lines: true, trim: true, bom: true }) as FleetRow[];
  } catch (error) {
    throw invalidInput(
      'from',
      `${file} is not valid CSV (${(error as Error).message})`,
      'Give a header line: name,loginUrl,username,consumerKey,contacts.',
    );
  }
}
