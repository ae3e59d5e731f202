// One installation in a world of its own: simulated orgs, one database, processes that share both, one clock in the test's
// hand. Vault, database, token endpoint and cryptography are the real ones.

import assert from 'node:assert/strict';
import type { OrgSummary } from '../../../simulator/control/control.ts';
import type { NewOrg } from '../../../simulator/control/patches.ts';
import { createSimulator, type Simulator } from '../../../simulator/simulator.ts';
import type { CryptoEngine } from '../../../src/adapters/keys/crypto-engine.ts';
import { createPassphraseProvider } from '../../../src/adapters/keys/passphrase-provider.ts';
import { createSoftwareVault } from '../../../src/adapters/keys/software.ts';
import { createHostProbe } from '../../../src/adapters/salesforce/host-probe.ts';
import { createMetadataReader } from '../../../src/adapters/salesforce/metadata-reader.ts';
import { createOrgReader } from '../../../src/adapters/salesforce/org-reader.ts';
import { createTokenEndpoint } from '../../../src/adapters/salesforce/token-endpoint.ts';
import { openStore } from '../../../src/adapters/store/open-store.ts';
import { systemClock } from '../../../src/adapters/system/clock.ts';
import { systemCryptoEngine } from '../../../src/adapters/system/crypto-engine.ts';
import { createLogger } from '../../../src/adapters/system/logger.ts';
import { systemRandom } from '../../../src/adapters/system/random.ts';
import type { ConnectionInput } from '../../../src/domain/connection/new-connection.ts';
import { type ErrorCode, LatchkeyError } from '../../../src/domain/errors.ts';
import type { KeyPair } from '../../../src/domain/key-pair/key-pair.ts';
import { secondMs } from '../../../src/domain/ports.ts';
import { Secret } from '../../../src/domain/secret.ts';
import { defaultSettings, type Settings } from '../../../src/domain/settings.ts';
import type { Attempt, AttemptPurpose } from '../../../src/domain/token/attempt.ts';
import type { SignInResult } from '../../../src/domain/token/sign-in-result.ts';
import { addConnection } from '../../../src/operations/connection/add.ts';
import { findConnection, type Whole } from '../../../src/operations/connection/steps/find-connection.ts';
import type { OrgContext } from '../../../src/operations/context.ts';
import { downloadCertificate } from '../../../src/operations/key-pair/download.ts';
import { listKeyPairs } from '../../../src/operations/key-pair/list.ts';
import type { DownloadedCertificate } from '../../../src/operations/key-pair/steps/issue-key-pair.ts';
import { reconcileConnection } from '../../../src/operations/rotation/loops/reconcile.ts';
import { advanceRotation } from '../../../src/operations/rotation/steps/advance-rotation.ts';
import { signIn } from '../../../src/operations/token/steps/sign-in.ts';
import { TokenSource } from '../../../src/operations/token/steps/token-source.ts';
import { seededRandom } from '../../simulator/scenario.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { Network } from './network.ts';
import type { Place } from './place.ts';
import { assertNoKeyLost, isInToken, keysInToken } from './token-custody.ts';

export interface InstallationOptions {
  /** By default one org, whose servers see a saved change at once. */
  orgs?: NewOrg[];
  settings?: Partial<Settings>;
  loginOrigin?: string;
  testOrigin?: string;
  /** Of what the orgs draw by chance. */
  seed?: number;
}

/** What another process of the same installation shares: the database and the orgs, nothing in memory. */
export interface Process {
  context: OrgContext;
  tokens: TokenSource;
}

export type Org = OrgSummary & { consumerKey: string };

const start = Date.UTC(2026, 0, 1);

/** A clock of which nobody doubts. */
export const trustedClock = {
  doubt: async () => null,
  doubtAfterAsking: async () => null,
  isTrusted: async () => true,
};

export class Installation {
  readonly place: Place;
  readonly clock = new FakeClock(start);
  readonly settings: Settings;
  readonly simulator: Simulator;
  readonly network: Network;
  /** What all processes have logged, as JSON lines. */
  readonly logged: string[] = [];
  readonly #keys = new KeyPool();
  readonly #closing: (() => Promise<void>)[] = [];
  #devices = async () => {};

