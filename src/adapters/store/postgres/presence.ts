// Presence by advisory locks of the server, held by a session of their own: they go when the session does, however the
// process ends.

import pg from 'pg';
import type { Exclusivity } from '../../../domain/installation/backup.ts';
import { Conflict } from '../database.ts';
import { type Patience, patiently } from '../patience.ts';
import type { Presence } from '../presence.ts';
import { sql } from '../sql.ts';
import { connecting, PostgresConnection } from './connection.ts';
import { advisoryLocks } from './database.ts';
import { hearErrors, labelOf, sessionConfig } from './session.ts';

const { namespace, presence } = advisoryLocks;
const isConflict = (error: unknown) => error instanceof Conflict;

export class PostgresPresence implements Presence {
  readonly #url: string;
  readonly #patience: Patience;
  #session: { client: pg.Client; connection: PostgresConnection } | null = null;
  #taking: Promise<void> | null = null;
  #isClosed = false;

  private constructor(url: string, patience: Patience) {
    this.#url = url;
    this.#patience = patience;
  }

  /** Waits out a restore that runs. Errors: databaseUnreachable, databaseBusy. */
  static async hold(url: string, patience: Patience): Promise<PostgresPresence> {
    const held = new PostgresPresence(url, patience);
    await held.regained();
    return held;
  }

  regained(): Promise<void> | null {
    if (this.#session !== null || this.#isClosed) return null;
    this.#taking ??= this.#take().finally(() => {
      this.#taking = null;
    });
    return this.#taking;
  }

  async takeExclusive(): Promise<Exclusivity> {
    await this.regained();
    const connection = this.#session?.connection;
    if (connection === undefined) throw new Error('the store is closed');
    const [lock] = await connection.all<{ taken: boolean }>(
      sql`select pg_try_advisory_lock(${namespace}::int, ${presence}::int) as taken`,
    );
    if (lock?.taken !== true) return { type: 'held', holders: await holders(connection) };
    const release = async () => {
      await connection.all(sql`select pg_advisory_unlock(${namespace}::int, ${presence}::int)`);
    };
    return { type: 'taken', release };
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const client = this.#session?.client;
    this.#session = null;
    await client?.end();
  }

  abort(): void {
    void this.close();
  }

  async #take(): Promise<void> {
    const label = labelOf(this.#url);
    // An address may name files that are not there.
    const client = await connecting(label, async () => new pg.Client(sessionConfig(this.#url)));
    hearErrors(client);
    client.on('end', () => {
      if (this.#session?.client === client) this.#session = null;
    });
    await connecting(label, () => client.connect());
    const connection = new PostgresConnection(client, label);
    try {
      await patiently(this.#patience, isConflict, () => share(connection));
    } catch (error) {
      await client.end();
      throw error;
    }
    this.#session = { client, connection };
  }
}

async function share(connection: PostgresConnection): Promise<void> {
  const [lock] = await connection.all<{ taken: boolean }>(
    sql`select pg_try_advisory_lock_shared(${namespace}::int, ${presence}::int) as taken`,
  );
  if (lock?.taken !== true) throw new Conflict('a restore holds the database');
}

/** Sessions are named after their machine and process. */
async function holders(connection: PostgresConnection): Promise<string> {
  const rows = await connection.all<{ holder: string }>(sql`
    select distinct application_name as holder from pg_locks join pg_stat_activity using (pid)
    where locktype = 'advisory' and classid = ${namespace} and objid = ${presence} and pid <> pg_backend_pid()
      and pg_locks.database = (select oid from pg_database where datname = current_database())
    order by holder`);
  return rows.map(({ holder }) => holder || 'another process').join('; ') || 'another process';
}
