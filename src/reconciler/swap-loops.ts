// Rotations without hands as loops: so many at once in this process, and the one that begins those of many apps.

import { newId, secondMs } from '../domain/ports.ts';
import type { SwapContext } from '../operations/context.ts';
import { beginDueSwaps } from '../operations/rotation/loops/begin-due.ts';
import { runRollouts } from '../operations/rotation/loops/run-rollouts.ts';
import { runSwaps } from '../operations/rotation/loops/run-swaps.ts';
import { watchSlots } from '../operations/rotation/loops/watch-slots.ts';
import type { Loop } from './loop.ts';

const atOnce = 3;

export function swapLoops(context: SwapContext): Loop[] {
  const rolloutHolder = newId(context.random);
  const rollouts = {
    name: 'rollouts',
    pauseMs: 2 * secondMs,
    turn: (signal: AbortSignal) => runRollouts(context, rolloutHolder, signal),
  };
  const swaps = Array.from({ length: atOnce }, (_, index) => {
    const holder = newId(context.random);
    return {
      name: `rotations without hands ${index + 1}`,
      pauseMs: 2 * secondMs,
      turn: (signal: AbortSignal) => runSwaps(context, holder, signal),
    };
  });
  const due = {
    name: 'scheduled rotations without hands',
    pauseMs: 30 * secondMs,
    turn: (signal: AbortSignal) => beginDueSwaps(context, signal),
  };
  const slots = {
    name: 'slots',
    pauseMs: 60 * secondMs,
    turn: (signal: AbortSignal) => watchSlots(context, signal),
  };
  return [due, slots, rollouts, ...swaps];
}
