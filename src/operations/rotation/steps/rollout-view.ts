// A rollout for programs: each app with how far it is, and those that were left out.

import { type Instant, iso } from '../../../domain/ports.ts';
import { type Rollout, type RolloutApp, standingOf } from '../../../domain/rotation/rollout.ts';
import type { ReadTransaction } from '../../../domain/store.ts';

export interface ShownRollout {
  rollout: Rollout;
  apps: readonly RolloutApp[];
}

export async function shownRollout(tx: ReadTransaction, rollout: Rollout): Promise<ShownRollout> {
  return { rollout, apps: await tx.rollouts.appsOf(rollout.id) };
}

export function rolloutView({ rollout, apps }: ShownRollout, _now: Instant) {
  return {
    id: rollout.id,
    phase: rollout.phase,
    pattern: rollout.pattern,
    labels: rollout.labels,
    batch: rollout.batch,
    stopAfter: rollout.stopAfter,
    askedBy: rollout.askedBy,
    askedAt: iso(rollout.askedAt),
    endedAt: iso(rollout.endedAt),
    stoppedBy: rollout.stoppedBy,
    waves: rollout.waves,
    apps: apps.map((app) => ({
      appName: app.appName,
      connection: app.connection,
      wave: app.wave,
      standing: standingOf(app),
      phase: app.phase,
      problem: app.problem,
      notBegun: app.notBegun,
    })),
    leftOut: rollout.leftOut,
  };
}