  constructor(
    place: Place,
    { orgs = [{}], settings = {}, loginOrigin, testOrigin, seed = 7 }: InstallationOptions = {},
  ) {
    this.place = place;
    this.settings = { ...defaultSettings, ...settings };
    this.simulator = createSimulator({
      clock: this.clock,
      random: seededRandom(seed),
      orgs: orgs.map((org) => ({ propagation: { minSeconds: 0, maxSeconds: 0 }, ...org })),
      ...(loginOrigin === undefined ? {} : { loginOrigin }),
      ...(testOrigin === undefined ? {} : { testOrigin }),
    });
    this.network = new Network(this.simulator, this.clock);
  }

  get control(): Simulator['control'] {
    return this.simulator.control;
  }

  org(index = 0): Org {
    const org = this.control.orgs()[index];
    if (org === undefined || org.consumerKey === null) throw new RangeError(`no org ${index} with an app`);
    return { ...org, consumerKey: org.consumerKey };
  }

  /** @param changes To the context of this process alone. */
  async process(changes: Partial<OrgContext> = {}): Promise<Process> {
    const { clock, settings } = this;
    // Time is the test's, but waiting for a busy database is real.
    const databaseClock = { ...systemClock, now: () => clock.now() };
    const store = await openStore({ location: this.place.location, clock: databaseClock, random: systemRandom });
    this.#closing.push(() => store.close());
    const actor = { name: 'tester', from: 'test' };
    const crypto = this.#keys.crypto;
    const provider = createPassphraseProvider({
      passphrase: new Secret('correct horse'),
      crypto,
      random: systemRandom,
    });
    const vault = createSoftwareVault({
      store,
      provider,
      random: systemRandom,
      crypto,
      clock,
      actor,
      cacheSize: 16,
    });
    const { transport } = this.network;
    const tokenEndpoint = createTokenEndpoint({ transport, clock });
    const hostProbe = {
      ...createHostProbe({ transport, clock }),
      path: async (origin: string) => ({ host: new URL(origin).host, addresses: [], problem: null, proxy: null }),
    };
    const orgReader = createOrgReader({ transport });
    const metadataReader = createMetadataReader({ transport, clock });
    const readers = { orgReader, metadataReader, hostProbe };
    const log = createLogger({ out: (line) => this.logged.push(line), format: 'json', lowestLevel: 'debug', clock });
    const custody = isInToken ? await keysInToken(vault, store, clock) : null;
    const keys = { signerKeys: custody?.signerKeys ?? vault, sealer: vault };
    const own = {
      store,
      clock,
      clockTrust: trustedClock,
      random: systemRandom,
      ...keys,
      tokenEndpoint,
      ...readers,
      settings,
      actor,
      log,
    };
    const context = { ...own, ...changes } as Process['context'];
    if (custody !== null) this.#devices = () => assertNoKeyLost(context, custody.devices);
    return { context, tokens: new TokenSource(context) };
  }

  /** What must hold at the end of every test: no key in a device is lost, or left. */
  leavesNoKey(): Promise<void> {
    return this.#devices();
  }

  /** Done when the world ends. */
  closing(close: () => Promise<void>): void {
    this.#closing.push(close);
  }

