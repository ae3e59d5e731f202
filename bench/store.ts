// What the store costs: token attempts, reads and claims on either database, beside what one durable commit costs on the
// same disk, and opening from cold beside a bare Node.js. Run: node bench/store.ts
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { type OpenStore, openStore, type StoreLocation } from '../src/adapters/store/open-store.ts';
import { systemClock } from '../src/adapters/system/clock.ts';
import { systemRandom } from '../src/adapters/system/random.ts';
import type { AuditEntry } from '../src/domain/audit/audit-entry.ts';
import { clientAppFields } from '../src/domain/client-app/client-app.ts';
import { type Connection, connectionFields } from '../src/domain/connection/connection.ts';
import { newRecord } from '../src/domain/field-table.ts';
import { newId } from '../src/domain/ports.ts';

const roundMs = 1_500;
const connectionCount = 200;
const now = systemClock.now();
const entry: AuditEntry = {
  at: now,
  actor: { name: 'bench', from: 'bench' },
  action: 'connection.added',
  subject: { type: 'connection', id: 'c', name: 'c' },
  before: null,
  after: null,
};

const folder = mkdtempSync(join(tmpdir(), 'latchkey-bench-'));
if (process.argv[2] === 'open') {
  // The child of `coldOpenMs`.
  const store = await open({ type: 'sqlite', file: process.argv[3] ?? '' });
  await store.read((tx) => tx.connections.page('', 100));
  await store.close();
} else {
  await benchAll();
}
rmSync(folder, { recursive: true, force: true });

async function benchAll(): Promise<void> {
  const commits = commitsPerSecond();
  console.log(`one durable commit, raw SQLite      ${rate(commits)}`);
  const file = join(folder, 'latchkey.db');
  await benchStore('SQLite', { type: 'sqlite', file }, commits);
  const { startPostgres } = await import('../test/support/postgres.ts');
  const server = await startPostgres();
  try {
    await benchStore('PostgreSQL', { type: 'postgres', url: await server.createDatabase() }, commits);
  } finally {
    await server.stop();
  }
  const bareMs = fastestMs(() => execFileSync(process.execPath, ['-e', '0']));
  // As bin/latchkey starts it: with a compile cache.
  const env = { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') };
  const opening = [fileURLToPath(import.meta.url), 'open', file];
  const openMs = fastestMs(() => execFileSync(process.execPath, opening, { env }));
  console.log(
    `cold open and one page of 100       ${openMs.toFixed(0)} ms, ${(openMs / bareMs).toFixed(1)} of a bare node`,
  );
}

async function benchStore(name: string, location: StoreLocation, commits: number): Promise<void> {
  const store = await open(location);
  await fill(store);
  for (const callers of [1, 20]) {
    const attempts = await perSecond(callers, () => tokenAttempt(store));
    const label = `${name}, token attempts, ${callers} at once`.padEnd(35);
    console.log(`${label} ${rate(attempts)}, ${(attempts / commits).toFixed(2)} of a commit`);
  }
  const reads = await perSecond(1, () => store.read((tx) => tx.connections.byName('c100')));
  console.log(`${`${name}, a connection by name`.padEnd(35)} ${rate(reads)}`);
  const request = { dueBy: now, now, holder: 'bench', limit: 50, perHost: 12, leaseMs: 0 };
  const claims = await perSecond(1, () => store.write((tx) => tx.connections.claimDue(request)));
  console.log(`${`${name}, claims of 50 due`.padEnd(35)} ${rate(claims)}`);
  await store.close();
}

/** The two transactions of a sign-in: the intent with its login counted, then the outcome. */
async function tokenAttempt(store: OpenStore): Promise<void> {
  const id = newId(systemRandom);
  const number = Math.floor(systemRandom.fraction() * connectionCount);
  await store.write(async (tx) => {
    await tx.attempts.spendLogin('https://login.salesforce.com', `u${number}@example.com`, now, 1_000_000);
    await tx.attempts.insert({
      id,
      connectionId: `c${number}`,
      clientAppId: 'app',
      keyPairId: 'pair',
      username: null,
      purpose: 'token',
      tokenHost: 'https://login.salesforce.com',
      audience: 'https://login.salesforce.com',
      startedAt: now,
      finishedAt: null,
      outcome: { type: 'open' },
    });
  });
  await store.write((tx) => tx.attempts.finish(id, { type: 'accepted' }, now));
}

function open(location: StoreLocation): Promise<OpenStore> {
  return openStore({ location, clock: systemClock, random: systemRandom });
}

async function fill(store: OpenStore): Promise<void> {
  await store.write(async (tx) => {
    await tx.clientApps.insert(newRecord(clientAppFields, { id: 'app', name: 'app', createdAt: now }), entry);
    for (let number = 0; number < connectionCount; number += 1) await tx.connections.insert(connection(number), entry);
  });
}

function connection(number: number): Connection {
  const of = { id: `c${number}`, name: `c${number}`, clientAppId: 'app', username: `u${number}@example.com` };
  const loginUrl = `https://host${number % 7}.my.salesforce.com`;
  return newRecord(connectionFields, { ...of, loginUrl, nextLookAt: now - number, createdAt: now });
}

/** One row, one commit, with the store's own durability. */
function commitsPerSecond(): number {
  const database = new DatabaseSync(join(folder, 'raw.db'));
  database.exec(
    'pragma journal_mode = wal; pragma synchronous = full; create table t (id integer primary key, x text)',
  );
  const insert = database.prepare('insert into t (x) values (?)');
  const startedAt = performance.now();
  let commits = 0;
  for (; performance.now() - startedAt < roundMs; commits += 1) insert.run('x'.repeat(200));
  const passedMs = performance.now() - startedAt;
  database.close();
  return (commits / passedMs) * 1_000;
}

async function perSecond(callers: number, call: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  let calls = 0;
  const caller = async () => {
    for (; performance.now() - startedAt < roundMs; calls += 1) await call();
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return (calls / (performance.now() - startedAt)) * 1_000;
}

/** The fastest of several, since only the machine's other work can add to it. */
function fastestMs(act: () => unknown): number {
  const times = Array.from({ length: 9 }, () => {
    const startedAt = performance.now();
    act();
    return performance.now() - startedAt;
  });
  return Math.min(...times);
}

function rate(perSecond: number): string {
  return `${perSecond.toFixed(0).padStart(6)}/s`;
}
