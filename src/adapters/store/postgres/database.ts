// PostgreSQL as a Database. Write transactions are serializable, so that what holds for SQLite's one writer holds here:
// a decision rests on what it read. Two that meet are told apart by the server, and one begins again.
//
// READ COMMITTED with row locks was weighed: it conflicts less, but every operation would have to lock all that it
// relies on, and one that forgets would fail on this database alone.

import pg from 'pg';
import type { Commitment, Database, DialectWords, Queries } from '../database.ts';
import { type Patience, patiently } from '../patience.ts';
import { SoundQueries } from '../sound-queries.ts';
import { sql } from '../sql.ts';
import { Conflict, PostgresConnection, telling } from './connection.ts';
import { durableCommits, hearErrors, labelOf, sessionConfig } from './session.ts';

const sessionsAtMost = 10;

const words: DialectWords = {
  forUpdate: sql` for update`,
  forUpdateSkipLocked: sql` for update skip locked`,
  now: () => sql`(extract(epoch from clock_timestamp()) * 1000)::bigint`,
};

const isConflict = (error: unknown) => error instanceof Conflict;

/** The two keys of an advisory lock; the first says that it is ours ("Ltck"). */
export const advisoryLocks = { namespace: 0x4c74636b, presence: 1, schema: 2 } as const;

export class PostgresDatabase implements Database {
  readonly #patience: Patience;
  readonly #label: string;
  readonly #pool: pg.Pool;
  readonly #clients = new Set<pg.ClientBase>();

  constructor(url: string, patience: Patience) {
    this.#patience = patience;
    this.#label = labelOf(url);
    this.#pool = new pg.Pool({
      ...sessionConfig(url),
      max: sessionsAtMost,
      // The pool waits for the promise and gives the session to nobody when it fails.
      onConnect: (client) => this.#prepare(client),
    });
    // A session that breaks while idle leaves the pool by itself; the next transaction gets another.
    this.#pool.on('error', () => {});
    this.#pool.on('remove', (client) => this.#clients.delete(client));
  }

  write<T>(work: (queries: Queries, commitment: Commitment) => Promise<T>): Promise<T> {
    // Nothing is owed for erased secrets: what the server keeps of them (dead rows, WAL, backups) is the server's.
    return this.#transaction('begin isolation level serializable', (queries) =>
      work(queries, { erasesSecrets: false }),
    );
  }

  /** Read committed: what the one before wrote while this one waited must be seen. */
  exclusively<T>(work: (queries: Queries) => Promise<T>): Promise<T> {
    const { namespace, schema } = advisoryLocks;
    return this.#transaction('begin isolation level read committed', async (queries) => {
      await queries.all(sql`select pg_advisory_xact_lock(${namespace}::int, ${schema}::int)`);
      return work(queries);
    });
  }

  read<T>(work: (queries: Queries) => Promise<T>): Promise<T> {
    return this.#transaction('begin isolation level repeatable read read only', work);
  }

  /** Each transaction has a session of its own already. */
  snapshot<T>(work: (queries: Queries) => Promise<T>): Promise<T> {
    return this.read(work);
  }

  close(): Promise<void> {
    return this.#pool.end();
  }

  abort(): void {
    // Ending a client cuts off a query that is under way.
    for (const client of this.#clients) if (client instanceof pg.Client) void client.end();
  }

  async #prepare(client: pg.ClientBase): Promise<void> {
    this.#clients.add(client);
    hearErrors(client);
    await client.query(durableCommits);
  }

  #transaction<T>(begin: string, work: (queries: Queries) => Promise<T>): Promise<T> {
    return patiently(this.#patience, isConflict, async () => {
      const client = await telling(this.#label, () => this.#pool.connect());
      const connection = new PostgresConnection(client, this.#label);
      const queries = new SoundQueries(connection, words);
      let isUsable = true;
      try {
        await connection.execute(begin);
        const result = await work(queries);
        queries.failUnlessSound();
        await connection.commit();
        return result;
      } catch (error) {
        isUsable = await rolledBack(connection);
        throw error;
      } finally {
        queries.end();
        client.release(!isUsable);
      }
    });
  }
}

/** Whether the session can be used again. */
async function rolledBack(connection: PostgresConnection): Promise<boolean> {
  try {
    await connection.execute('rollback');
    return true;
  } catch {
    // The server rolls back when the session ends, and the error that brought us here is the one to tell.
    return false;
  }
}
