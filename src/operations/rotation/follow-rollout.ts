// `rotate --all --deploy --wait`: a rollout is begun, or gone on with, and carried on here as well, until it is over and so is every
// rotation that it began.

import { newId, secondMs } from '../../domain/ports.ts';
import { standingOf } from '../../domain/rotation/rollout.ts';
import type { Act } from '../act.ts';
import type { SwapContext } from '../context.ts';
import { runRollouts } from './loops/run-rollouts.ts';
import { runSwaps } from './loops/run-swaps.ts';
import { beginRollout, type RolloutWish } from './steps/begin-rollout.ts';
import { rolloutView, type ShownRollout, shownRollout } from './steps/rollout-view.ts';

/** Apps of several orgs need not wait for each other. */
const atOnce = 5;
const lookAgainMs = 2 * secondMs;

/** Tells how far it is, again and again. Errors: those of beginRollout. */
export const followRollout = {
  act: 'rotation.followRollout',
  async run(context, wish, tell) {
    const { store, clock, random } = context;
    const begun = await beginRollout(context, wish);
    const holders = Array.from({ length: atOnce }, () => newId(random));
    for (;;) {
      await runRollouts(context, holders[0] ?? '', wish.signal);
      const shown = await store.read(async (tx) => shownRollout(tx, (await tx.rollouts.byId(begun.id)) ?? begun));
      tell(shown);
      const isUnderWay = shown.apps.some((app) => standingOf(app) === 'underWay');
      if (wish.signal?.aborted || (shown.rollout.phase !== 'running' && !isUnderWay)) return shown;
      await Promise.all(holders.map((holder) => runSwaps(context, holder, wish.signal)));
      await clock.sleep(lookAgainMs, wish.signal);
    }
  },
  view: rolloutView,
  viewTold: ({ rollout: { phase, waves } }) => ({ phase, waves }),
} satisfies Act<SwapContext, RolloutWish & { signal?: AbortSignal }, ShownRollout, unknown, ShownRollout>;
