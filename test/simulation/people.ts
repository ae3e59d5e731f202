// The admin of one app, as admins are: rotates about once a year, late or early; uploads the right file, an older one, a foreign
// one, twice, or to the wrong app; reverts, reports leaks, discards; and mends what no longer works when the mail comes.
// Each act is a command in a process of its own, which may die anywhere.

import { LatchkeyError } from '../../src/domain/errors.ts';
import { dayMs, hourMs, minuteMs } from '../../src/domain/ports.ts';
import type { Context, OrgContext } from '../../src/operations/context.ts';
import { discardCertificate } from '../../src/operations/key-pair/discard.ts';
import { downloadCertificate } from '../../src/operations/key-pair/download.ts';
import { reportCompromised } from '../../src/operations/key-pair/report-compromised.ts';
import { showCertificate } from '../../src/operations/key-pair/show.ts';
import { reconcileConnection } from '../../src/operations/rotation/loops/reconcile.ts';
import { revert } from '../../src/operations/rotation/revert.ts';
import { rotate } from '../../src/operations/rotation/rotate.ts';
import { startDeploy } from '../../src/operations/rotation/start-deploy.ts';
import { befallDeploy } from './deploy-misfortunes.ts';
import { foreignCertificate } from './foreign-certificate.ts';
import type { Installation } from './installation.ts';
import { deactivateUser } from './misfortunes.ts';
import type { SeenPair } from './observer.ts';
import { playRareAct } from './rare-acts.ts';
import type { SeededRandom } from './seeded-random.ts';
import { callAround, type Server } from './servers.ts';
import type { SimulatedApp } from './world.ts';

const living: ReadonlySet<string> = new Set(['issued', 'active', 'settling', 'previous', 'abandoned']);

/** What a person does at a terminal destroys nothing. */
const neverTrusted = { doubt: async () => null, doubtAfterAsking: async () => null, isTrusted: () => false };

export class Admin {
  readonly app: SimulatedApp;
  readonly #installation: Installation;
  readonly #servers: readonly Server[];
  readonly #random: SeededRandom;
  /** PEM by fingerprint: what lies in the downloads folder. */
  readonly #files = new Map<string, string>();
  #colleagues: readonly Admin[] = [];

  constructor(installation: Installation, app: SimulatedApp, servers: readonly Server[]) {
    this.#installation = installation;
    this.app = app;
    this.#servers = servers;
    this.#random = installation.random(`admin ${app.consumerKey}`);
  }

  meet(admins: readonly Admin[]): void {
    this.#colleagues = admins.filter((admin) => admin !== this);
  }

