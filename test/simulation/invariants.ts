// What must never happen, looked for after each commit, each signature and each call. Judged from the database as another
// process sees it and from the simulated org's own knowledge, never by the rules under test.

import { dayMs, hourMs } from '../../src/domain/ports.ts';
import { Broken } from './broken.ts';
import type { SeenAudit, SeenPair } from './observer.ts';
import { RolloutInvariants } from './rollout-invariants.ts';
import { type Movement, SeenInstallation } from './seen-installation.ts';
import { SwapInvariants } from './swap-invariants.ts';
import type { SimulatedApp, World } from './world.ts';

/**
 * Per connection, with those of the few callers: at rest it is one, and one that begins to fail asks twelve times with each of
 * its pairs. A probe every 90 s would be a thousand.
 */
const mostLoginsADay = 100;

export class Invariants {
  readonly seen = new SeenInstallation();
  readonly #installation: World;
  readonly #swaps: SwapInvariants;
  readonly #rollouts: RolloutInvariants;
  #calmChecks = 0;

  constructor(installation: World) {
    this.#installation = installation;
    this.#swaps = new SwapInvariants(installation, this.seen);
    this.#rollouts = new RolloutInvariants(installation, this.seen);
  }

  /** Invariants 3 and 5, and the two unique states: once for each commit, so that nothing hides behind the next. */
  afterCommit(): void {
    const { observer, scheduler, trace, tally } = this.#installation;
    const movement = this.seen.follow(observer);
    const entries = movement.isAudited ? observer.newAudit() : [];
    for (const { action, actor_from: from, subject_id: subject } of entries) {
      const pair = this.seen.rows.pairs.get(subject);
      const which = pair === undefined ? '' : ` key ${this.#installation.keys.placeOf(pair.keyHash)}`;
      trace.write(scheduler.now, `audit ${action}${which} by ${from}`);
      if (action === 'keyPair.retired' && pair !== undefined) {
        tally.handovers += 1;
        tally.rotationYears.add(`${pair.client_app_id} ${new Date(scheduler.now).getUTCFullYear()}`);
      }
    }
    this.#checkAudited(movement, entries);
    for (const { before, after } of movement.pairs) this.#checkPair(before, after);
    for (const { before, after } of movement.swaps) this.#swaps.follow(before, after);
    for (const { before, after } of movement.rollouts) this.#rollouts.follow(before, after);
    this.#rollouts.afterCommit(movement);
  }

