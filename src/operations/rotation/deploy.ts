// `rotate NAME --deploy`: a rotation without hands is begun, or the one under way is carried on, here; up to where it has to wait,
// or to its end.

import { minuteMs, newId, secondMs } from '../../domain/ports.ts';
import type { Swap } from '../../domain/rotation/swap.ts';
import { isOpenSwap } from '../../domain/rotation/swap-phases.ts';
import type { Act } from '../act.ts';
import type { SwapContext } from '../context.ts';
import { driveSwap, swapLeaseMs } from './loops/drive-swap.ts';
import { beginSwap } from './steps/begin-swap.ts';
import { type ShownSwap, shownSwap, swapView } from './steps/swap-view.ts';

interface DeployWish {
  name: string;
  /** Stays until it is over. */
  isPatient?: boolean;
  /** Also outside the app's rotation window. */
  isNow?: boolean;
  /** Puts the certificate in use into the slot again, which lost it. */
  putsBack?: boolean;
  signal?: AbortSignal;
}

/** Tells each phase. Errors: those of beginSwap. */
export const deployRotation = {
  act: 'rotation.deploy',
  connectionOf: ({ name }) => name,
  async run(context, wish, tell) {
    const swap = await carryOn(
      context,
      await beginSwap(context, {
        name: wish.name,
        ignoresWindow: wish.isNow,
        putsBack: wish.putsBack,
      }),
      wish,
      tell,
    );
    return context.store.read((tx) => shownSwap(tx, swap));
  },
  view: swapView,
  viewTold: ({ phase, waitsFor }) => ({ phase, waitsFor }),
} satisfies Act<SwapContext, DeployWish, ShownSwap, unknown, Swap>;

/** Where another process works at it, it is followed. */
async function carryOn(
  context: SwapContext,
  begun: Swap,
  { isPatient = false, signal }: DeployWish,
  tell: (swap: Swap) => void,
): Promise<Swap> {
  const { store, clock, random } = context;
  const holder = newId(random);
  const isLeft = await isLeftToServe(context, begun);
  let movedAt = clock.now();
  for (let swap = begun; ; ) {
    const isTheirs = isLeft && clock.now() < Math.max(movedAt, swap.lookAt) + othersFirstMs;
    const taken = isTheirs
      ? null
      : await store.write((tx) => tx.swaps.claim(begun.id, { holder, leaseMs: swapLeaseMs }));
    if (taken !== null) swap = await driveSwap(context, taken, { holder, signal, tell });
    else {
      const seen = (await store.read((tx) => tx.swaps.byId(begun.id))) ?? swap;
      if (seen.phase !== swap.phase || seen.lookAt !== swap.lookAt) movedAt = clock.now();
      if (seen.phase !== swap.phase) tell(seen);
      swap = seen;
    }
    if (!isOpenSwap(swap.phase) || signal?.aborted) return swap;
    // What is proved by sign-ins alone takes minutes: whoever does not wait leaves it to `serve`, or to the next command.
    if (!isPatient && (swap.phase === 'accepting' || swap.phase === 'settling' || swap.phase === 'provingBack'))
      return swap;
    await clock.sleep(Math.min(Math.max(swap.lookAt - clock.now(), secondMs), 30 * secondMs), signal);
  }
}

/** Where nothing moves for so long, nobody else is there. */
const othersFirstMs = 30 * secondMs;

/**
 * A token of the user that deploys is in the process that used it last, which is `serve`'s; of an app without its certificate no other
 * is to be had.
 */
async function isLeftToServe({ store, clock }: SwapContext, { putsBack, connectionId }: Swap): Promise<boolean> {
  if (!putsBack) return false;
  const { deployUser, ranAt } = await store.read(async (tx) => ({
    deployUser: (await tx.connections.byId(connectionId))?.deployUser ?? null,
    ranAt: await tx.facts.get('reconcilerRanAt'),
  }));
  return deployUser !== null && ranAt !== null && Math.abs(clock.now() - ranAt) < 3 * minuteMs;
}
