// One installation of the product in a simulated world: orgs, a database file, processes that come and go, a machine whose
// clock may be wrong. Owns what they share; what is done to it stands in people.ts, servers.ts and misfortunes.ts.

import type { KeyObject } from 'node:crypto';
import { createSimulator, type Simulator } from '../../simulator/simulator.ts';
import { LatchkeyError } from '../../src/domain/errors.ts';
import { dayMs, type Files, type HttpRequest, hourMs, minuteMs } from '../../src/domain/ports.ts';
import type { Settings } from '../../src/domain/settings.ts';
import type { Log } from '../../src/operations/context.ts';
import { Invariants } from './invariants.ts';
import { KeysOfInstallation, keyHashOf } from './key-pool.ts';
import { Observer } from './observer.ts';
import { awaitedMs, restMs, stirredMs, takenUpMs } from './pace.ts';
import { Scheduler } from './scheduler.ts';
import { SeededRandom } from './seeded-random.ts';
import { SimulatedProcess } from './simulated-process.ts';
import { Tally } from './tally.ts';
import { Trace } from './trace.ts';
import type { Chaos, SimulatedApp, World } from './world.ts';

export interface Place {
  folder: string;
  file: string;
}

export class Installation implements World {
  readonly seed: number;
  readonly folder: string;
  readonly file: string;
  readonly settings: Settings;
  readonly scheduler: Scheduler;
  readonly simulator: Simulator;
  readonly keys = new KeysOfInstallation();
  readonly trace = new Trace();
  readonly tally = new Tally();
  readonly files: Files = memoryFiles();
  /** How far the machine's wall clock is ahead of the true time. */
  readonly machine = { aheadMs: 0 };
  readonly apps: SimulatedApp[] = [];
  readonly said: string[] = [];
  chaos: Chaos = { dies: () => false, databaseFails: () => false };
  readonly #deaths = new Map<SimulatedProcess, Set<(value: 'died') => void>>();
  readonly #signed = new Map<string, string>();
  readonly #changed = new Set<() => void>();
  #observer: Observer | null = null;
  #invariants: Invariants | null = null;
  #processes = 0;
  #failure: unknown = null;
  #serving = 0;
  /** Since when at least one server has been running all the time. */
  servedSince = Infinity;
  #hasChanged = false;
  /** Since when something moves, while it does. */
  #stirredAt = 0;
  #cutOffAt = -Infinity;
  #workableAt: number | null = null;
  #isQuiet: boolean | null = null;
  #isAwaiting: boolean | null = null;
  #openAt: number | null | undefined;

  constructor(seed: number, place: Place, settings: Settings, start: number) {
    this.seed = seed;
    this.folder = place.folder;
    this.file = place.file;
    this.settings = settings;
    this.scheduler = new Scheduler(start);
    this.simulator = createSimulator({
      clock: { now: () => this.scheduler.now },
      random: this.random('salesforce'),
      delay: (ms) => this.pause(ms),
      orgs: [],
    });
  }

  random(name: string): SeededRandom {
    return new SeededRandom(this.seed, name);
  }

