// A connection at a glance, as programs see it.

import type { Instant } from '../../../domain/ports.ts';
import type { ConnectionStatus } from '../../../domain/status/connection-status.ts';
import { certificateView } from '../../connection/steps/connection-view.ts';
import { keyPairView } from '../../key-pair/steps/key-pair-view.ts';

export function statusView({ connection, state, certificate, pairs, nextStep }: ConnectionStatus, now: Instant) {
  return {
    name: connection.name,
    state,
    certificate: certificateView(certificate),
    keyPairs: pairs.map((pair) => keyPairView(pair, now)),
    nextStep,
  };
}
