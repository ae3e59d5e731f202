// Which key pair a way back leads to.

import { isCandidate } from '../../../domain/key-pair/candidates.ts';
import { isHandover } from '../../../domain/key-pair/handover.ts';
import { type KeyPair, pairIn } from '../../../domain/key-pair/key-pair.ts';
import type { Instant } from '../../../domain/ports.ts';
import type { Whole } from '../../connection/steps/find-connection.ts';

/**
 * In a handover, when what we asked for never arrived, or when every key pair is refused: the active pair. Else the previous
 * pair that was accepted last. One whose certificate is past or that was reported leaked is nothing to go back to.
 */
export function pairToRevertTo({ app, pairs, connection }: Whole, now: Instant): KeyPair | undefined {
  const usable = pairs.filter((pair) => isCandidate(pair, connection.expiredPolicy, now));
  const active = pairIn(usable, 'active');
  const isNewAwaited = pairs.some(({ id, standing }) => id === app.wantedKeyPairId && standing.state === 'issued');
  // What was uploaded is none of ours: back to what signed in before it.
  const isReplaced = connection.failure?.code === 'refusedWithEveryKey';
  if (active !== undefined && (isNewAwaited || isHandover(pairs) || isReplaced)) return active;
  return usable
    .filter(({ standing }) => standing.state === 'previous')
    .toSorted((a, b) => (b.standing.lastAcceptedAt ?? 0) - (a.standing.lastAcceptedAt ?? 0))[0];
}