  #checkAudited({ pairs, connections, apps, swaps, rollouts }: Movement, entries: readonly SeenAudit[]): void {
    const told = new Set(entries.map(({ subject_id: id }) => id));
    const need = (isMoved: boolean, id: string, what: string) => {
      if (isMoved && !told.has(id)) throw new Broken(`${what} without an audit entry (invariant 5)`);
    };
    for (const { id, before: was, after: is } of pairs) {
      need(was?.state !== is?.state, id, `a key pair went from ${was?.state} to ${is?.state}`);
      need(was !== undefined && was.settled_at !== is?.settled_at, id, 'a key pair settled');
    }
    for (const { id, before: was, after: is } of connections) {
      need(was?.org_id !== is?.org_id, id, 'a connection was pinned');
      need((was?.failure_code ?? null) !== (is?.failure_code ?? null), id, 'a connection failed or worked again');
    }
    for (const { id, before: was, after: is } of apps) {
      need(was?.wanted_key_pair_id !== is?.wanted_key_pair_id, id, 'another pair is wanted');
    }
    for (const { id, before: was, after: is } of swaps) {
      need(was?.phase !== is?.phase, id, `a swap went from ${was?.phase} to ${is?.phase}`);
    }
    for (const { id, before: was, after: is } of rollouts) {
      need(was?.phase !== is?.phase || was?.waves !== is?.waves, id, `a rollout went to ${is?.phase}`);
    }
  }

  #checkPair(was: SeenPair | undefined, is: SeenPair | undefined): void {
    if (is === undefined) throw new Broken('a key pair vanished');
    if ((is.state === 'destroyed') === (is.hasKey === 1)) throw new Broken('a private key and its state came apart');
    if (was === undefined || was.state === is.state) return;
    this.#installation.tally.transition(was.state, is.state);
    this.#checkMove(was, is);
  }

  #checkMove(was: SeenPair, pair: SeenPair): void {
    if (was.state === 'destroyed') throw new Broken('a destroyed pair came back');
    if (was.state === 'compromised' && pair.state !== 'destroyed') throw new Broken('a leaked pair came back');
    const others = this.seen.livingOfApp(pair.client_app_id).filter(({ id }) => id !== pair.id);
    for (const only of ['active', 'settling']) {
      if (pair.state === only && others.some(({ state }) => state === only))
        throw new Broken(`two pairs of an app are ${only}`);
    }
    if (pair.state !== 'destroyed') return;
    const active = others.find(({ state }) => state === 'active');
    if (active === undefined || active.settled_at === null) {
      throw new Broken('a pair was destroyed before another had settled (invariant 3)');
    }
    if (was.state === 'compromised') return;
    const app = this.#appOf(pair);
    if (app?.accepted?.keyHash === pair.keyHash) throw new Broken('the pair accepted last was destroyed (invariant 3)');
    const retentionDays = this.seen.app(pair.client_app_id)?.retention_days ?? null;
    const lastUseAt = Math.max(was.since ?? 0, pair.last_accepted_at ?? 0);
    const end = retentionDays === null ? pair.not_after : Math.min(pair.not_after, lastUseAt + retentionDays * dayMs);
    if (this.#installation.wallNow() < end)
      throw new Broken('a pair was destroyed before its retention was over (invariant 3)');
  }

  /** A leaked pair signs nothing, and no pair signs for another app than its own. */
  afterSigning(consumerKey: string, keyHash: string): void {
    const pair = this.seen.pairByKeyHash(keyHash);
    if (pair === undefined) throw new Broken('an assertion was signed with a key that no row holds');
    if (this.seen.app(pair.client_app_id)?.consumer_key !== consumerKey) {
      throw new Broken("an assertion for one app was signed with another's key pair");
    }
    if (pair.state === 'destroyed') throw new Broken('a destroyed pair signed');
    // What was signed in the very moment of the report was under way.
    if (pair.state === 'compromised' && (pair.since ?? 0) < this.#installation.wallNow())
      throw new Broken('a leaked pair signed');
  }

  /** Invariant 8: whoever holds a certificate can sign with its key, whatever dies next. */
  afterCertificateLeft(fingerprint: string): void {
    for (const pair of this.seen.rows.pairs.values()) if (pair.fingerprint === fingerprint && pair.hasKey === 1) return;
    throw new Broken('a certificate left before its private key was committed (invariant 8)');
  }

  /** Invariants 6 and 7, for every app to which nothing has happened for hours; and that no commit went unseen. */
  whenCalm(): void {
    const { observer, apps } = this.#installation;
    this.#calmChecks += 1;
    const unseen = this.#calmChecks % 60 === 0 ? observer.unseenChange(this.seen.rows) : null;
    if (unseen !== null) throw new Error(`a row changed that nobody saw change: ${unseen}`);
    const openAt = this.#installation.oldestOpenAttemptAt() ?? Infinity;
    for (const app of apps) this.#checkCalm(app, openAt);
    this.#rollouts.whenCalm();
  }

  /** Everything stands where the org proves it to be. */
  #checkCalm(app: SimulatedApp, openAt: number): void {
    const { scheduler, simulator } = this.#installation;
    const now = scheduler.now;
    if (now - app.calmSince < 3 * hourMs || now - this.#installation.servedSince < hourMs) return;
    const wall = this.#installation.wallNow();
    if (openAt < wall - 26 * hourMs) throw new Broken('an attempt of a dead process stays open (invariant 6)');
    for (const { id } of app.connections) {
      const at = this.seen.rows.connections.get(id)?.next_look_at ?? wall;
      if (at > wall + 26 * hourMs) throw new Broken('a connection is looked at in days only (invariant 6)');
      // What a wrong clock planned is due since the clock was set right.
      if (Math.max(at, app.calmSince + wall - now) < wall - this.#installation.longestDueMs)
        throw new Broken('a connection is due and nobody looks at it (invariant 7)');
    }
    if (app.deactivated !== null) {
      this.#checkHeld(app, app.deactivated.probesAt);
      if (!app.deactivated.isActiveAgain) this.#checkKnownToFail(app, app.deactivated.username);
      return;
    }
    this.#swaps.whenCalm(app);
    const { accepted } = app;
    const isProved =
      accepted !== null && accepted.firstSinceCalmAt >= app.calmSince && now - accepted.firstSinceCalmAt > hourMs;
    if (!isProved) return;
    const living = this.seen.livingOf(app.consumerKey);
    const pair = living.find(({ keyHash }) => keyHash === accepted.keyHash);
    if (pair === undefined || pair.state === 'compromised') return;
    const isInUse = pair.state === 'active' && pair.settled_at !== null;
    if (isInUse && !living.some(({ state }) => state === 'settling')) return;
    const [saved] = simulator.control.certificatesSeenByServers(app.orgId, app.consumerKey);
    if (saved !== pair.fingerprint) return;
    throw new Broken(
      isInUse
        ? 'a handover does not end (invariant 6)'
        : `the org holds a pair for hours that is ${pair.state} and not settled (invariant 6)`,
    );
  }

  /** One user who cannot sign in holds a handover, and must not cost the others a login every 90 s meanwhile. */
  #checkHeld({ calmSince, connections, consumerKey }: SimulatedApp, probesAt: number[]): void {
    const { now } = this.#installation.scheduler;
    while ((probesAt[0] ?? now) < now - dayMs) probesAt.shift();
    const movedAt = Math.max(calmSince, ...this.seen.livingOf(consumerKey).map(({ since }) => since ?? 0));
    if (now - movedAt > 1.25 * dayMs && probesAt.length > mostLoginsADay * connections.length)
      throw new Broken(`an app whose handover is held had ${probesAt.length} logins in a day`);
  }

  /** Whoever cannot sign in is found out by the next probe at rest, where there are any. */
  #checkKnownToFail({ calmSince, connections }: SimulatedApp, username: string): void {
    const { scheduler, settings, longestDueMs, servedSince } = this.#installation;
    const foundOutMs = longestDueMs + (settings.restProbeHours + 24) * hourMs;
    if (settings.restProbeHours === 0 || scheduler.now - Math.max(calmSince, servedSince) < foundOutMs) return;
    const id = connections.find((connection) => connection.username === username)?.id ?? '';
    if (this.seen.rows.connections.get(id)?.failing_since === null)
      throw new Broken(`a user who cannot sign in for ${foundOutMs / dayMs} days is not known to fail (invariant 6)`);
  }

  #appOf({ client_app_id: id }: SeenPair): SimulatedApp | undefined {
    const consumerKey = this.seen.app(id)?.consumer_key;
    return this.#installation.apps.find((app) => app.consumerKey === consumerKey);
  }
}