  /** Waits in true time, as people and orgs do. */
  pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.scheduler.after(ms, resolve);
    });
  }

  wallNow(): number {
    return this.scheduler.now + this.machine.aheadMs;
  }

  /** A new process; its ports answer until it dies or ends. */
  async start(name: string): Promise<SimulatedProcess> {
    this.#processes += 1;
    const process = new SimulatedProcess(this, name, this.random(`process ${this.#processes}`));
    await this.untilDeath(process, process.start());
    return process;
  }

  /** The work's result, or `died` when the process does so first. */
  async untilDeath<T>(process: SimulatedProcess, work: Promise<T>): Promise<T | 'died'> {
    if (!process.isAlive) return 'died';
    const { promise, resolve, reject } = Promise.withResolvers<T | 'died'>();
    const mourners = this.#deaths.get(process) ?? new Set();
    this.#deaths.set(process, mourners.add(resolve));
    work.then(resolve, reject);
    try {
      return await promise;
    } finally {
      mourners.delete(resolve);
    }
  }

  onDied(process: SimulatedProcess, where: string): void {
    this.trace.write(this.scheduler.now, `${process.name} dies at ${where}`);
    this.tally.crash(where);
    this.doubt();
    for (const tell of this.#deaths.get(process) ?? []) tell('died');
    this.#deaths.delete(process);
  }

  /**
   * Something was cut off by a death or by the database: whoever polls comes to take it up. An acceptance of a moment ago
   * may not have been written down: the product cannot know of it.
   */
  doubt(): void {
    this.#cutOffAt = this.scheduler.now;
    this.#hasChanged = true;
    for (const app of this.apps) {
      if (app.accepted === null || this.scheduler.now - app.accepted.lastAt > minuteMs) continue;
      app.accepted = { ...app.accepted, firstSinceCalmAt: 0 };
    }
  }

  /** A server came up, or went. */
  onServing(servers: 1 | -1): void {
    this.#serving += servers;
    if (this.#serving === 0) this.servedSince = Infinity;
    else if (this.#serving === 1 && servers === 1) this.servedSince = this.scheduler.now;
  }

  /** Something happened that takes its time to settle. */
  disturb(app?: SimulatedApp): void {
    for (const one of app === undefined ? this.apps : [app]) one.calmSince = this.scheduler.now;
  }

  get observer(): Observer {
    if (this.#observer === null) throw new Error('nobody observes before there is a database');
    return this.#observer;
  }

  get invariants(): Invariants {
    this.#invariants ??= new Invariants(this);
    return this.#invariants;
  }

  /** Who calls meanwhile, since the slot may be about to change. */
  callers: (app: SimulatedApp) => void = () => {};

  onSwapMoved(app: SimulatedApp): void {
    this.disturb(app);
    this.callers(app);
  }

  /** By the machine's clock; infinite: neither a rotation without hands nor one of many apps is open. */
  swapWorkableAt(): number {
    const { seen } = this.invariants;
    const now = this.wallNow();
    return Math.min(seen.swapWorkableAt(now), seen.rolloutWorkableAt(now));
  }

  /** Called when somebody has committed. */
  onChange(listener: () => void): () => void {
    this.#changed.add(listener);
    return () => this.#changed.delete(listener);
  }

  /** From now on each commit is looked at. There must be a database. */
  observe(): void {
    this.#observer = new Observer(this.file);
  }

  onCommitted(): void {
    if (this.#observer === null) return;
    this.#hasChanged = true;
    this.judge(() => this.invariants.afterCommit());
  }

  /** What it throws ends the run: thrown into the code under test, it could be taken for a fault and survived. */
  judge(look: () => void): void {
    try {
      look();
    } catch (error) {
      this.#failure ??= error;
    }
  }

  /** By the machine's clock; asked by every server after every commit. */
  workableAt(): number {
    this.#workableAt ??= this.invariants.seen.workableAt(this.wallNow(), this.oldestOpenAttemptAt());
    return this.#workableAt;
  }

  /** Nothing came to move or to fail in the last days, nobody watches, and what was cut off is taken up. */
  get isQuiet(): boolean {
    const { seen } = this.invariants;
    const now = this.wallNow();
    this.#isQuiet ??=
      this.scheduler.now - this.#cutOffAt > takenUpMs &&
      !seen.isMovingSince(now - stirredMs) &&
      seen.isAtEase(now, now - stirredMs);
    return this.#isQuiet;
  }

  oldestOpenAttemptAt(): number | null {
    if (this.#openAt === undefined) this.#openAt = this.observer.oldestOpenAttemptAt();
    return this.#openAt;
  }

  get longestDueMs(): number {
    const isStirredForLong = !this.isQuiet && this.scheduler.now - this.#stirredAt > hourMs;
    return isStirredForLong ? 13 * hourMs : 13 * hourMs + restMs;
  }

  /** Somebody was asked for an upload in the last days. */
  get isAwaiting(): boolean {
    this.#isAwaiting ??= this.invariants.seen.isAwaitingSince(this.wallNow() - awaitedMs);
    return this.#isAwaiting;
  }

  /** Something that all who wait for the time must look at again. */
  changed(): void {
    const wasQuiet = this.#isQuiet;
    this.#workableAt = null;
    this.#isQuiet = null;
    this.#isAwaiting = null;
    this.#openAt = undefined;
    if (wasQuiet !== false && !this.isQuiet) this.#stirredAt = this.scheduler.now;
    for (const listener of [...this.#changed]) listener();
  }

  /** Lets the work go on by itself; what it throws ends the run. */
  spawn(work: Promise<unknown>): void {
    work.catch((error) => {
      this.#failure ??= error;
    });
  }

  async runUntil(end: number): Promise<void> {
    await this.scheduler.runUntil(end, () => {
      if (this.#failure !== null) throw this.#failure;
      if (!this.#hasChanged) return;
      this.#hasChanged = false;
      this.changed();
    });
  }

  onSigned(_process: SimulatedProcess, key: KeyObject, signature: Buffer): void {
    this.#signed.set(signature.toString('base64url'), keyHashOf(key));
  }

  onSent(process: SimulatedProcess, request: HttpRequest): void {
    const { iss, sub, signature } = readAssertion(request);
    const keyHash = this.#signed.get(signature) ?? '';
    this.#signed.delete(signature);
    this.#inFlight.set(request, { iss, sub, keyHash });
    this.trace.write(this.scheduler.now, `${process.name} signs with key ${this.keys.placeOf(keyHash)}`);
    this.judge(() => this.invariants.afterSigning(iss, keyHash));
    const isMoving = this.invariants.seen.livingOf(iss).some(({ state, settled_at: at, issued_at: issuedAt }) => {
      const isAwaited = state === 'issued' && this.wallNow() - issuedAt < dayMs;
      return isAwaited || state === 'settling' || (state === 'active' && at === null);
    });
    if (isMoving && this.observer.lastPurpose() === 'probe') this.tally.probeLogins += 1;
    this.#appOf(iss)?.deactivated?.probesAt.push(this.scheduler.now);
  }

  #appOf(consumerKeyOfApp: string): SimulatedApp | undefined {
    return this.apps.find(({ consumerKey }) => consumerKey === consumerKeyOfApp);
  }

  onAnswered(process: SimulatedProcess, request: HttpRequest, status: number | null): void {
    const sent = this.#inFlight.get(request);
    this.#inFlight.delete(request);
    if (sent === undefined) return;
    const { iss, sub, keyHash } = sent;
    this.trace.write(this.scheduler.now, `${process.name} is answered ${status} for key ${this.keys.placeOf(keyHash)}`);
    const app = this.#appOf(iss);
    if (app === undefined || status !== 200) return;
    // What was accepted a moment before the user was deactivated arrives after it.
    if (app.deactivated?.username === sub && app.deactivated.isActiveAgain) {
      app.deactivated = null;
      this.disturb(app);
    }
    const at = this.scheduler.now;
    const isFirst =
      app.accepted === null || app.accepted.keyHash !== keyHash || app.accepted.firstSinceCalmAt < app.calmSince;
    app.accepted = { keyHash, firstSinceCalmAt: isFirst ? at : (app.accepted?.firstSinceCalmAt ?? at), lastAt: at };
  }

  readonly #inFlight = new Map<HttpRequest, { iss: string; sub: string; keyHash: string }>();

  logOf(name: string): Log {
    return {
      write: (level, message, facts) => {
        const { error, ...others } = facts ?? {};
        const told =
          error instanceof LatchkeyError ? error.code : error instanceof Error ? `${error.name} ${error.message}` : '';
        this.trace.write(this.scheduler.now, `${name} logs ${level}: ${message} ${told}`);
        this.said.push(JSON.stringify([message, others, told, error instanceof Error ? error.stack : null]));
        if (this.said.length > 2_000) this.said.splice(0, 1_000);
      },
    };
  }

  close(): void {
    this.#observer?.close();
  }
}

function readAssertion({ body }: HttpRequest): { iss: string; sub: string; signature: string } {
  const assertion = new URLSearchParams(String(body)).get('assertion') ?? '';
  const [, payload = '', signature = ''] = assertion.split('.');
  const { iss, sub } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { iss: string; sub: string };
  return { iss, sub, signature };
}

function memoryFiles(): Files {
  const contents = new Map<string, Uint8Array>();
  return {
    async read(path) {
      const bytes = contents.get(path);
      if (bytes === undefined) throw new LatchkeyError('fileUnreadable', { file: path, problem: 'ENOENT' });
      // Readers wipe what they were given.
      return Buffer.from(bytes);
    },
    async write(path, bytes, options) {
      if (contents.has(path) && options?.overwrite !== true) throw new LatchkeyError('fileExists', { file: path });
      contents.set(path, Buffer.from(bytes));
    },
    exists: async (path) => contents.has(path),
    realPath: async (path) => (contents.has(path) ? path : null),
    facts: async (path) =>
      contents.has(path) ? { mode: '600', isFolder: false, isOpenToOthers: false, stranger: null } : null,
    async remove(path) {
      contents.delete(path);
    },
  };
}
