// Asks for a rotation without hands; whichever process is free carries it on.

import type { Act } from '../act.ts';
import type { Context } from '../context.ts';
import { beginSwap } from './steps/begin-swap.ts';
import { type ShownSwap, shownSwap, swapView } from './steps/swap-view.ts';

/** One under way is the one. Errors: those of beginSwap. */
export const startDeploy = {
  act: 'rotation.startDeploy',
  connectionOf: ({ name }) => name,
  async run(context, { name }) {
    const swap = await beginSwap(context, { name });
    return context.store.read((tx) => shownSwap(tx, swap));
  },
  view: swapView,
} satisfies Act<Context, { name: string }, ShownSwap>;
