// What must never happen in a rotation without hands, judged from what the org holds: no deploy takes effect twice, no app is left
// without a certificate, one that was refused changed nothing, one that settled or went back did so, and none hangs.

import { hourMs } from '../../src/domain/ports.ts';
import { Broken } from './broken.ts';
import type { SeenSwap } from './observer.ts';
import type { SeenInstallation } from './seen-installation.ts';
import type { SimulatedApp, World } from './world.ts';

export class SwapInvariants {
  readonly #installation: World;
  readonly #seen: SeenInstallation;
  /** In true time: the machine's clock may be wrong. */
  readonly #askedAt = new Map<string, number>();
  readonly #endedAt = new Map<string, number>();
  /** By app, in their order. */
  readonly #asked = new Map<string, number[]>();
  /** Ids of those that are open, or ended hours ago. */
  readonly #watched = new Set<string>();

  constructor(installation: World, seen: SeenInstallation) {
    this.#installation = installation;
    this.#seen = seen;
  }

  follow(was: SeenSwap | undefined, is: SeenSwap | undefined): void {
    if (is === undefined) throw new Broken('a swap vanished');
    if (was?.phase === is.phase) return;
    const { trace, scheduler, tally } = this.#installation;
    if (was === undefined) {
      this.#askedAt.set(is.id, scheduler.now);
      this.#asked.set(is.client_app_id, [...(this.#asked.get(is.client_app_id) ?? []), scheduler.now]);
      this.#watched.add(is.id);
    }
    if (is.ended_at !== null) this.#endedAt.set(is.id, scheduler.now);
    trace.write(scheduler.now, `a swap is ${is.phase} ${is.problem ?? ''}`);
    if (was !== undefined) tally.swap(was.phase, is.phase, is.problem);
    if (was !== undefined && was.ended_at !== null) throw new Broken(`a swap that was ${was.phase} went on`);
    const others = this.#seen.openSwaps().filter(({ client_app_id: app }) => app === is.client_app_id);
    if (others.length > 1) throw new Broken('two swaps of an app are open');
    const app = this.#appOf(is);
    if (app === undefined) return;
    this.#checkSlot(app, is);
    this.#installation.onSwapMoved(app);
  }

  /** Hours after all was over. */
  whenCalm(app: SimulatedApp): void {
    for (const id of this.#watched) {
      const swap = this.#seen.rows.swaps.get(id);
      if (swap === undefined || this.#appOf(swap) !== app) continue;
      if (swap.ended_at === null && this.#holdsOne(app, swap))
        throw new Broken(`a swap is ${swap.phase} for hours (invariant 6)`);
      // A deploy whose answer was lost may take effect later.
      if (this.#installation.scheduler.now - (this.#endedAt.get(id) ?? Infinity) >= 9 * hourMs)
        this.#watched.delete(id);
      else this.#checkSlot(app, swap);
    }
  }

  /** Where the slot holds neither, it waits for whoever mends that. */
  #holdsOne(
    { orgId, consumerKey }: SimulatedApp,
    { old_key_pair_id: before, new_key_pair_id: after }: SeenSwap,
  ): boolean {
    const seen = this.#installation.simulator.control.certificatesSeenByServers(orgId, consumerKey);
    return [before, after].some((id) => seen.includes(this.#seen.rows.pairs.get(id)?.fingerprint ?? ''));
  }

  #checkSlot(app: SimulatedApp, swap: SeenSwap): void {
    const askedAt = this.#askedAt.get(swap.id) ?? 0;
    const all = this.#installation.simulator.control.certificateRevisions(app.orgId, app.consumerKey);
    const until = this.#nextAskedAt(swap, askedAt);
    const deployed = all.filter(
      ({ savedAt }) => savedAt >= askedAt && savedAt < until && !app.savedByHandAt.has(savedAt),
    );
    if (deployed.some(({ fingerprint }) => fingerprint === null)) throw new Broken('a deploy left an app bare');
    const times = (pairId: string) => {
      const fingerprint = this.#seen.rows.pairs.get(pairId)?.fingerprint;
      return deployed.filter((one) => one.fingerprint === fingerprint).length;
    };
    const forth = times(swap.new_key_pair_id);
    if (forth > 1) throw new Broken('a deploy took effect twice');
    if (times(swap.old_key_pair_id) > 1) throw new Broken('a deploy of the way back took effect twice');
    if (swap.phase === 'refused' && forth > 0) throw new Broken('a swap was refused, and its deploy took effect');
  }

  /** What is deployed from then on is the next swap's. */
  #nextAskedAt({ client_app_id: id }: SeenSwap, askedAt: number): number {
    return this.#asked.get(id)?.find((at) => at > askedAt) ?? Infinity;
  }

  #appOf({ client_app_id: id }: SeenSwap): SimulatedApp | undefined {
    const consumerKey = this.#seen.app(id)?.consumer_key;
    return this.#installation.apps.find((app) => app.consumerKey === consumerKey);
  }
}
