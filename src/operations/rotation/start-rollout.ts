// Asks for rotations without hands of many apps, in waves; whichever process is free carries them on.

import type { Act } from '../act.ts';
import type { Context } from '../context.ts';
import { beginRollout, type RolloutWish } from './steps/begin-rollout.ts';
import { rolloutView, type ShownRollout, shownRollout } from './steps/rollout-view.ts';

/** Errors: those of beginRollout. */
export const startRollout = {
  act: 'rotation.startRollout',
  async run(context, wish) {
    const rollout = await beginRollout(context, wish);
    return context.store.read((tx) => shownRollout(tx, rollout));
  },
  view: rolloutView,
} satisfies Act<Context, RolloutWish, ShownRollout>;
