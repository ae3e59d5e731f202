// The newest rollout: how far each app is.

import type { Act } from '../act.ts';
import type { Context } from '../context.ts';
import { rolloutView, type ShownRollout, shownRollout } from './steps/rollout-view.ts';

/** Null: there was none. */
export const showRollout = {
  act: 'rotation.showRollout',
  run: ({ store }) =>
    store.read(async (tx) => {
      const last = await tx.rollouts.last();
      return last && shownRollout(tx, last);
    }),
  view: (shown, now) => shown && rolloutView(shown, now),
} satisfies Act<Pick<Context, 'store'>, void, ShownRollout | null>;
