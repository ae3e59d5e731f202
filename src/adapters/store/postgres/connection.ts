// Queries on one PostgreSQL session: numbered places, values of our own kinds, errors in our own words.

import type { Client } from 'pg';
import { type DatabaseRemedy, LatchkeyError } from '../../../domain/errors.ts';
import { Conflict, HeldUp, UniqueViolation } from '../database.ts';
import type { Statements } from '../sound-queries.ts';
import { type Sql, type SqlValue, storableText } from '../sql.ts';

/** What setTimeout takes; 0 would be the usual time. */
const longestTimerMs = 2_147_483_647;

export class PostgresConnection implements Statements {
  readonly #client: Client;
  readonly #label: string;
  readonly #patience: { query_timeout?: number };
  /** Until the begin is known to hold; then null. */
  #begun: Promise<void> | null = null;
  #isCorked = false;

  /** `isSlow`: no answer of the server is waited for in vain, however long it takes, as a change of a large table does. */
  constructor(client: Client, label: string, isSlow = false) {
    this.#client = client;
    this.#label = label;
    this.#patience = isSlow ? { query_timeout: longestTimerMs } : {};
  }

  async execute(text: string): Promise<void> {
    this.#cork();
    await telling(this.#label, () => this.#client.query(text));
  }

  /** What reads is sent on behind it without waiting; what writes waits, since without a transaction each statement would be one. */
  begin(text: string): Promise<void> {
    const begun = this.execute(text);
    this.#begun = begun;
    begun.then(
      () => {
        this.#begun = null;
      },
      () => {},
    );
    return begun;
  }

  /** PostgreSQL answers a commit of a failed one with ROLLBACK. */
  async commit(): Promise<void> {
    const { command } = await telling(this.#label, () => this.#client.query('commit'));
    if (command !== 'COMMIT') throw new Error('the transaction was rolled back instead of committed');
  }

  async all<R extends object>(query: Sql): Promise<R[]> {
    return (await this.#query<R>(query)).rows;
  }

  async run(query: Sql): Promise<number> {
    return (await this.#query(query)).rowCount ?? 0;
  }

  async #query<R extends object>({ texts, values }: Sql) {
    const { isReading, ...statement } = statementOf(texts);
    if (this.#begun !== null && !isReading) await this.#begun;
    this.#cork();
    const query = { ...statement, values: values.map(storable), ...this.#patience };
    return telling(this.#label, () => this.#client.query<R>(query));
  }

  /** What is sent in one turn goes in one packet: each by itself costs a call of the system here and a wake-up there. */
  #cork(): void {
    const { stream } = this.#client.connection;
    if (this.#isCorked) return;
    this.#isCorked = true;
    stream.cork();
    process.nextTick(() => {
      this.#isCorked = false;
      stream.uncork();
    });
  }
}

interface Statement {
  text: string;
  isReading: boolean;
  /** The server keeps what has a name parsed and planned for the session. */
  name?: string;
}

/** Each session of the server holds its own of each. */
const namedAtMost = 200;
const named = new Map<readonly string[], Statement>();

/**
 * What is written in the code has the same texts each time (see sql.ts) and gets a name. Not where a `*` stands for the
 * columns: the server refuses to run it again once another process has changed the table.
 */
function statementOf(texts: readonly string[]): Statement {
  const known = named.get(texts);
  if (known !== undefined) return known;
  const text = texts.reduce((all, part, index) => `${all}$${index}${part}`);
  const isReading = text.trimStart().startsWith('select');
  if (!Object.isFrozen(texts) || text.includes('*') || named.size >= namedAtMost) return { text, isReading };
  const statement = { text, isReading, name: `latchkey-${named.size}` };
  named.set(texts, statement);
  return statement;
}

function storable(value: SqlValue): SqlValue {
  return typeof value === 'string' ? storableText(value) : value;
}

/** Whatever hinders a session from beginning is a matter of server, network and address. */
export async function connecting<T>(label: string, act: () => Promise<T>): Promise<T> {
  try {
    return await telling(label, act);
  } catch (error) {
    const isTold = !(error instanceof Error) || error instanceof LatchkeyError || error instanceof HeldUp;
    throw isTold ? error : unreachable(label, error);
  }
}

async function telling<T>(label: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw translated(label, error);
  }
}

/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
function translated(label: string, error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = codeOf(error);
  const detail = detailOf(error);
  switch (code) {
    case '40001': // serialization_failure
    case '40P01': // deadlock_detected
      return new Conflict(detail);
    case '55P03': // lock_not_available
      return new HeldUp(detail);
    case '23505': // unique_violation
      return 'constraint' in error ? new UniqueViolation(String(error.constraint)) : error;
    case '25006': // read_only_sql_transaction
      return new LatchkeyError('databaseStandby', { file: label }, detail);
    case '42501': // insufficient_privilege
      return new LatchkeyError('databaseForbidden', { file: label, problem: error.message }, detail);
    case '53100': // disk_full
      return new LatchkeyError('databaseFull', { file: label }, detail);
    case 'XX001': // data_corrupted
    case 'XX002': // index_corrupted
      return new LatchkeyError('databaseDamaged', { file: label, problem: error.message }, detail);
    default:
      return isUnreachable(code, error)
        ? unreachable(label, error)
        : isServers(code)
          ? new LatchkeyError('databaseFault', { file: label, problem: error.message }, detail)
          : error;
  }
}

/**
 * Connection exceptions (08), refused passwords (28), no such database (3D), no room for another session (53300), the
 * server going down (57P), the system's own codes, and pg's words for a connection that is gone.
 */
function isUnreachable(code: string, { message }: Error): boolean {
  return (
    /^(08|28|3D|53300|57P)/.test(code) ||
    /^E(?!RR_)[A-Z]/.test(code) ||
    /^(Connection terminated|timeout exceeded|timeout expired|Query read timeout|Client has encountered|The server does not support SSL)/.test(
      message,
    )
  );
}

/**
 * Tables or columns that are gone (42P01, 42703), resources (53), limits (54), a statement that was cancelled (57014), errors of
 * its system (58) and of itself (XX): nothing that our statements could do better.
 */
function isServers(code: string): boolean {
  return /^(42P01|42703|53|54|55|57|58|F0|XX)/.test(code);
}

function unreachable(label: string, error: Error): LatchkeyError {
  const code = codeOf(error);
  const detail = detailOf(error);
  if (/timeout/.test(error.message)) {
    const facts = { file: label, problem: 'it does not answer', remedy: 'server', mayReturn: false } as const;
    return new LatchkeyError('databaseUnreachable', facts, detail);
  }
  // A host with several addresses fails with one error for each and no message of its own.
  // What Node adds to OpenSSL's words is about its own options.
  const problem = (error.message || code).replace(/; if the root CA is installed.*|\.$/s, '');
  const remedy = remedyFor(code, error);
  const mayReturn = remedy === 'server' && isUnreachable(code, error);
  return new LatchkeyError('databaseUnreachable', { file: label, problem, remedy, mayReturn }, detail);
}

function remedyFor(code: string, { message }: Error): DatabaseRemedy {
  if (code.startsWith('28')) return 'login';
  if (code.startsWith('3D')) return 'database';
  if (/SSL/.test(message) && /not support/.test(message)) return 'encryption';
  // OpenSSL's X509_V_ERR_… without that beginning, and Node's own for a name that does not fit.
  if (/CERT|SIGNATURE|^ERR_(TLS|SSL)/.test(code)) return 'certificate';
  return 'server';
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function detailOf(error: Error): string {
  return `${error.message} (PostgreSQL ${codeOf(error) || 'without a code'})`;
}
