// Of which ends of rotations without hands people are told, and until when: what did not come to its end needs somebody.

import type { KeyPair } from '../key-pair/key-pair.ts';
import { dayMs, type Instant } from '../ports.ts';
import type { Swap } from './swap.ts';
import { isOpenSwap, type SwapEnd } from './swap-phases.ts';

/** One that settled is news for so long. */
const newsMs = 7 * dayMs;

/**
 * Null: nobody is told. Whoever asked for a rotation saw what refused it, or that it settled; of the rest somebody is told until it
 * was looked at, or another key pair is in use.
 *
 * @param swap the newest of its app. @param pairs of its app.
 */
export function toldEnd(
  swap: Swap | null,
  pairs: readonly KeyPair[],
  now: Instant,
): { end: SwapEnd; at: Instant } | null {
  if (swap === null || isOpenSwap(swap.phase) || swap.endedAt === null) return null;
  const told = { end: swap.phase, at: swap.endedAt };
  if (swap.phase === 'settled') return swap.isScheduled && now < swap.endedAt + newsMs ? told : null;
  if (swap.phase === 'refused' && !swap.isScheduled) return null;
  const isStill = pairs.some(({ id, standing }) => id === swap.oldKeyPairId && standing.state === 'active');
  return isStill && swap.seenAt === null ? told : null;
}
