// One process that carries a rotation from wherever it finds it to its end, and may be killed on the way. Its own composition
// root: real database, vault, files and network, the times cut short so that a window passes in seconds.
// Run by kill-test.ts: node driver.ts '{"location":…,"folder":…,"org":…,"killAt":0,…}'. Prints one line of JSON at the end.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCustody } from '../../src/adapters/keys/custody.ts';
import { createKeyFileProvider } from '../../src/adapters/keys/key-file-provider.ts';
import { providerKinds } from '../../src/adapters/keys/provider-kinds.ts';
import { ProviderPool } from '../../src/adapters/keys/provider-pool.ts';
import { createSoftwareVault } from '../../src/adapters/keys/software.ts';
import { createCertificateSlots } from '../../src/adapters/salesforce/certificate-slots.ts';
import { createOrgReader } from '../../src/adapters/salesforce/org-reader.ts';
import { createTokenEndpoint } from '../../src/adapters/salesforce/token-endpoint.ts';
import { openStore, type StoreLocation } from '../../src/adapters/store/open-store.ts';
import { systemClock as clock } from '../../src/adapters/system/clock.ts';
import { systemCryptoEngine } from '../../src/adapters/system/crypto-engine.ts';
import { systemFiles } from '../../src/adapters/system/files.ts';
import { systemRandom as random } from '../../src/adapters/system/random.ts';
import { createTransport } from '../../src/adapters/system/transport.ts';
import { firstBreak, firstPreviousHash } from '../../src/domain/audit/audit-entry.ts';
import { type KeyPair, pairIn, signerKeyOf } from '../../src/domain/key-pair/key-pair.ts';
import type { Files } from '../../src/domain/ports.ts';
import { isOpenSwap } from '../../src/domain/rotation/swap-phases.ts';
import { defaultSettings } from '../../src/domain/settings.ts';
import type { Store } from '../../src/domain/store.ts';
import { softwareCustody } from '../../src/domain/vault/custody-uri.ts';
import type { SignerKeys } from '../../src/domain/vault/signer-keys.ts';
import { type KeyDevices, strayAfterMs } from '../../src/domain/vault/stray-key.ts';
import { certificateFromFile } from '../../src/formats/credential-file.ts';
import { parseCertificate } from '../../src/formats/x509.ts';
import { addConnection } from '../../src/operations/connection/add.ts';
import { setConnection } from '../../src/operations/connection/set.ts';
import { findConnection, type Whole } from '../../src/operations/connection/steps/find-connection.ts';
import type { Context, SwapContext } from '../../src/operations/context.ts';
import { showCertificate } from '../../src/operations/key-pair/show.ts';
import { driveSwap, swapLeaseMs } from '../../src/operations/rotation/loops/drive-swap.ts';
import { rotate } from '../../src/operations/rotation/rotate.ts';
import { beginSwap } from '../../src/operations/rotation/steps/begin-swap.ts';
import { TokenSource } from '../../src/operations/token/steps/token-source.ts';
import { destroyStrayKeys } from '../../src/operations/vault/loops/destroy-stray-keys.ts';
import { tokenUri } from '../devices/softhsm.ts';
import { Counter, countedPort, countedStore, type Kill } from './counted-ports.ts';

export interface DriverOptions {
  location: StoreLocation;
  folder: string;
  simulatorUrl: string;
  org: { orgId: string; loginUrl: string; username: string; consumerKey: string };
  /** Who puts the certificate into the app. */
  how: 'byHand' | 'byDeploy' | 'putBack';
  /** Where private keys are made; null: in software. */
  device: KillDevice | null;
  /** Null: never. */
  kill: Kill | null;
  report: string;
}

/** A token of softhsm2 in a folder of its own. */
export interface KillDevice {
  uri: string;
  conf: string;
  tokens: string;
}

