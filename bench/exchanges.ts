// Token exchanges per second against the org simulator over HTTP, in a process of its own: the request alone, then between the
// two durable commits that a sign-in cannot do without, on SQLite among all its statements bare, then a whole sign-in, on either
// database, then what a caller gets who asks for a token that is cached. The last against an RSA-2048 signature, which is what it
// saves at the least.

import { generateKeyPairSync, sign } from 'node:crypto';
import { join } from 'node:path';
import { createTokenEndpoint } from '../src/adapters/salesforce/token-endpoint.ts';
import { systemClock } from '../src/adapters/system/clock.ts';
import { systemRandom } from '../src/adapters/system/random.ts';
import { createTransport } from '../src/adapters/system/transport.ts';
import { newIdAt } from '../src/domain/ports.ts';
import { Secret } from '../src/domain/secret.ts';
import { assertionClaims } from '../src/domain/token/assertion.ts';
import type { Attempt } from '../src/domain/token/attempt.ts';
import type { SignerKey } from '../src/domain/vault/key-reference.ts';
import { compact, rs256Header, signingInput } from '../src/formats/jws.ts';
import { signIn } from '../src/operations/token/steps/sign-in.ts';
import { TokenSource } from '../src/operations/token/steps/token-source.ts';
import { startServer } from '../test/support/postgres.ts';
import { type BareSignIn, bareStatements, statementsOf } from './support/bare-statements.ts';
import { addReady, type BenchInstallation, openInstallation } from './support/installation.ts';
import { concurrent, type Measured, measure, median, ratio, synchronous } from './support/measure.ts';
import { heading, line, rateLine, targetLine } from './support/print.ts';
import { type OrgFacts, startSimulatorProcess } from './support/process.ts';

const underWay = 32;
const share = 15;
const wholeShare = 0.6;
const names = {
  exchange: `assertion and exchange alone, ${underWay} at once`,
  between: `the same between two commits, ${underWay} at once`,
  bare: `the same among its statements, bare, ${underWay} at once`,
  one: 'whole sign-in, one after the other',
  few: 'whole sign-in, 8 at once',
  many: `whole sign-in, ${underWay} at once`,
  signature: 'crypto.sign RSA-2048',
  memory: 'cached token from memory',
  row: 'cached token from the row, unsealed',
} as const;

const { facts, stop } = await startSimulatorProcess(underWay);
const transport = createTransport({ environment: {} });
const endpoint = createTokenEndpoint({ transport, clock: systemClock });

const sqlite = await openInstallation();
const onSqlite = await signInsOn(sqlite, bareStatements(join(sqlite.folder, 'data', 'latchkey.db')));
const cached = await cachedTokens(sqlite);
await sqlite.close();
const server = await startServer({ durable: true });
const postgres = await openInstallation(undefined, server.url);
const onPostgres = await signInsOn(postgres);
await postgres.close();
await server.stop();
transport.close();
await stop();

reportSignIns('SQLite', onSqlite, wholeShare);
reportSignIns('PostgreSQL', onPostgres, null);
reportCached();

interface Ready {
  org: OrgFacts;
  connectionId: string;
  held: SignerKey;
}

/** One connection for each that is under way: the callers of one connection would share a sign-in. */
async function signInsOn(
  installation: BenchInstallation,
  bare?: ReturnType<typeof bareStatements>,
): Promise<Map<string, Measured>> {
  const all: Ready[] = [];
  for (const org of facts.orgs)
    all.push({ org, ...(await addReady(installation, inputOf(org), (pem) => upload(org, pem))) });
  const readyOf = (worker: number) => {
    const ready = all[worker];
    if (ready === undefined) throw new Error('there are more workers than connections');
    return ready;
  };
  const bareOf = bare && (await bareSignIns(installation, all, bare));
  const ways = [
    concurrent(names.exchange, underWay, (worker) => exchange(installation, readyOf(worker))),
    concurrent(names.between, underWay, (worker) => exchangeBetweenCommits(installation, readyOf(worker))),
    ...(bareOf === undefined ? [] : [concurrent(names.bare, underWay, bareOf)]),
    concurrent(names.one, 1, (worker) => wholeSignIn(installation, readyOf(worker))),
    concurrent(names.few, 8, (worker) => wholeSignIn(installation, readyOf(worker))),
    concurrent(names.many, underWay, (worker) => wholeSignIn(installation, readyOf(worker))),
  ];
  return measure(ways, { turns: 15, turnMs: 250 });
}

function inputOf({ orgId, loginUrl, username, consumerKey }: OrgFacts) {
  return { name: `acme-${orgId}`, loginUrl, username, consumerKey };
}

/** An app has one certificate slot: whose turn it is takes it. */
async function upload({ orgId, consumerKey }: OrgFacts, pem: string): Promise<void> {
  const address = `${facts.url}/simulator/orgs/${orgId}/apps/${consumerKey}/certificate`;
  const saved = await fetch(address, { method: 'POST', body: pem });
  if (!saved.ok) throw new Error(`the simulator answered ${saved.status}`);
}

