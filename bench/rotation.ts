// Failed logins per 10,000 while a certificate is replaced: Latchkey, clients that hold one key and switch it at one moment, at the
// upload or when the last server has the new certificate, and jsforce whose caller switches at the upload. A rotation over 8
// servers with 2 to 10 minutes of propagation, sixty times faster: 2 to 10 seconds. Caches off, every call signs anew, arrivals
// spread over the whole time, login limits raised for all alike. Failed is a call that brought no token. Latchkey's calls
// share nothing and are never held. Run: node bench/rotation.ts [SEEDS] [CALLS]

import { generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSimulator, type Simulator } from '../simulator/simulator.ts';
import { createKeyFileProvider } from '../src/adapters/keys/key-file-provider.ts';
import { createSoftwareVault } from '../src/adapters/keys/software.ts';
import { createTokenEndpoint } from '../src/adapters/salesforce/token-endpoint.ts';
import { openStore } from '../src/adapters/store/open-store.ts';
import { systemClock as clock } from '../src/adapters/system/clock.ts';
import { systemCryptoEngine as crypto } from '../src/adapters/system/crypto-engine.ts';
import { systemFiles as files } from '../src/adapters/system/files.ts';
import { systemRandom as random } from '../src/adapters/system/random.ts';
import { TransportFault } from '../src/domain/ports.ts';
import { defaultSettings } from '../src/domain/settings.ts';
import { encodePem } from '../src/formats/pem.ts';
import { certificateFromSignature, certificateToBeSigned } from '../src/formats/self-signed-certificate.ts';
import { addConnection } from '../src/operations/connection/add.ts';
import type { Context } from '../src/operations/context.ts';
import { downloadCertificate } from '../src/operations/key-pair/download.ts';
import { signIn } from '../src/operations/token/steps/sign-in.ts';
import { jsforceOrg } from './support/jsforce-client.ts';

const seeds = Number(process.argv[2] ?? 3);
const callsEach = Number(process.argv[3] ?? 400);
const leadMs = 1_000;
const windowMs = 12_000;
const grant = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

interface Tally {
  calls: number;
  failed: number;
  refused: number;
}

interface Client {
  name: string;
  upload(): void;
  call(): Promise<{ isSignedIn: boolean; refused: number }>;
}

const totals = new Map<string, Tally>();
for (let seed = 1; seed <= seeds; seed += 1) await rotateOnce(seed);
console.log('client                               calls  failed  per 10,000  refused attempts');
for (const [name, { calls, failed, refused }] of totals) {
  const share = ((failed / calls) * 10_000).toFixed(0);
  console.log(
    `${name.padEnd(34)} ${String(calls).padStart(7)} ${String(failed).padStart(7)} ${share.padStart(11)} ${String(refused).padStart(17)}`,
  );
}

