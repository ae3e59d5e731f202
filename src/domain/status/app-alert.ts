// What somebody has to look at, of an app.

import type { Instant } from '../ports.ts';
import type { SwapProblem } from '../rotation/swap.ts';
import type { SwapEnd } from '../rotation/swap-phases.ts';

interface Common {
  connections: readonly string[];
  at: Instant;
}

export type AppAlert =
  | (Common & { type: 'swapEnded'; end: Exclude<SwapEnd, 'settled'>; problem: SwapProblem | null })
  /** The app holds no certificate of ours. @property holds a fingerprint; null: none. */
  | (Common & { type: 'slotLost'; holds: string | null });
