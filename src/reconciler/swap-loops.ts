// Rotations without hands as loops: so many at once in this process.

import { newId, secondMs } from '../domain/ports.ts';
import type { SwapContext } from '../operations/context.ts';
import { runSwaps } from '../operations/rotation/loops/run-swaps.ts';
import type { Loop } from './loop.ts';

const atOnce = 3;

export function swapLoops(context: SwapContext): Loop[] {
  return Array.from({ length: atOnce }, (_, index) => {
    const holder = newId(context.random);
    return {
      name: `rotations without hands ${index + 1}`,
      pauseMs: 2 * secondMs,
      turn: (signal: AbortSignal) => runSwaps(context, holder, signal),
    };
  });
}