async function rotateOnce(seed: number): Promise<void> {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'latchkey-bench-'));
  const org = { servers: 8, propagation: { minSeconds: 0, maxSeconds: 0 }, loginsPerHour: 1_000_000 };
  const chance = { next: seeded(seed) };
  const simulator = createSimulator({ clock: { now: () => Date.now() }, random: chance, orgs: [org, org, org, org] });
  const store = await openStore({ location: { type: 'sqlite', file: join(folder, 'latchkey.db') }, clock, random });
  const jsforce = await jsforceOrg(simulator, simulator.control.orgs()[3]?.loginUrl ?? '');
  try {
    const clients = [
      await latchkey(simulator, store, folder),
      oneKey(simulator, 1, 'one key, switched at the upload', 0),
      oneKey(simulator, 2, 'one key, switched at the end', 10_000),
      oneKey(simulator, 3, 'jsforce, switched at the upload', 0, jsforce.authorize),
    ];
    for (const { name } of clients) totals.set(name, totals.get(name) ?? { calls: 0, failed: 0, refused: 0 });
    for (const { orgId } of simulator.control.orgs()) {
      simulator.control.patchOrg(orgId, { propagation: { minSeconds: 2, maxSeconds: 10 } });
    }
    setTimeout(() => {
      for (const client of clients) client.upload();
    }, leadMs);
    const draw = seeded(seed + 1_000);
    await Promise.all(
      clients.flatMap((client) =>
        Array.from({ length: callsEach }, () => callAt(client, draw() * (leadMs + windowMs))),
      ),
    );
  } finally {
    jsforce.close();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function callAt({ name, call }: Client, afterMs: number): Promise<void> {
  await clock.sleep(afterMs);
  const { isSignedIn, refused } = await call();
  const tally = totals.get(name) ?? { calls: 0, failed: 0, refused: 0 };
  totals.set(name, {
    calls: tally.calls + 1,
    failed: tally.failed + (isSignedIn ? 0 : 1),
    refused: tally.refused + refused,
  });
}

async function latchkey(simulator: Simulator, store: Context['store'], folder: string): Promise<Client> {
  const [org] = simulator.control.orgs();
  if (org === undefined || org.consumerKey === null) throw new Error('no org');
  const { orgId, loginUrl, username, consumerKey } = org;
  const actor = { name: 'bench', from: 'bench' };
  const provider = createKeyFileProvider({ path: join(folder, 'latchkey.key'), files, random });
  const vault = createSoftwareVault({ store, provider, random, clock, actor, crypto, cacheSize: 10 });
  const tokenEndpoint = createTokenEndpoint({ transport: inProcess(simulator), clock });
  const settings = { ...defaultSettings, propagationSeconds: 10, loginsPerHour: 100_000 };
  const keys = { signerKeys: vault, sealer: vault };
  const clockTrust = { doubt: async () => null, doubtAfterAsking: async () => null, isTrusted: () => true };
  const log = { write: () => {} };
  const context: Context = {
    store,
    clock,
    clockTrust,
    random,
    ...keys,
    tokenEndpoint,
    settings,
    custodyPlaces: [],
    actor,
    log,
  };
  const name = 'bench';
  const { connection } = await addConnection.run(context, { name, loginUrl, username, consumerKey });
  const request = { name, algorithm: 'rsa-2048', lifetimeDays: 365 } as const;
  const upload = (pem: string) => simulator.control.uploadCertificate(orgId, consumerKey, pem);
  const call = async () => {
    const deadlineMs = clock.monotonicMs() + settings.tokenDeadlineSeconds * 1_000;
    const { type, tried } = await signIn(context, connection.id, { purpose: 'token', deadlineMs });
    return { isSignedIn: type === 'signedIn', refused: tried.filter(({ result }) => result === 'notThisKey').length };
  };
  upload((await downloadCertificate.run(context, request)).pem);
  await call();
  const next = await downloadCertificate.run(context, request);
  return { name: 'Latchkey', upload: () => upload(next.pem), call };
}

/** One attempt with the key of the moment, as a client does that is configured with one private key. */
function oneKey(
  simulator: Simulator,
  index: number,
  name: string,
  switchedAfterMs: number,
  authorize?: (assertion: string) => Promise<boolean>,
): Client {
  const org = simulator.control.orgs()[index];
  if (org === undefined || org.consumerKey === null) throw new Error('no org');
  const { orgId, loginUrl, username, consumerKey } = org;
  const [before, after] = [makePair(), makePair()];
  simulator.control.uploadCertificate(orgId, consumerKey, before.pem);
  let key = before.privateKey;
  return {
    name,
    upload() {
      simulator.control.uploadCertificate(orgId, consumerKey, after.pem);
      setTimeout(() => {
        key = after.privateKey;
      }, switchedAfterMs);
    },
    async call() {
      const assertion = assertionOf(key, { iss: consumerKey, sub: username, aud: loginUrl });
      if (authorize !== undefined) {
        const isSignedIn = await authorize(assertion);
        return { isSignedIn, refused: isSignedIn ? 0 : 1 };
      }
      const body = new URLSearchParams({ grant_type: grant, assertion });
      const response = await simulator.fetch(
        new Request(`${loginUrl}/services/oauth2/token`, { method: 'POST', body }),
      );
      return { isSignedIn: response.ok, refused: response.ok ? 0 : 1 };
    },
  };
}

function assertionOf(key: KeyObject, claims: { iss: string; sub: string; aud: string }): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const exp = Math.floor(Date.now() / 1_000) + 120;
  const input = `${part({ alg: 'RS256' })}.${part({ ...claims, exp, jti: randomUUID() })}`;
  return `${input}.${sign('sha256', Buffer.from(input), key).toString('base64url')}`;
}

function makePair(): { privateKey: KeyObject; pem: string } {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const toBeSigned = certificateToBeSigned({
    publicKeySpki: publicKey.export({ type: 'spki', format: 'der' }),
    subject: [
      ['OU', 'bench'],
      ['CN', 'bench'],
    ],
    serialNumber: new Uint8Array(16).fill(1),
    notBefore: new Date(Date.now() - 60_000),
    notAfter: new Date(Date.now() + 86_400_000),
  });
  return {
    privateKey,
    pem: encodePem('CERTIFICATE', certificateFromSignature(toBeSigned, sign('sha256', toBeSigned, privateKey))),
  };
}

function inProcess(simulator: Simulator) {
  return {
    async send({
      method,
      url,
      headers,
      body,
    }: {
      method: string;
      url: string;
      headers: Readonly<Record<string, string>>;
      body?: string | Uint8Array;
    }) {
      const startMs = clock.monotonicMs();
      try {
        const response = await simulator.fetch(new Request(url, { method, headers, body: String(body) }));
        const answer = new Uint8Array(await response.arrayBuffer());
        return {
          status: response.status,
          headers: Object.fromEntries(response.headers),
          body: answer,
          roundTripMs: clock.monotonicMs() - startMs,
        };
      } catch (error) {
        throw new TransportFault('connectionReset', String(error));
      }
    },
  };
}

/** mulberry32: enough to spread arrivals and delays the same way for a seed. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
