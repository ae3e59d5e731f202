// A real PostgreSQL for tests, and a fresh database for each.
// `npm run test:postgres` runs one server for all files (shared-postgres.ts); a file that is run alone starts its own, in about 1.5 s.

import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

/** Names the shared server: the URL of its database `postgres`. Set by shared-postgres.ts for the processes below it. */
export const sharedServerVariable = 'LATCHKEY_TEST_POSTGRES';

export interface PostgresServer {
  /** The URL of a database on this server, whether it exists or not. */
  url(database: string): string;
  /**
   * Makes a database and answers its URL. With `template`, the URL of another one that nobody is connected to, it starts as
   * a copy of that: migrate once, copy for each test.
   */
  createDatabase(template?: string): Promise<string>;
  /** Drops the databases made here, with whoever is still connected; ends the server if it was started here. */
  stop(): Promise<void>;
}

/** As pg has it and its types do not. */
type Session = pg.Client & { ref(): void; unref(): void };

export async function startPostgres(): Promise<PostgresServer> {
  const shared = process.env[sharedServerVariable];
  const server = shared ? { url: shared, stop: async () => {} } : await startServer();
  const made: string[] = [];
  let administration: Promise<Session> | null = null;
  let underWay = 0;
  const administer = async (statement: string) => {
    administration ??= connected(server.url);
    const session = await administration;
    underWay += 1;
    session.ref();
    try {
      await session.query(statement);
    } finally {
      underWay -= 1;
      // Between statements it keeps no process alive.
      if (underWay === 0) session.unref();
    }
  };

  function url(database: string): string {
    const address = new URL(server.url);
    address.pathname = `/${database}`;
    return address.href;
  }

  return {
    url,
    async createDatabase(template) {
      const name = `test_${randomBytes(8).toString('hex')}`;
      // Copied by file a database takes 25 ms of work, through the log 300 ms.
      const copied = template ? ` TEMPLATE ${nameIn(template)} STRATEGY FILE_COPY` : '';
      await administer(`CREATE DATABASE ${name}${copied}`);
      made.push(name);
      return url(name);
    },
    async stop() {
      for (const name of shared ? made.splice(0) : []) await administer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      const session = await administration;
      // What keeps nothing alive would not be waited for.
      session?.ref();
      await session?.end();
      administration = null;
      await server.stop();
    },
  };
}

interface OwnServer {
  url: string;
  /** Stops it as an administrator does: sessions are cut off, what was committed stays. */
  halt(): Promise<void>;
  /** On the same port. */
  resume(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a server that ends with this process at the latest, however this process ends. */
export async function startServer({ durable = false } = {}): Promise<OwnServer> {
  const program = fileURLToPath(new URL('postgres-guardian.ts', import.meta.url));
  const guardian = spawn(process.execPath, [program, ...(durable ? ['durable'] : [])], {
    // Ctrl-C is for us; the guardian must live on to clean up.
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(guardian, 'exit');
  const lines = createInterface(guardian.stdout);
  const ready = await Promise.race([once(lines, 'line'), exited.then(() => undefined)]);
  if (!ready) throw new Error('PostgreSQL for the tests did not start; its reason is printed above.');

  // A test file that forgets to stop its server ends all the same, and the server with it.
  guardian.unref();
  (guardian.stdout as Socket).unref();
  const ordered = async (order: 'halt' | 'resume') => {
    guardian.ref();
    guardian.stdin.write(`${order}\n`);
    await once(lines, 'line');
    guardian.unref();
  };
  return {
    url: String(ready[0]),
    halt: () => ordered('halt'),
    resume: () => ordered('resume'),
    async stop() {
      guardian.ref();
      guardian.stdin.destroy();
      await exited;
    },
  };
}

async function connected(connectionString: string): Promise<Session> {
  const client = new pg.Client({ connectionString }) as Session;
  // The server may end first.
  client.on('error', () => {});
  await client.connect();
  return client;
}

function nameIn(url: string): string {
  return pg.escapeIdentifier(new URL(url).pathname.slice(1));
}