export interface DriverEnd {
  states: string[];
  /** The org holds the pair that is active and settled. */
  isSame: boolean;
  isWorking: boolean;
  /** A pair still waits for its upload. */
  wanted: boolean;
  /** Certificates that left, without a private key that opens. */
  lostKeys: string[];
  /** Private keys in the device and rows of such that nobody holds, after the sweep; null: there is no device. */
  device: { keys: number; strays: number } | null;
  auditBreak: number | null;
  /** Real deploys that the org knows of. */
  deploys: number;
  /** Attempts of a dead process, which the sweep turns into `unknown` after five minutes. */
  openAttempts: number;
}

const name = 'kill';
const settings = { ...defaultSettings, propagationSeconds: 2, tokenDeadlineSeconds: 4, loginsPerHour: 100_000 };
const options: DriverOptions = JSON.parse(process.argv[2] ?? '{}');
const firstFile = join(options.folder, 'first-pair');

/** Ahead of the machine's: what is searched for three minutes is searched for at once. */
let aheadMs = 0;

const { device } = options;
if (device !== null) process.env.SOFTHSM2_CONF = device.conf;
const deviceUri = device === null ? null : tokenUri(device.uri);
const devices = new ProviderPool(providerKinds, deviceUri === null ? [] : [deviceUri], {
  ...{ clock, random, files: systemFiles },
  environment: {},
});
const counter = new Counter(options.kill, options.report);
const store = await openStore({ location: options.location, clock, random });
const isSetUp = existsSync(firstFile);
// What comes before the rotation is not what is to be killed.
const context = isSetUp ? compose(true) : await setUp(compose(false));
await (options.how === 'byHand' ? finishRotation : finishSwap)(isSetUp ? context : compose(true));
console.log(JSON.stringify(await endOf(compose(false))));
await devices.close();
await store.close();

type Composed = SwapContext & { files: Files; devices: KeyDevices };

function compose(isCounted: boolean): Composed {
  const ports = isCounted ? countedStore(store, counter) : store;
  const files = isCounted ? countedPort(systemFiles, 'files', counter) : systemFiles;
  const provider = createKeyFileProvider({ path: join(options.folder, 'latchkey.key'), files, random });
  const actor = { name: 'kill-test', from: 'driver' };
  const crypto = systemCryptoEngine;
  const software = createSoftwareVault({ store: ports, provider, random, clock, actor, crypto, cacheSize: 10 });
  const endpoint = createTokenEndpoint({ transport: createTransport({ environment: {} }), clock });
  const custody = custodyOver(software, ports, isCounted);
  const signerKeys = isCounted ? countedPort(custody.signerKeys, 'vault', counter) : custody.signerKeys;
  const sealer = isCounted ? countedPort(software, 'sealer', counter) : software;
  const tokenEndpoint = isCounted ? countedPort(endpoint, 'tokenEndpoint', counter) : endpoint;
  const log = { write: () => {} };
  const keys = { signerKeys, sealer, devices: custody.devices };
  const transport = createTransport({ environment: {} });
  const slots = createCertificateSlots({ transport, clock });
  const certificateSlots = isCounted ? countedPort(slots, 'certificateSlots', counter) : slots;
  const clockTrust = { doubt: async () => null, doubtAfterAsking: async () => null, isTrusted: () => true };
  const ahead = { ...clock, now: () => clock.now() + aheadMs };
  const own = {
    store: ports,
    clock: ahead,
    clockTrust,
    random,
    ...keys,
    tokenEndpoint,
    settings,
    custodyPlaces: [],
    actor,
    log,
    files,
  };
  const readers = { orgReader: createOrgReader({ transport }), certificateSlots };
  const composed = { ...own, ...readers };
  return { ...composed, tokens: new TokenSource(composed) } as Composed;
}

