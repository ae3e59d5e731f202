// A key pair as programs see it.

import type { KeyPair } from '../../../domain/key-pair/key-pair.ts';
import { type Instant, iso } from '../../../domain/ports.ts';
import { daysUntil } from '../../../domain/status/connection-state.ts';

export function keyPairView(pair: KeyPair, now: Instant) {
  return {
    fingerprint: pair.fingerprint,
    state: pair.standing.state,
    algorithm: pair.algorithm,
    subject: pair.subject,
    origin: pair.origin,
    issuedAt: iso(pair.issuedAt),
    notBefore: iso(pair.notBefore),
    notAfter: iso(pair.notAfter),
    daysLeft: daysUntil(pair.notAfter, now),
    lastAcceptedAt: iso(pair.standing.lastAcceptedAt),
  };
}
