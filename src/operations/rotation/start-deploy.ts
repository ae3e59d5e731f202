// Asks for a rotation without hands; whichever process is free carries it on.

import type { Act } from '../act.ts';
import type { Context } from '../context.ts';
import { beginSwap } from './steps/begin-swap.ts';
import { type ShownSwap, shownSwap, swapView } from './steps/swap-view.ts';

interface DeployRequest {
  name: string;
  /** Also outside the app's rotation window. */
  isNow?: boolean | undefined;
  /** Puts the certificate in use into the slot again, which lost it. */
  putsBack?: boolean | undefined;
}

/** One under way is the one. Errors: those of beginSwap. */
export const startDeploy = {
  act: 'rotation.startDeploy',
  connectionOf: ({ name }) => name,
  async run(context, { name, isNow, putsBack }) {
    const swap = await beginSwap(context, { name, ignoresWindow: isNow, putsBack });
    return context.store.read((tx) => shownSwap(tx, swap));
  },
  view: swapView,
} satisfies Act<Context, DeployRequest, ShownSwap>;
