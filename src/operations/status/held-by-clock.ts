// Which irreversible steps are due and wait for nothing but a trusted clock, so that `status` can say so.

import { abandonDue, destructionHold } from '../../domain/key-pair/retention.ts';
import type { Instant } from '../../domain/ports.ts';
import type { ConnectionStatus } from './status.ts';

/** The connections of which a key pair would be destroyed or abandoned now. */
export function heldByClock(connections: readonly ConnectionStatus[], now: Instant): ConnectionStatus[] {
  return connections.filter(({ app, pairs }) =>
    pairs.some((pair) => {
      const facts = { isClockTrusted: true, hasOpenOrUnknownAttempt: false };
      const { state } = pair.standing;
      const isDestroyable = state === 'previous' || state === 'abandoned' || state === 'compromised';
      return (
        abandonDue(pair, pairs, app, now) !== null ||
        (isDestroyable && destructionHold(pair, pairs, app, facts, now) === null)
      );
    }),
  );
}