function custodyOver(software: SignerKeys, ports: Store, isCounted: boolean): ReturnType<typeof createCustody> {
  return createCustody({
    software,
    providers: {
      providerUris: devices.providerUris,
      async named(uri) {
        const found = await devices.named(uri);
        return found !== null && isCounted ? countedPort(found, 'device', counter) : found;
      },
    },
    usual: deviceUri?.providerUri ?? softwareCustody,
    clock,
    expect: (id, uri) => ports.write((tx) => tx.strayKeys.expect(id, uri, clock.now() + strayAfterMs)),
  });
}

/** A connection whose first pair signs in. */
async function setUp(context: Composed): Promise<Composed> {
  const { loginUrl, username, consumerKey } = options.org;
  await addConnection.run(context, { name, loginUrl, username, consumerKey, appName: 'Latchkey' });
  const { keyPair } = await rotate.run(context, { name }, () => {});
  await hand(context, keyPair);
  await callUntil(context, ({ pairs }) => (pairIn(pairs, 'active')?.standing.settledAt ?? null) !== null);
  if (options.how !== 'byHand')
    await setConnection.run(context, { name, rotation: 'hands-free', confirmApp: 'Latchkey' });
  // Somebody else deploys the app without its certificate; a token of before is at hand.
  if (options.how === 'putBack') await ask('DELETE', `/apps/${options.org.consumerKey}/certificate`);
  writeFileSync(firstFile, keyPair.fingerprint);
  return context;
}

async function finishRotation(context: Composed): Promise<void> {
  const first = readFileSync(firstFile, 'utf8');
  const tokens = new TokenSource(context);
  for (;;) {
    const whole = await context.store.read((tx) => findConnection(tx, name));
    const active = pairIn(whole.pairs, 'active');
    const isOver = active !== undefined && active.fingerprint !== first && active.standing.settledAt !== null;
    if (isOver && whole.app.wantedKeyPairId === null) return;
    const { step, keyPair } = await rotate.run(context, { name }, () => {});
    if (step !== 'settled' && keyPair.fingerprint !== first) await hand(context, keyPair);
    await tokens.acquire(whole.connection.id, { fresh: true });
    await clock.sleep(120);
  }
}

/** As whichever process is free does; one name for all of them, since the dead one gives its claim back to nobody. */
async function finishSwap(context: Composed): Promise<void> {
  const holder = 'driver';
  const whole = await context.store.read((tx) => findConnection(tx, name));
  const known = await context.store.read((tx) => tx.swaps.lastOf(whole.app.id));
  let swap = known ?? (await beginSwap(context, { name, putsBack: options.how === 'putBack' }));
  while (isOpenSwap(swap.phase)) {
    const { id } = swap;
    const taken = await context.store.write((tx) => tx.swaps.claim(id, { holder, leaseMs: swapLeaseMs }));
    if (taken === null) throw new Error('another one holds the swap');
    swap = await driveSwap(context, taken, { holder });
    if (swap.phase === 'searching') aheadMs += 60_000;
    else {
      // The first seconds of putting back let nobody in.
      await context.tokens.acquire(whole.connection.id, { fresh: true }).catch(unless(options.how === 'putBack'));
      await clock.sleep(300);
    }
  }
  if (swap.phase !== 'settled') throw new Error(`the swap ended ${swap.phase}: ${JSON.stringify(swap.problem)}`);
}

function unless(isExpected: boolean): (error: unknown) => void {
  return (error) => {
    if (!isExpected) throw error;
  };
}

async function realDeploys({ tokens, orgReader, certificateSlots }: Composed, connectionId: string): Promise<number> {
  const { token: accessToken, instanceUrl } = await tokens.acquire(connectionId);
  const version = await orgReader.apiVersion(instanceUrl);
  const apiVersion = version.type === 'read' ? version.value : '';
  const listed = await certificateSlots.deploys({ instanceUrl, accessToken, apiVersion });
  if (listed.type !== 'read') throw new Error(`the deploys cannot be read: ${listed.type}`);
  return listed.value.filter(({ isCheckOnly }) => !isCheckOnly).length;
}

