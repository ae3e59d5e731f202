// Opens the store on either database: brings the schema up to date, holds presence, hands out transactions. The one
// place that asks which of the two it is; the PostgreSQL client is loaded only where it is used.
//
//   open-store.ts       transactions, presence          store-windows.ts, windows/   one file of SQL per concept
//   database.ts, sql.ts what a database must offer      migrations/                  one file per step of the schema
//   sqlite/ postgres/   the two databases               backup/                      one file format for both

import { AsyncLocalStorage } from 'node:async_hooks';
import { resolve } from 'node:path';
import { LatchkeyError } from '../../domain/errors.ts';
import type { Backup, BackupStore, Exclusivity } from '../../domain/installation/backup.ts';
import type { Clock, Random } from '../../domain/ports.ts';
import type { Secret } from '../../domain/secret.ts';
import type { ReadTransaction, Store, WriteTransaction } from '../../domain/store.ts';
import type { Commitment, Queries } from './database.ts';
import { isNewest, migrate, usableVersion } from './migrations/migrate.ts';
import type { Opened } from './opened.ts';
import { openSqlite } from './sqlite/open.ts';
import { holdsSomething } from './sqlite/private-files.ts';
import { readWindows, writeWindows } from './store-windows.ts';
import { type AuditKey, AuditKeyNeeded } from './tables/audit.ts';

export type StoreLocation = { type: 'sqlite'; file: string } | { type: 'postgres'; url: string };

interface MustExist {
  keyFile: string | null;
}

interface StoreOptions {
  location: StoreLocation;
  clock: Clock;
  random: Random;
  /**
   * Resolves when this process has taken up all that has arrived for it: writes that ask by then share one commit. Left out,
   * only those share one that ask while another is under way.
   */
  nextTurn?: () => Promise<void>;
  /** The key of the audit's MACs; null: there is no vault, or it does not open. Asked with no transaction open. */
  auditKey?: () => Promise<Secret<Uint8Array> | null>;
  /** Told of every transaction's begin; answers who is told of its end: the error, or null. */
  heard?: (kind: 'read' | 'write') => (error: unknown) => void;
  /** Then nothing is made where no database of ours has been begun; the key file that was left there is told. */
  mustExist?: MustExist | null;
}

/** Errors: databaseMissing, vaultFolderOpen, databaseForeign, databaseNewer, databaseBusy, databaseReadOnly, databaseUnreachable, … */
export async function openStore(options: StoreOptions): Promise<OpenStore> {
  const opened = await open(options);
  const store = new OpenStore(opened, options);
  try {
    await bringUpToDate(opened, options.mustExist ?? null);
  } catch (error) {
    await store.close();
    throw error;
  }
  return store;
}

async function open({ location, nextTurn, mustExist, clock, random }: StoreOptions): Promise<Opened> {
  const patience = { clock, random };
  if (location.type === 'sqlite' && mustExist && !holdsSomething(location.file))
    throw missing(location.file, mustExist);
  if (location.type === 'sqlite') return openSqlite(location.file, patience, nextTurn);
  const { openPostgres } = await import('./postgres/open.ts');
  return openPostgres(location.url, patience, nextTurn);
}

/** Reads first: a database that is up to date costs no write at each start. */
async function bringUpToDate({ database, migratable }: Opened, mustExist: MustExist | null): Promise<void> {
  const version = await database.read((queries) => usableVersion(queries, migratable));
  if (isNewest(version)) return;
  if (version === 0 && mustExist !== null) throw missing(migratable.label, mustExist);
  await database.exclusively((queries) => migrate(queries, migratable));
}

function missing(file: string, { keyFile }: MustExist): LatchkeyError {
  return new LatchkeyError('databaseMissing', { file, keyFile });
}

/** One for all stores of a process: what runs inside carries each further one along, and copies them at every step. */
const inside = new AsyncLocalStorage<OpenStore>();

export class OpenStore implements Store, BackupStore {
  readonly #opened: Opened;
  readonly #underWay = new Set<Promise<unknown>>();
  #isClosed = false;
  #closing: Promise<void> | null = null;

  #isExclusive = false;
  readonly #askForKey: StoreOptions['auditKey'];
  readonly #heard: StoreOptions['heard'];
  #auditKey: AuditKey;

