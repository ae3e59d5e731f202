// What goes on between the key pairs of an app, each by its own name. Whether some of its servers may want another key than
// others is a question of token/rounds.ts.

import type { KeyPair, KeyPairIn } from './key-pair.ts';
import { pairIn } from './key-pair.ts';
import { unreplacedLeaks } from './life.ts';

/** From the first acceptance of another key pair than the active one until it has settled. */
export function isHandover(pairs: readonly KeyPair[]): boolean {
  return pairIn(pairs, 'settling') !== undefined;
}

/** The org takes the pair, and not all of its servers have been seen to. */
export function isUnsettled(pair: KeyPair): pair is KeyPairIn<'settling' | 'active'> {
  const { standing } = pair;
  return standing.state === 'settling' || (standing.state === 'active' && standing.settledAt === null);
}

/**
 * A pair is about to be seen on all servers: in a handover, after a first acceptance, and where the active one answers after
 * another was reported leaked, which proves that the leaked certificate is gone.
 */
export function isSettlementAwaited(pairs: readonly KeyPair[]): boolean {
  if (pairs.some(isUnsettled)) return true;
  const lastAcceptedAt = pairIn(pairs, 'active')?.standing.lastAcceptedAt ?? -Infinity;
  return unreplacedLeaks(pairs).some(({ standing }) => lastAcceptedAt > standing.since);
}

/** Also of one that takes the place of another: what was awaited from each connection of the app is new. */
export function settlementBegins(before: readonly KeyPair[], after: readonly KeyPair[]): boolean {
  const isOther = pairIn(before, 'settling')?.id !== pairIn(after, 'settling')?.id;
  return isSettlementAwaited(after) && (isOther || !isSettlementAwaited(before));
}
