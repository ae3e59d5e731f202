// What must never happen, looked for after each event that committed something, after each signature and after each call.
// Judged from the database as another process sees it and from the simulated org's own knowledge, never by the rules under
// test.

import { dayMs, hourMs } from '../../src/domain/ports.ts';
import type { SeenApp, SeenAudit, SeenConnection, SeenPair } from './observer.ts';
import { restMs } from './pace.ts';
import type { SimulatedApp, World } from './world.ts';

export class Broken extends Error {
  override name = 'Broken';
}

interface Seen {
  pairs: Map<string, SeenPair>;
  connections: Map<string, SeenConnection>;
  apps: Map<string, SeenApp>;
}

/** Reading every row after each commit was half of a run of years; an audited change is seen at its commit all the same. */
const commitsBetweenReadings = 16;

const byId = <T extends { id: string }>(rows: readonly T[]) => new Map(rows.map((row) => [row.id, row]));

export class Invariants {
  readonly #installation: World;
  #states = { text: '', sequence: 0 };
  #unread = 0;
  #seen: Seen = { pairs: new Map(), connections: new Map(), apps: new Map() };

  constructor(installation: World) {
    this.#installation = installation;
  }

  get pairs(): readonly SeenPair[] {
    return [...this.#seen.pairs.values()];
  }

  /** A pair settles or has to be replaced. */
  get isMoving(): boolean {
    return this.pairs.some(
      ({ state, settled_at: at }) =>
        state === 'settling' || state === 'compromised' || (state === 'active' && at === null),
    );
  }

  pairsOf(consumerKey: string): SeenPair[] {
    const app = [...this.#seen.apps.values()].find(({ consumer_key: key }) => key === consumerKey);
    return app === undefined ? [] : this.pairs.filter((pair) => pair.client_app_id === app.id);
  }

  /** Invariants 3 and 5, and the two unique states. */
  afterCommit(): void {
    const { observer, scheduler, trace, tally } = this.#installation;
    this.#unread += 1;
    if (this.#unread < commitsBetweenReadings && observer.auditSequence() === this.#states.sequence) return;
    this.#unread = 0;
    const { text, sequence } = observer.states();
    if (text === this.#states.text && sequence === this.#states.sequence) return;
    this.#states = { text, sequence };
    const entries = observer.newAudit();
    const before = this.#seen;
    const after = {
      pairs: byId(observer.pairs()),
      connections: byId(observer.connections()),
      apps: byId(observer.apps()),
    };
    this.#seen = after;
    for (const { action, actor_from: from, subject_id: subject } of entries) {
      const pair = after.pairs.get(subject);
      const which = pair === undefined ? '' : ` key ${this.#installation.keys.placeOf(pair.keyHash)}`;
      trace.write(scheduler.now, `audit ${action}${which} by ${from}`);
      if (action === 'keyPair.retired' && pair !== undefined) {
        tally.handovers += 1;
        tally.rotationYears.add(`${pair.client_app_id} ${new Date(scheduler.now).getUTCFullYear()}`);
      }
    }
    this.#checkAudited(before, after, entries);
    this.#checkStates(before, after);
  }

  #checkAudited(before: Seen, after: Seen, entries: readonly SeenAudit[]): void {
    const told = new Set(entries.map(({ subject_id: id }) => id));
    const need = (isMoved: boolean, id: string, what: string) => {
      if (isMoved && !told.has(id)) throw new Broken(`${what} without an audit entry (invariant 5)`);
    };
    for (const [id, pair] of after.pairs) {
      const was = before.pairs.get(id);
      need(was?.state !== pair.state, id, `a key pair went from ${was?.state} to ${pair.state}`);
      need(was !== undefined && was.settled_at !== pair.settled_at, id, 'a key pair settled');
    }
    for (const [id, connection] of after.connections) {
      const was = before.connections.get(id);
      need(was?.org_id !== connection.org_id, id, 'a connection was pinned');
      need(codeOf(was?.failure) !== codeOf(connection.failure), id, 'a connection failed or worked again');
    }
    for (const [id, app] of after.apps) {
      need(before.apps.get(id)?.wanted_key_pair_id !== app.wanted_key_pair_id, id, 'another pair is wanted');
    }
  }

  #checkStates(before: Seen, after: Seen): void {
    for (const [id, pair] of after.pairs) {
      const was = before.pairs.get(id);
      if (was !== undefined && was.state !== pair.state) this.#checkMove(was, pair);
      if ((pair.state === 'destroyed') === (pair.hasKey === 1))
        throw new Broken('a private key and its state came apart');
    }
    for (const id of before.pairs.keys()) if (!after.pairs.has(id)) throw new Broken('a key pair vanished');
  }

  #checkMove(was: SeenPair, pair: SeenPair): void {
    if (was.state === 'destroyed') throw new Broken('a destroyed pair came back');
    if (was.state === 'compromised' && pair.state !== 'destroyed') throw new Broken('a leaked pair came back');
    if (pair.state !== 'destroyed') return;
    const others = this.pairs.filter(({ id, client_app_id: app }) => app === pair.client_app_id && id !== pair.id);
    const active = others.find(({ state }) => state === 'active');
    if (active === undefined || active.settled_at === null) {
      throw new Broken('a pair was destroyed before another had settled (invariant 3)');
    }
    if (was.state === 'compromised') return;
    const app = this.#appOf(pair);
    if (app?.accepted?.keyHash === pair.keyHash) throw new Broken('the pair accepted last was destroyed (invariant 3)');
    const retentionDays = this.#seen.apps.get(pair.client_app_id)?.retention_days ?? null;
    const lastUseAt = Math.max(was.since ?? 0, pair.last_accepted_at ?? 0);
    const end = retentionDays === null ? pair.not_after : Math.min(pair.not_after, lastUseAt + retentionDays * dayMs);
    if (this.#installation.wallNow() < end)
      throw new Broken('a pair was destroyed before its retention was over (invariant 3)');
  }

  /** A leaked pair signs nothing, and no pair signs for another app than its own. */
  afterSigning(consumerKey: string, keyHash: string): void {
    this.#installation.catchUp();
    const pair = this.pairs.find((one) => one.keyHash === keyHash);
    if (pair === undefined) throw new Broken('an assertion was signed with a key that no row holds');
    if (this.#seen.apps.get(pair.client_app_id)?.consumer_key !== consumerKey) {
      throw new Broken("an assertion for one app was signed with another's key pair");
    }
    if (pair.state === 'destroyed') throw new Broken('a destroyed pair signed');
    // What was signed in the very moment of the report was under way.
    if (pair.state === 'compromised' && (pair.since ?? 0) < this.#installation.wallNow())
      throw new Broken('a leaked pair signed');
  }

  /** Invariant 8: whoever holds a certificate can sign with its key, whatever dies next. */
  afterCertificateLeft(fingerprint: string): void {
    this.#installation.catchUp();
    const isKept = this.pairs.some((pair) => pair.fingerprint === fingerprint && pair.hasKey === 1);
    if (!isKept) throw new Broken('a certificate left before its private key was committed (invariant 8)');
  }

  /** Invariants 6 and 7, when nothing has happened for hours: everything stands where the org proves it to be. */
  whenCalm(app: SimulatedApp): void {
    const { observer, scheduler, simulator } = this.#installation;
    const now = scheduler.now;
    if (now - app.calmSince < 3 * hourMs) return;
    const wall = this.#installation.wallNow();
    if (observer.openAttempts(wall - 26 * hourMs) > 0)
      throw new Broken('an attempt of a dead process stays open (invariant 6)');
    const connections = byId(observer.connections());
    for (const { id } of app.connections) {
      const at = connections.get(id)?.next_look_at ?? wall;
      if (at > wall + 26 * hourMs) throw new Broken('a connection is looked at in days only (invariant 6)');
      if (at < wall - 26 * hourMs - restMs)
        throw new Broken('a connection is due and nobody looks at it (invariant 7)');
    }
    const [saved] = new Set(simulator.control.certificatesSeenByServers(app.orgId, app.consumerKey));
    const { accepted } = app;
    const pair = this.pairs.find(({ fingerprint }) => fingerprint === saved);
    const isProved =
      accepted !== null && accepted.firstSinceCalmAt >= app.calmSince && now - accepted.firstSinceCalmAt > hourMs;
    if (pair === undefined || !isProved || pair.keyHash !== accepted.keyHash || pair.state === 'compromised') return;
    if (pair.state !== 'active' || pair.settled_at === null) {
      throw new Broken(`the org holds a pair for hours that is ${pair.state} and not settled (invariant 6)`);
    }
    const settling = this.pairs.find(
      ({ state, client_app_id: id }) => state === 'settling' && id === pair.client_app_id,
    );
    if (settling !== undefined) throw new Broken('a handover does not end (invariant 6)');
  }

  #appOf({ client_app_id: id }: SeenPair): SimulatedApp | undefined {
    const consumerKey = this.#seen.apps.get(id)?.consumer_key;
    return this.#installation.apps.find((app) => app.consumerKey === consumerKey);
  }
}

function codeOf(failure: string | null | undefined): string | null {
  return failure ? (JSON.parse(failure) as { code: string }).code : null;
}
