// Runs a test on each of the two databases, on a fresh one of its kind.

import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type TestContext, test } from 'node:test';
import pg from 'pg';
import { openStore, type StoreLocation } from '../../../src/adapters/store/open-store.ts';
import { systemClock } from '../../../src/adapters/system/clock.ts';
import { systemRandom } from '../../../src/adapters/system/random.ts';
import { type PostgresServer, startPostgres } from '../../support/postgres.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { whenAllIsOver } from '../../support/when-all-is-over.ts';
import { Installation, type InstallationOptions } from './installation.ts';
import type { Place } from './place.ts';
import { isInToken } from './token-custody.ts';

export function onEachDatabase(name: string, body: (place: Place, t: TestContext) => Promise<void>): void {
  const keys = isInToken ? ' in softhsm2' : '';
  test(`${name}${keys} (SQLite)`, async (t) => body(await embedded(t), t));
  test(`${name}${keys} (PostgreSQL)`, async (t) => body(await served(t), t));
}

/** The same with an installation in it, of which the test moves the clock. */
export function inEachInstallation(
  name: string,
  body: (installation: Installation, t: TestContext) => Promise<void>,
  options: InstallationOptions = {},
): void {
  onEachDatabase(name, async (place, t) => {
    const installation = new Installation(place, options);
    t.after(() => installation.close());
    await body(installation, t);
    await installation.leavesNoKey();
  });
}

let template: Promise<string> | null = null;

async function embedded(t: TestContext): Promise<Place> {
  template ??= migratedFile();
  const folder = await temporaryFolder(t);
  const file = join(folder, 'latchkey.db');
  await copyFile(await template, file);
  const tamper = async (statement: string) => {
    const database = new DatabaseSync(file, { timeout: 5_000 });
    try {
      database.exec(statement);
    } finally {
      database.close();
    }
  };
  return { location: { type: 'sqlite', file }, folder, tamper };
}

let server: Promise<{ started: PostgresServer; migrated: string }> | null = null;

async function served(t: TestContext): Promise<Place> {
  server ??= startMigrated();
  const { started, migrated } = await server;
  const url = await started.createDatabase(migrated);
  const tamper = async (statement: string) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  };
  return { location: { type: 'postgres', url }, folder: await temporaryFolder(t), tamper };
}

/** Migrating costs 20 ms, a copy nothing. */
async function migratedFile(): Promise<string> {
  const folder = await temporaryFolder({ after: whenAllIsOver });
  const file = join(folder, 'latchkey.db');
  await openMigrated({ type: 'sqlite', file });
  return file;
}

async function startMigrated(): Promise<{ started: PostgresServer; migrated: string }> {
  const started = await startPostgres();
  whenAllIsOver(() => started.stop());
  const migrated = await started.createDatabase();
  await openMigrated({ type: 'postgres', url: migrated });
  return { started, migrated };
}

async function openMigrated(location: StoreLocation): Promise<void> {
  await (await openStore({ location, clock: systemClock, random: systemRandom })).close();
}
