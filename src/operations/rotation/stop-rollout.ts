// Stops the rollout that is running: no further app is begun. What has begun goes on to its end, since half of a rotation is the
// worst place to leave an app.

import { LatchkeyError } from '../../domain/errors.ts';
import type { Act } from '../act.ts';
import { auditEntry, type Context, rolloutSubject } from '../context.ts';
import { rolloutView, type ShownRollout, shownRollout } from './steps/rollout-view.ts';

/** Errors: rolloutNotFound where none is running. */
export const stopRollout = {
  act: 'rotation.stopRollout',
  run: (context) =>
    context.store.write(async (tx) => {
      const last = await tx.rollouts.last();
      if (last?.phase !== 'running') throw new LatchkeyError('rolloutNotFound');
      const stoppedBy = context.actor.name;
      const rollout = { ...last, phase: 'stopped', stoppedBy, endedAt: context.clock.now() } as const;
      const entry = auditEntry(context, 'rollout.stopped', rolloutSubject(rollout), null, { waves: rollout.waves });
      await tx.rollouts.update(rollout, entry);
      return shownRollout(tx, rollout);
    }),
  view: rolloutView,
} satisfies Act<Context, void, ShownRollout>;
