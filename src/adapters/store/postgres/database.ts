// PostgreSQL as a Database. Write transactions are serializable, so that what holds for SQLite's one writer holds here:
// a decision rests on what it read. Two that meet are told apart by the server, and one begins again.
//
// The writes of one process take turns, those that wait together in one transaction: side by side they conflicted with each other
// twice a sign-in. Only what must wait for another process goes beside them, on a session of its own.
//
// READ COMMITTED with row locks was weighed: it conflicts less, but every operation would have to lock all that it
// relies on, and one that forgets would fail on this database alone.

import pg from 'pg';
import { LatchkeyError } from '../../../domain/errors.ts';
import { type Commitment, Conflict, type Database, type DialectWords, type Queries } from '../database.ts';
import { GroupCommit } from '../group-commit.ts';
import { type Patience, patiently } from '../patience.ts';
import { SoundQueries } from '../sound-queries.ts';
import { sql } from '../sql.ts';
import { connecting, PostgresConnection } from './connection.ts';
import { durableCommits, hearErrors, labelOf, sessionConfig } from './session.ts';

const sessionsAtMost = 10;

const words: DialectWords = {
  forUpdate: sql` for update`,
  forUpdateSkipLocked: sql` for update skip locked`,
  now: () => sql`(extract(epoch from clock_timestamp()) * 1000)::bigint`,
};

const isConflict = (error: unknown) => error instanceof Conflict;

/** Most of it is the way to the server and back, in which this process does other things. */
const longestGroupMs = 50;

const serializable = 'begin isolation level serializable';
/** Long enough for another process' commit, far below the second after which the server looks for a deadlock. */
const inTurn = `${serializable}; set local lock_timeout = 300`;

/** The two keys of an advisory lock; the first says that it is ours ("Ltck"). */
export const advisoryLocks = { namespace: 0x4c74636b, presence: 1, schema: 2 } as const;

export class PostgresDatabase implements Database {
  readonly #patience: Patience;
  readonly #label: string;
  readonly #pool: pg.Pool;
  readonly #clients = new Set<pg.ClientBase>();
  readonly #writes: GroupCommit;

  /** `nextTurn` resolves when those who could write by now have asked: without it nobody is waited for. */
  constructor(url: string, patience: Patience, nextTurn = async () => {}) {
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
    this.#writes = new GroupCommit({
      clock: patience.clock,
      words,
      longestMs: longestGroupMs,
      nextTurn,
      // Nothing is owed for erased secrets: what the server keeps of them (dead rows, WAL, backups) is the server's.
      transaction: (work, isPatient) =>
        this.#transaction(isPatient ? serializable : inTurn, (statements) =>
          work({ statements, commitment: { erasesSecrets: false } }),
        ),
    });
  }

  write<T>(work: (queries: Queries, commitment: Commitment) => Promise<T>): Promise<T> {
    return this.#writes.write(work);
  }

  /** Read committed: what the one before wrote while this one waited must be seen. */
  exclusively<T>(work: (queries: Queries) => Promise<T>): Promise<T> {
    const { namespace, schema } = advisoryLocks;
    const turn = sql`select pg_advisory_xact_lock(${namespace}::int, ${schema}::int)`;
    return this.#transaction(
      'begin isolation level read committed',
      (connection) => soundly(connection, (queries) => queries.all(turn).then(() => work(queries))),
      true,
    );
  }

  /** Nobody waits for its begin and its end: what was read counts once the begin is known to hold, and nothing is kept. */
  read<T>(work: (queries: Queries) => Promise<T>): Promise<T> {
    return this.#onSession(async (connection) => {
      const begun = connection.begin('begin isolation level repeatable read read only');
      const result = await soundly(connection, work).finally(() => begun);
      connection.execute('commit').catch(() => {});
      return result;
    });
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

  #transaction<T>(begin: string, work: (connection: PostgresConnection) => Promise<T>, isSlow = false): Promise<T> {
    return this.#onSession(async (connection) => {
      const begun = connection.begin(begin);
      const result = await work(connection).finally(() => begun);
      await connection.commit();
      return result;
    }, isSlow);
  }

  #onSession<T>(transaction: (connection: PostgresConnection) => Promise<T>, isSlow = false): Promise<T> {
    return patiently(this.#patience, isConflict, async () => {
      const client = await connecting(this.#label, () => this.#pool.connect());
      const connection = new PostgresConnection(client, this.#label, isSlow);
      let isUsable = true;
      try {
        return await transaction(connection);
      } catch (error) {
        isUsable = !isGone(error) && (await rolledBack(connection));
        throw error;
      } finally {
        client.release(!isUsable);
      }
    });
  }
}

async function soundly<T>(connection: PostgresConnection, work: (queries: Queries) => Promise<T>): Promise<T> {
  const queries = new SoundQueries(connection, words);
  try {
    const result = await work(queries);
    queries.failUnlessSound();
    return result;
  } finally {
    queries.end();
  }
}

/** Nothing more is asked of a server that does not answer. */
function isGone(error: unknown): boolean {
  return error instanceof LatchkeyError && error.code === 'databaseUnreachable';
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