  async close(): Promise<void> {
    for (const close of this.#closing) await close();
  }

  /** Waits for work that sleeps, moving the clock whenever it does. */
  async drive<T>(work: Promise<T>): Promise<T> {
    let isDone = false;
    const note = () => {
      isDone = true;
    };
    const done = work.then(note, note);
    for (;;) {
      await Promise.race([done, this.clock.untilSleeping()]);
      if (isDone) return work;
      await this.clock.advance(50);
    }
  }

  /** A connection to an org with its app's consumer key, and no key pair yet. */
  async connect({ context }: Process, name = 'acme', changes: Partial<ConnectionInput> = {}, org = this.org()) {
    const { loginUrl, username, consumerKey } = org;
    const { connection } = await addConnection.run(context, { name, loginUrl, username, consumerKey, ...changes });
    return connection.id;
  }

  /** A second later than what was before, so that the order of issue shows. */
  async download({ context }: Process, name = 'acme'): Promise<DownloadedCertificate> {
    await this.clock.advance(secondMs);
    return downloadCertificate.run(context, { name, algorithm: 'rsa-2048', lifetimeDays: 365 });
  }

  /** Saves the certificate in the org, as an admin does. */
  upload({ pem }: Pick<DownloadedCertificate, 'pem'>, org = this.org()): void {
    this.control.uploadCertificate(org.orgId, org.consumerKey, pem);
  }

  /** A process with a connection that works: certificate uploaded, signed in once. */
  async connected(name = 'acme') {
    const process = await this.process();
    const id = await this.connect(process, name);
    const certificate = await this.download(process, name);
    this.upload(certificate);
    assert.equal((await this.signIn(process, id)).type, 'signedIn');
    this.network.taken();
    await this.clock.advance(secondMs);
    return { process, id, certificate };
  }

  signIn(process: Process, id: string, purpose: AttemptPurpose = 'token', deadlineMs = 60 * secondMs) {
    const options = { purpose, deadlineMs: this.clock.monotonicMs() + deadlineMs };
    return this.drive<SignInResult>(signIn(process.context, id, options));
  }

  /** Asks the org so often that the pair which it accepts has settled. */
  async settle({ context }: Process, id: string): Promise<void> {
    for (let probes = 0; probes < 9; probes += 1) {
      await this.drive(reconcileConnection(context, id, { now: true }));
      await this.clock.advance(80 * secondMs);
    }
    const { connection } = await this.whole(context, id);
    await advanceRotation(context, connection.clientAppId, true);
  }

  async whole({ store }: Pick<OrgContext, 'store'>, id: string): Promise<Whole> {
    return store.read(async (tx) => {
      const connection = await tx.connections.byId(id);
      return findConnection(tx, connection?.name ?? id);
    });
  }

  /** The states of the app's pairs, oldest first. */
  async states({ context }: Process, name = 'acme'): Promise<string[]> {
    return (await listKeyPairs.run(context, { name })).toReversed().map(({ standing }) => standing.state);
  }

  /** Oldest first. */
  async attempts({ context }: Process, id: string): Promise<Attempt[]> {
    return (await context.store.read((tx) => tx.attempts.newestOfConnection(id, 100))).toReversed();
  }

  actions({ context }: Process): Promise<string[]> {
    return context.store.read(async (tx) => (await tx.audit.page(0, 1_000)).map(({ action }) => action));
  }
}

/** Keys of one pool for all tests of a file, since making one costs as much as a hundred signatures. */
const pool: Promise<{ pkcs8: Uint8Array; spki: Uint8Array }>[] = [];

class KeyPool {
  #taken = 0;

  readonly crypto: CryptoEngine = {
    ...systemCryptoEngine,
    makeRsaKey: async (bits) => {
      if (bits !== 2_048) return systemCryptoEngine.makeRsaKey(bits);
      const place = this.#taken++;
      pool[place] ??= systemCryptoEngine.makeRsaKey(bits);
      const { pkcs8, spki } = await pool[place];
      // The caller wipes what it is given.
      return { pkcs8: Buffer.from(pkcs8), spki };
    },
    // A third of a second for each guess is nothing that tests can wait for.
    scrypt: (password, salt, parameters) => systemCryptoEngine.scrypt(password, salt, { ...parameters, cost: 16 }),
  };
}

export async function refuses<Code extends ErrorCode>(
  code: Code,
  work: Promise<unknown>,
): Promise<LatchkeyError<Code>> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error === null) throw new assert.AssertionError({ message: `was not refused with ${code}` });
  if (!(error instanceof LatchkeyError)) throw error;
  assert.equal(error.code, code, error.message);
  return error as LatchkeyError<Code>;
}

/** How key pairs are told apart in a test: by their places in the order of their issue. */
export function placesOf(pairs: readonly Pick<KeyPair, 'id'>[], ids: readonly string[]): number[] {
  return ids.map((id) => pairs.findIndex((pair) => pair.id === id));
}
