// What somebody has to look at, of an app.

import type { Instant } from '../ports.ts';
import type { SwapProblem } from '../rotation/swap.ts';
import type { SwapEnd } from '../rotation/swap-phases.ts';

export type AppAlert = {
  type: 'swapEnded';
  connections: readonly string[];
  end: Exclude<SwapEnd, 'settled'>;
  problem: SwapProblem | null;
  at: Instant;
};
