// What must never happen in rotations of many apps: a wave begins before the one before has ended, the first app is not alone, an app is
// begun behind a stop, or one that is asked for stands still.

import { hourMs } from '../../src/domain/ports.ts';
import { Broken } from './broken.ts';
import type { SeenRollout } from './observer.ts';
import type { Movement, SeenInstallation } from './seen-installation.ts';
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
    if (this.#seen.runningRollouts().length > 1) throw new Broken('two rollouts run');
  }

  /** What the commit cannot have changed is not looked at again: a rollout that does not run, and of which nothing moved. */
  afterCommit({ swaps, rollouts, ofRollouts }: Movement): void {
    if (swaps.length + rollouts.length + ofRollouts.size === 0) return;
    this.#movedAt = this.#installation.scheduler.now;
    const was = new Map(rollouts.map(({ id, before }) => [id, before]));
    const running = this.#seen.runningRollouts().map(({ id }) => id);
    for (const id of new Set([...was.keys(), ...ofRollouts, ...running])) this.#checkApps(id, was.get(id));
  }

  #checkApps(id: string, was: SeenRollout | undefined): void {
    const rollout = this.#seen.rows.rollouts.get(id);
    if (rollout === undefined) throw new Broken('an app is of no rollout');
    const { swaps } = this.#seen.rows;
    const apps = this.#installation.observer.rolloutApps(id);
    for (const { client_app_id: app, swap_id: swap, wave, not_begun: notBegun } of apps) {
      const begun = `${id} ${app} ${swap}`;
      if (swap !== null && !this.#begun.has(begun)) {
        this.#begun.add(begun);
        if ((was ?? rollout).phase !== 'running' || rollout.phase !== 'running')
          throw new Broken('an app of a rollout was begun behind its stop');
      }
      const isOver = notBegun !== null || (swap !== null && swaps.get(swap)?.ended_at !== null);
      if (wave !== null && wave < rollout.waves && !isOver)
        throw new Broken('a wave was called before the one before had ended');
    }
    if (apps.filter(({ wave }) => wave === rollout.canary_wave).length > 1)
      throw new Broken('the first app of a rollout was not alone');
  }

  /** A rollout that runs has a rotation that is under way, or moves. */
  whenCalm(): void {
    const { scheduler, servedSince } = this.#installation;
    if (this.#seen.runningRollouts().length === 0 || this.#seen.openSwaps().length > 0) return;
    const since = Math.max(this.#movedAt, servedSince, ...this.#installation.apps.map(({ calmSince }) => calmSince));
    if (scheduler.now - since > 3 * hourMs) throw new Broken('a rollout stands still for hours (invariant 6)');
  }
}