/** Writes the certificate file and uploads it, as its admin would; again only where it was not done. */
async function hand(context: Composed, pair: KeyPair): Promise<void> {
  const { pem, fileName } = await showCertificate.run(context, { name, fingerprint: pair.fingerprint });
  const path = join(options.folder, fileName);
  if (!(await context.files.exists(path))) await context.files.write(path, Buffer.from(pem));
  if ((await savedCertificate()) === pair.fingerprint) return;
  await ask('POST', `/apps/${options.org.consumerKey}/certificate`, pem);
}

async function callUntil(context: Composed, isReached: (whole: Whole) => boolean): Promise<void> {
  const tokens = new TokenSource(context);
  for (;;) {
    const whole = await context.store.read((tx) => findConnection(tx, name));
    if (isReached(whole)) return;
    await rotate.run(context, { name, uploaded: true }, () => {});
    await tokens.acquire(whole.connection.id, { fresh: true }).catch(() => null);
    await clock.sleep(200);
  }
}

async function endOf(context: Composed): Promise<DriverEnd> {
  const saved = await savedCertificate();
  const { connection, app, pairs } = await store.read((tx) => findConnection(tx, name));
  const active = pairIn(pairs, 'active');
  const { entries, attempts } = await store.read(async (tx) => ({
    entries: await tx.audit.page(0, 10_000),
    attempts: await tx.attempts.newestOfConnection(connection.id, 10_000),
  }));
  return {
    states: pairs.map(({ standing }) => standing.state).sort(),
    isSame: active !== undefined && active.fingerprint === saved && active.standing.settledAt !== null,
    isWorking: connection.failure === null && connection.org !== null,
    wanted: pairs.some(({ id, standing }) => id === app.wantedKeyPairId && standing.state === 'issued'),
    lostKeys: await lostKeys(context, pairs),
    device: await sweptDevice(context),
    auditBreak: firstBreak(entries, { sequence: 1, previousHash: firstPreviousHash })?.sequence ?? null,
    deploys: await realDeploys(context, connection.id),
    openAttempts: attempts.filter(({ outcome }) => outcome.type === 'open').length,
  };
}

/** Every certificate that reached a file has its private key, and that opens. */
async function lostKeys({ signerKeys }: Context, pairs: readonly KeyPair[]): Promise<string[]> {
  const lost: string[] = [];
  for (const file of readdirSync(options.folder).filter((one) => one.endsWith('.crt'))) {
    const { fingerprint } = parseCertificate(certificateFromFile(readFileSync(join(options.folder, file))));
    const pair = pairs.find((one) => one.fingerprint === fingerprint);
    const key = pair === undefined ? null : await store.read((tx) => tx.keyPairs.keyReference(pair.id));
    if (pair === undefined || key === null) lost.push(file);
    else await signerKeys.verify(signerKeyOf(pair, key));
  }
  return lost;
}

/** What is left once all that nobody took over is destroyed. */
async function sweptDevice(context: Composed): Promise<DriverEnd['device']> {
  if (device === null) return null;
  const later = { ...clock, now: () => clock.now() + 2 * strayAfterMs };
  await destroyStrayKeys({ ...context, clock: later }, new AbortController().signal);
  const files = readdirSync(device.tokens, { recursive: true }).map(String);
  const strays = await store.read((tx) => tx.strayKeys.all());
  return { keys: files.filter((file) => file.endsWith('.object')).length - 1, strays: strays.length };
}

async function savedCertificate(): Promise<string | null> {
  const { apps } = (await (await ask('GET', '/apps')).json()) as {
    apps: { consumerKey: string; settings: { certificate: string | null } }[];
  };
  return apps.find(({ consumerKey }) => consumerKey === options.org.consumerKey)?.settings.certificate ?? null;
}

async function ask(method: string, path: string, body?: string): Promise<Response> {
  const url = `${options.simulatorUrl}/simulator/orgs/${options.org.orgId}${path}`;
  const response = await fetch(url, { method, ...(body === undefined ? {} : { body }) });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response;
}