  async work(): Promise<never> {
    await this.#installation.pause(this.#random.between(1, 60) * minuteMs);
    // So that a minute of short runs meets what years seldom bring.
    let isRestless = this.#installation.random('restless').happens(0.5);
    for (;;) {
      const isByDeploy = this.app.isHandsFree && this.#random.happens(0.8);
      await (isByDeploy ? this.#rotateByDeploy() : this.rotate());
      await this.#follow();
      await this.mend();
      if (isRestless || this.#random.happens(0.03)) {
        isRestless = false;
        await this.#rareAct();
        await this.mend();
      }
      const isForgotten = this.#random.happens(this.app.isHandsFree ? 0.01 : 0.05);
      // Deploys cost nobody an upload, and there is much to meet; most years are as others, so that a minute has many of them.
      const isOften = this.#installation.random('deploys').happens(0.15);
      const [least, most] = this.app.isHandsFree && isOften ? [5, 30] : [180, 340];
      await this.#installation.pause(this.#random.between(least, isForgotten ? 500 : most) * dayMs);
    }
  }

  async rotate(): Promise<void> {
    const fingerprint = await this.#issue();
    if (fingerprint === null) return;
    if (this.#random.happens(0.2)) await this.#download();
    if (this.#random.happens(0.15)) {
      this.#installation.spawn(deactivateUser(this.#installation, this.app, this.#random));
    }
    await this.#installation.pause(
      this.#random.happens(0.5) ? this.#random.between(1, 30) * minuteMs : this.#random.waitingMs(2 * dayMs),
    );
    await this.#upload(fingerprint);
    await this.#installation.pause(this.#random.between(1, 10) * minuteMs);
    const told = this.#random.weighted({ uploaded: 4, look: 2, nothing: 4 });
    if (told === 'uploaded') await this.command('rotate --uploaded', (context) => this.#rotate(context, true));
    if (told === 'look') await this.command('a look', (context) => this.#look(context));
  }

  /** With what may befall a deploy; nobody uploads anything meanwhile, unless that is it. */
  async #rotateByDeploy(): Promise<void> {
    const begun = await this.command('rotate --deploy', (context) => startDeploy.run(context, { name: this.#name() }));
    if (begun === null) return;
    await befallDeploy(this.#installation, this.app, this.#random, {
      phase: () => this.#installation.invariants.seen.rows.swaps.get(begun.swap.id)?.phase ?? '',
      isOpen: () => this.#installation.invariants.seen.rows.swaps.get(begun.swap.id)?.ended_at === null,
      uploadOld: () => this.#save('uploads an older file', this.#inUse(begun.after?.fingerprint ?? '')),
      uploadForeign: () => this.#saveFile('uploads a foreign file', foreignCertificate()),
      discard: async () => void (await this.#discard(begun.after?.fingerprint ?? '')),
      reportLeak: async () => void (await this.#report(begun.after?.fingerprint ?? '')),
    });
  }

  /** Until the org holds a certificate that a living pair of this app belongs to. */
  async mend(): Promise<void> {
    for (let tries = 0; tries < 20; tries += 1) {
      await this.#installation.pause(this.#random.between(1, this.#random.happens(0.3) ? 24 : 6) * hourMs);
      const usable = this.#pairs().filter(
        ({ state, not_after: end }) => living.has(state) && end > this.#installation.scheduler.now + dayMs,
      );
      const saved = this.#installation.simulator.control
        .certificatesSeenByServers(this.app.orgId, this.app.consumerKey)
        .at(0);
      if (usable.some(({ fingerprint }) => fingerprint === saved)) return;
      const best = usable.find(({ state }) => state === 'active') ?? usable.find(({ state }) => state === 'issued');
      const fingerprint = best?.fingerprint ?? (await this.#issue());
      if (fingerprint !== null) await this.#save('mends', fingerprint);
    }
  }

  #pairs(): SeenPair[] {
    return this.#installation.invariants.seen.livingOf(this.app.consumerKey);
  }

  #name(): string {
    return this.#random.oneOf(this.app.connections).name;
  }

  /** The fingerprint of the pair whose upload is asked for. */
  async #issue(): Promise<string | null> {
    for (let tries = 0; tries < 6; tries += 1) {
      const state = await this.command('rotate', (context) => this.#rotate(context, false));
      if (state !== null) return state.keyPair.fingerprint;
      const waiting = this.#pairs().filter(({ state }) => state === 'issued');
      const oldest = waiting.toSorted((a, b) => a.issued_at - b.issued_at)[0];
      if (waiting.length >= 5 && oldest !== undefined) await this.#discard(oldest.fingerprint);
      await this.#installation.pause(this.#random.between(1, 30) * minuteMs);
    }
    return null;
  }

  async #rotate(context: Context, uploaded: boolean) {
    const name = this.#name();
    const state = await rotate.run({ ...context, clockTrust: neverTrusted }, { name, uploaded }, () => {});
    this.#keep(
      state.keyPair.fingerprint,
      (await showCertificate.run(context, { name, fingerprint: state.keyPair.fingerprint })).pem,
    );
    return state;
  }

  #look(context: Context) {
    const { id } = this.#random.oneOf(this.app.connections);
    return reconcileConnection({ ...context, clockTrust: neverTrusted }, id, { now: true });
  }

  #download() {
    return this.command('certificate download', async (context) => {
      const request = { name: this.#name(), algorithm: 'rsa-2048', lifetimeDays: 365 } as const;
      const { pair, pem } = await downloadCertificate.run(context, request);
      this.#keep(pair.fingerprint, pem);
    });
  }

  #discard(fingerprint: string) {
    return this.command('certificate discard', (context) =>
      discardCertificate.run(context, { name: this.#name(), fingerprint }),
    );
  }

  #keep(fingerprint: string, pem: string): void {
    this.#installation.judge(() => this.#installation.invariants.afterCertificateLeft(fingerprint));
    this.#files.set(fingerprint, pem);
  }

  async #upload(fingerprint: string): Promise<void> {
    const others = [...this.#files.keys()].filter((other) => other !== fingerprint);
    const older = others.length === 0 ? fingerprint : this.#random.oneOf(others.slice(-6));
    const how = this.#random.weighted({
      right: 60,
      twice: 8,
      older: 9,
      foreign: 5,
      elsewhere: 6,
      never: 5,
      thenOlder: 7,
      olderFirst: 7,
    });
    const soon = () => this.#installation.pause(this.#random.between(10, 600) * 1_000);
    switch (how) {
      case 'never':
        return;
      case 'older':
        return this.#save('uploads an older file', older);
      case 'foreign':
        return this.#saveFile('uploads a foreign file', foreignCertificate());
      case 'elsewhere':
        return this.#saveElsewhere(fingerprint);
      case 'twice':
        await this.#save('uploads', fingerprint);
        await soon();
        return this.#save('uploads again', fingerprint);
      case 'olderFirst':
        await this.#save('uploads an older file first', older);
        await this.#installation.pause(this.#random.between(2, 9) * minuteMs);
        return this.#save('uploads', this.#random.happens(0.5) ? fingerprint : this.#inUse(fingerprint));
      case 'thenOlder':
        await this.#save('uploads', fingerprint);
        await soon();
        return this.#save('uploads an older file after it', older);
      default:
        return this.#save('uploads', fingerprint);
    }
  }

  /** What the org held until now, uploaded again: back before anything has settled. */
  #inUse(otherwise: string): string {
    return this.#pairs().find(({ state }) => state === 'active')?.fingerprint ?? otherwise;
  }

  async #saveElsewhere(fingerprint: string): Promise<void> {
    const victim = this.#colleagues.length === 0 ? null : this.#random.oneOf(this.#colleagues);
    const file = this.#files.get(fingerprint);
    if (victim === null || file === undefined) return;
    await victim.#saveFile('finds a wrong upload', file);
    this.#installation.spawn(victim.mend());
    await this.#installation.pause(this.#random.between(10, 300) * minuteMs);
    await this.#save('uploads', fingerprint);
  }

  async #save(what: string, fingerprint: string): Promise<void> {
    const file = this.#files.get(fingerprint) ?? (await this.#fetchFile(fingerprint));
    if (file !== undefined) await this.#saveFile(what, file);
  }

  async #fetchFile(fingerprint: string): Promise<string | undefined> {
    const shown = await this.command('certificate show', (context) =>
      showCertificate.run(context, { name: this.#name(), fingerprint }),
    );
    return shown?.pem;
  }

  async #saveFile(what: string, file: string | null): Promise<void> {
    const { simulator, scheduler, trace, tally } = this.#installation;
    const { orgId, consumerKey } = this.app;
    this.app.savedByHandAt.add(scheduler.now);
    if (file === null) simulator.control.clearCertificate(orgId, consumerKey);
    else simulator.control.uploadCertificate(orgId, consumerKey, file);
    tally.act(what);
    trace.write(scheduler.now, `an admin ${what} at ${this.app.loginUrl}`);
    this.#installation.disturb(this.app);
    callAround(this.#installation, this.#servers, this.app, 3);
  }

  async #follow(): Promise<void> {
    await this.#installation.pause(
      this.#random.happens(0.5) ? this.#random.between(1, 20) * minuteMs : this.#random.waitingMs(dayMs),
    );
    switch (this.#random.weighted({ nothing: 66, revert: 12, leak: 12, clear: 5, discard: 5 })) {
      case 'revert':
        return this.#revert();
      case 'leak':
        return this.#reportLeak();
      case 'clear':
        return this.#saveFile('clears the certificate by a deploy', null);
      case 'discard': {
        const waiting = this.#pairs().filter(({ state }) => state === 'issued');
        if (waiting.length > 0) await this.#discard(this.#random.oneOf(waiting).fingerprint);
      }
    }
  }

  async #revert(): Promise<void> {
    const back = await this.command('revert', (context) => revert.run(context, { name: this.#name() }));
    if (back === null) return;
    const isLate = this.#random.happens(0.4);
    await this.#installation.pause(
      isLate ? this.#random.between(3, 60) * hourMs : this.#random.between(1, 120) * minuteMs,
    );
    await this.#save(isLate ? 'reverts late' : 'reverts', back.pair.fingerprint);
  }

  #rareAct(): Promise<void> {
    return playRareAct({
      random: this.#random,
      pairs: () => this.#pairs(),
      pause: (ms) => this.#installation.pause(ms),
      issue: () => this.#issue(),
      discard: (fingerprint) => this.#discard(fingerprint),
      reportLeak: (fingerprint) => this.#report(fingerprint),
      upload: (what, fingerprint) => this.#save(what, fingerprint),
    });
  }

  async #reportLeak(): Promise<void> {
    const pairs = this.#pairs().filter(({ state }) => living.has(state));
    const active = pairs.find(({ state }) => state === 'active');
    if (pairs.length === 0) return;
    const leaked = active !== undefined && this.#random.happens(0.5) ? active : this.#random.oneOf(pairs);
    const replacement = await this.#report(leaked.fingerprint);
    if (replacement === null) return;
    await this.#installation.pause(this.#random.between(5, 300) * minuteMs);
    const older = this.#pairs().filter(({ state }) => state === 'previous' || state === 'abandoned');
    if (older.length > 0 && this.#random.happens(0.3))
      return this.#save('answers a leak with an older file', this.#random.oneOf(older).fingerprint);
    await this.#save('replaces a leaked one', replacement);
  }

  /** The fingerprint of the replacement that was issued; null when none was. */
  async #report(fingerprint: string): Promise<string | null> {
    const report = await this.command('key compromised', (context) =>
      reportCompromised.run(context, { name: this.#name(), fingerprint }),
    );
    const replacement = report?.replacement ?? null;
    if (replacement === null) return null;
    this.#keep(replacement.pair.fingerprint, replacement.pem);
    return replacement.pair.fingerprint;
  }

  /** Null when the process died or the command was refused. */
  async command<T>(verb: string, work: (context: OrgContext) => Promise<T>): Promise<T | null> {
    const installation = this.#installation;
    installation.tally.act(verb);
    installation.trace.write(installation.scheduler.now, `an admin runs ${verb} for ${this.app.loginUrl}`);
    installation.disturb(this.app);
    const process = await installation.start(`cli ${verb}`);
    if (!process.isAlive) return null;
    try {
      const result = await installation.untilDeath(process, work(process.context));
      if (result === 'died') return null;
      await installation.untilDeath(process, process.end());
      return result;
    } catch (error) {
      if (!(error instanceof LatchkeyError)) throw error;
      installation.trace.write(installation.scheduler.now, `${verb} is refused: ${error.code}`);
      await installation.untilDeath(process, process.end());
      return null;
    }
  }
}