  constructor(opened: Opened, { auditKey, heard }: Pick<StoreOptions, 'auditKey' | 'heard'>) {
    this.#opened = opened;
    this.#askForKey = auditKey;
    this.#heard = heard;
    this.#auditKey = auditKey === undefined ? null : 'unasked';
  }

  read<T>(work: (tx: ReadTransaction) => Promise<T>): Promise<T> {
    return this.#alone('read', () => this.#opened.database.read((queries) => work(readWindows(queries))));
  }

  write<T>(work: (tx: WriteTransaction) => Promise<T>): Promise<T> {
    return this.#write(work, this.#auditKey).catch(async (error: unknown) => {
      if (!(error instanceof AuditKeyNeeded)) throw error;
      const key = (await this.#askForKey?.()) ?? null;
      if (key !== null) this.#auditKey = key;
      return this.#write(work, key);
    });
  }

  #write<T>(work: (tx: WriteTransaction) => Promise<T>, key: AuditKey): Promise<T> {
    return this.#alone('write', () =>
      this.#opened.database.write((queries, commitment) => throughWindows(queries, commitment, work, key)),
    );
  }

  async backupTo(file: string): Promise<void> {
    const { writeBackup } = await import('./backup/write-backup.ts');
    return this.#alone('read', () =>
      writeBackup(this.#opened.database, resolve(file), this.#opened.file, this.#opened.patience),
    );
  }

  async openBackup(file: string): Promise<Backup> {
    const { OpenedBackup } = await import('./backup/opened-backup.ts');
    return OpenedBackup.open(file, this.#opened.patience);
  }

  async takeExclusive(): Promise<Exclusivity> {
    const exclusivity = await this.#opened.presence.takeExclusive();
    if (exclusivity.type === 'held') return exclusivity;
    this.#isExclusive = true;
    const release = async () => {
      this.#isExclusive = false;
      await exclusivity.release();
    };
    return { type: 'taken', release };
  }

  async replaceAllFrom<T>(
    backup: Backup,
    adjust: (tx: WriteTransaction) => Promise<T>,
    auditKey: AuditKey,
  ): Promise<T> {
    if (!this.#isExclusive) throw new Error('a backup is put back only while no other process is there');
    const { replaceAll } = await import('./backup/copy-tables.ts');
    return this.#alone('write', () =>
      this.#opened.database.write(async (queries, commitment) => {
        await replaceAll(queries, backup);
        // What was replaced held private keys, which may be destroyed in what came.
        commitment.erasesSecrets = true;
        // The key of what came may be another one: who writes next asks for it.
        this.#auditKey = this.#askForKey === undefined ? null : 'unasked';
        return throughWindows(queries, commitment, adjust, auditKey);
      }),
    );
  }

  /** Lets the transactions under way end and refuses new ones. */
  close(): Promise<void> {
    this.#isClosed = true;
    this.#closing ??= this.#close();
    return this.#closing;
  }

  /** Closes at once, as a crash would: what has not committed is rolled back. */
  abort(): void {
    this.#isClosed = true;
    this.#opened.database.abort();
    this.#opened.presence.abort();
  }

  async #close(): Promise<void> {
    await Promise.allSettled(this.#underWay);
    await this.#opened.database.close();
    await this.#opened.presence.close();
  }

  /** A transaction inside another would wait for a connection that the other one holds, for ever. */
  async #alone<T>(kind: 'read' | 'write', act: () => Promise<T>): Promise<T> {
    if (this.#isClosed) throw new Error('the store is closed');
    if (inside.getStore() === this) throw new Error('a transaction was begun inside another');
    const ended = this.#heard?.(kind);
    const transaction = this.#present(act);
    this.#underWay.add(transaction);
    try {
      const result = await transaction;
      ended?.(null);
      return result;
    } catch (error) {
      ended?.(error);
      throw error;
    } finally {
      this.#underWay.delete(transaction);
    }
  }

  async #present<T>(act: () => Promise<T>): Promise<T> {
    const regained = this.#opened.presence.regained();
    if (regained !== null) await regained;
    return inside.run(this, act);
  }
}

async function throughWindows<T>(
  queries: Queries,
  commitment: Commitment,
  work: (tx: WriteTransaction) => Promise<T>,
  auditKey: AuditKey,
): Promise<T> {
  const { windows, finish } = writeWindows(queries, commitment, auditKey);
  const result = await work(windows);
  await finish();
  return result;
}
