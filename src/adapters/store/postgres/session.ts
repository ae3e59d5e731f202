// How sessions with the PostgreSQL server are made: what they are called, what they may do, how long they wait.

import { hostname } from 'node:os';
import pg from 'pg';

const int8 = 20;
/** The longest that a lock is waited for; the caller then begins again until its patience is over. */
const lockTimeoutMs = 10_000;
/** A transaction waits for nothing but this server: one that is idle for so long belongs to a process that was stopped. */
const idleInTransactionMs = 60_000;
const connectionTimeoutMs = 6_000;
/** Longer than a lock is waited for. Together with the connection it stays below the 20 s in which a command answers. */
const queryTimeoutMs = 11_000;

export function sessionConfig(url: string): pg.ClientConfig {
  return {
    connectionString: saidInFull(url),
    application_name: `latchkey on ${hostname().slice(0, 30)}, process ${process.pid}`,
    connectionTimeoutMillis: connectionTimeoutMs,
    idle_in_transaction_session_timeout: idleInTransactionMs,
    lock_timeout: lockTimeoutMs,
    query_timeout: queryTimeoutMs,
    keepAlive: true,
    // Statements are sent on without waiting for the answers to those before.
    pipeline: true,
    // Instants are int8; they stay below 2^53 for the next 285,000 years.
    types: {
      getTypeParser: ((oid: number, format: 'text' | 'binary') =>
        oid === int8 ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
    },
  };
}

/**
 * A commit is on the disk when it returns, also where an administrator made the server's default looser. A stricter
 * one stays.
 */
export const durableCommits = `
  select set_config('synchronous_commit', 'on', false)
  where current_setting('synchronous_commit') in ('off', 'local')`;

/** The server and the database, without name and password. */
export function labelOf(url: string): string {
  if (!URL.canParse(url)) return 'at LATCHKEY_DATABASE_URL';
  const { host, pathname, searchParams } = new URL(url);
  return `${searchParams.get('host') ?? host}${pathname}`;
}

/**
 * pg takes prefer, require and verify-ca for verify-full, and prints a page about it at each start; the host's certificate
 * is checked, which is what we want. Whoever asks for libpq's meaning has said so.
 */
function saidInFull(url: string): string {
  if (url.includes('uselibpqcompat=true')) return url;
  return url.replace(/([?&]sslmode=)(?:prefer|require|verify-ca)(?=&|$)/, '$1verify-full');
}

/**
 * A session that breaks while it is in use also raises an event, which would end the process; the query that runs, or
 * the next one, fails with the same error.
 */
export function hearErrors(client: pg.ClientBase): void {
  client.on('error', () => {});
}
