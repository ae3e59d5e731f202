// What must never happen in rotations of many apps: a wave begins before the one before has ended, the first app is not alone, an app is
// begun behind a stop, or one that is asked for stands still.

import { hourMs } from '../../src/domain/ports.ts';
import { Broken } from './broken.ts';
import type { SeenRollout } from './observer.ts';
import type { SeenInstallation } from './seen-installation.ts';
import type { World } from './world.ts';

export class RolloutInvariants {
  readonly #installation: World;
  readonly #seen: SeenInstallation;
  #movedAt = 0;
  /** `rollout app swap`: what was begun so far. */
  #begun = new Set<string>();

  constructor(installation: World, seen: SeenInstallation) {
    this.#installation = installation;
    this.#seen = seen;
  }

  follow(was: SeenRollout | undefined, is: SeenRollout | undefined): void {
    if (is === undefined) throw new Broken('a rollout vanished');
    const { trace, scheduler, tally } = this.#installation;
    this.#movedAt = scheduler.now;
    if (was?.phase !== is.phase || was.waves !== is.waves) {
      trace.write(scheduler.now, `a rollout is ${is.phase} after ${is.waves} waves`);
      tally.act(`rollout: ${was?.phase === is.phase ? 'wave' : is.phase}`);
    }
    if (was?.phase === 'done' && is.phase !== 'done') throw new Broken('a rollout that was done went on');
    const running = [...this.#seen.rows.rollouts.values()].filter(({ phase }) => phase === 'running');
    if (running.length > 1) throw new Broken('two rollouts run');
  }

  /** After a commit that moved a rollout or a swap; what was so before the commit is `was`. */
  afterCommit(was: ReadonlyMap<string, SeenRollout>): void {
    const { rollouts, swaps } = this.#seen.rows;
    if (rollouts.size === 0) return;
    this.#movedAt = this.#installation.scheduler.now;
    const apps = this.#installation.observer.rolloutApps();
    for (const { rollout_id: id, client_app_id: app, swap_id: swap, wave, not_begun: notBegun } of apps) {
      const rollout = rollouts.get(id);
      if (rollout === undefined) throw new Broken('an app is of no rollout');
      const begun = `${id} ${app} ${swap}`;
      if (swap !== null && !this.#begun.has(begun)) {
        this.#begun.add(begun);
        if ((was.get(id) ?? rollout).phase !== 'running' || rollout.phase !== 'running')
          throw new Broken('an app of a rollout was begun behind its stop');
      }
      const isOver = notBegun !== null || (swap !== null && swaps.get(swap)?.ended_at !== null);
      if (wave !== null && wave < rollout.waves && !isOver)
        throw new Broken('a wave was called before the one before had ended');
    }
    for (const { id, canary_wave: canary } of rollouts.values()) {
      if (apps.filter(({ rollout_id: of, wave }) => of === id && wave === canary).length > 1)
        throw new Broken('the first app of a rollout was not alone');
    }
  }

  /** A rollout that runs has a rotation that is under way, or moves. */
  whenCalm(): void {
    const { scheduler, servedSince } = this.#installation;
    const runs = [...this.#seen.rows.rollouts.values()].some(({ phase }) => phase === 'running');
    if (!runs || this.#seen.openSwaps().length > 0) return;
    const since = Math.max(this.#movedAt, servedSince, ...this.#installation.apps.map(({ calmSince }) => calmSince));
    if (scheduler.now - since > 3 * hourMs) throw new Broken('a rollout stands still for hours (invariant 6)');
  }
}