async function wholeSignIn({ context }: BenchInstallation, { connectionId }: Ready): Promise<void> {
  const deadlineMs = context.clock.monotonicMs() + 20_000;
  const result = await signIn(context, connectionId, { purpose: 'token', deadlineMs });
  if (result.type !== 'signedIn') throw new Error(`not signed in: ${result.failure.message}`);
}

async function exchange({ context }: BenchInstallation, { org, held }: Ready): Promise<void> {
  const { consumerKey, username, loginUrl } = org;
  const target = { consumerKey, username, audience: loginUrl, clockSkewSeconds: 0 };
  const text = signingInput(rs256Header, { ...assertionClaims(target, systemClock.now(), systemRandom) });
  const assertion = new Secret(compact(text, await context.signerKeys.sign(held, Buffer.from(text))));
  const answer = await endpoint.exchange({ tokenHost: loginUrl, assertion, timeoutMs: 10_000 });
  if (answer.type !== 'accepted') throw new Error(`not accepted: ${answer.message}`);
}

/** What cannot be left out: the intent and its login durable before the request, the outcome after it. It reads and decides nothing. */
async function exchangeBetweenCommits(installation: BenchInstallation, ready: Ready): Promise<void> {
  const { store, clock, random } = installation.context;
  const { org, connectionId, held } = ready;
  const attempt: Attempt = {
    id: newIdAt(clock.now(), random),
    connectionId,
    clientAppId: 'bench',
    keyPairId: held.keyPairId,
    username: null,
    purpose: 'token',
    tokenHost: org.loginUrl,
    audience: org.loginUrl,
    startedAt: clock.now(),
    finishedAt: null,
    outcome: { type: 'open' },
  };
  await store.write((tx) => tx.attempts.begin(attempt, org.username, 1_000_000));
  await exchange(installation, ready);
  await store.write((tx) => tx.attempts.finish(attempt.id, { type: 'accepted' }, clock.now()));
}

/** Each worker's own, as its second sign-in was: the first finds out more. */
async function bareSignIns(
  installation: BenchInstallation,
  all: readonly Ready[],
  bare: ReturnType<typeof bareStatements>,
): Promise<(worker: number) => Promise<void>> {
  const signIns: (Ready & { statements: BareSignIn })[] = [];
  for (const ready of all) {
    await wholeSignIn(installation, ready);
    signIns.push({ ...ready, statements: bare(await statementsOf(() => wholeSignIn(installation, ready))) });
  }
  return async (worker) => {
    const { statements, ...ready } = signIns[worker] as (typeof signIns)[number];
    await statements.read();
    await statements.intend();
    await exchange(installation, ready);
    await statements.record();
  };
}

async function cachedTokens({ context }: BenchInstallation): Promise<Map<string, Measured>> {
  const tokens = new TokenSource(context);
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const bytes = Buffer.from('x'.repeat(400));
  const [connection] = await context.store.read((tx) => tx.connections.page('', 1));
  if (connection === undefined) throw new Error('there is no connection');
  await tokens.acquire(connection.id);
  const ways = [
    synchronous(names.signature, () => sign('sha256', bytes, privateKey)),
    concurrent(names.memory, 1, () => tokens.acquire(connection.id)),
    // A process that has just begun: nothing in memory.
    concurrent(names.row, 1, () => new TokenSource(context).acquire(connection.id)),
  ];
  return measure(ways, { turns: 21, turnMs: 40 });
}

/** @param wanted What a whole sign-in is to be of the exchange alone; null: nobody asked for any. */
function reportSignIns(database: string, measured: Map<string, Measured>, wanted: number | null): void {
  heading(`Over HTTP, ${database} on this disk`, 'floor');
  const floor = measured.get(names.exchange);
  const all = [names.exchange, names.between, names.bare, names.one, names.few, names.many];
  for (const name of all) if (measured.has(name)) rateLine(measured.get(name), floor);
  const part = ratio(measured.get(names.many), floor);
  const least = ratio(measured.get(names.between), floor);
  const shares = `a whole sign-in, ${underWay} at once, is ${part.toFixed(2)} of the exchange alone`;
  const bare = measured.get(names.bare);
  const statements = bare === undefined ? '' : `, its statements alone ${ratio(bare, floor).toFixed(2)}`;
  const floorShare = `its two commits alone leave ${least.toFixed(2)}${statements}`;
  if (wanted === null) console.log(`        ${database}: ${shares}; ${floorShare}`);
  else targetLine(`${database}: ${shares}, to be ${wanted}; ${floorShare}`, part >= wanted);
  console.log();
}

function reportCached(): void {
  heading('Cached', 'floor');
  for (const name of [names.signature, names.memory, names.row])
    rateLine(cached.get(name), cached.get(names.signature));
  const times = ratio(cached.get(names.memory), cached.get(names.signature));
  const micros = 1_000_000 / median(cached.get(names.memory)?.rates ?? []);
  line('one cached token from memory', `${micros.toFixed(2)} µs`);
  targetLine(`a cached token for 1/${times.toFixed(0)} of a signature, to be under 1/${share}`, times > share);
}
