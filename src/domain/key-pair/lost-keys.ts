// What goes with a client app: only what a person has to know before saying yes.

import { fingerprintText } from '../../formats/fingerprint.ts';
import type { KeyPair, KeyPairState } from './key-pair.ts';
import type { KeyRequest } from './key-request.ts';

/** The state of the pair, or `requested`: a private key that waits for its certificate, by the fingerprint of its public key. */
export type LostKeyPair = { fingerprint: string; state: KeyPairState | 'requested' };

export function lostKeyPairs(pairs: readonly KeyPair[], requests: readonly KeyRequest[]): LostKeyPair[] {
  return [
    ...pairs
      .filter(({ standing }) => standing.state !== 'destroyed')
      .map(({ fingerprint, standing }) => ({ fingerprint, state: standing.state })),
    ...requests.map(({ publicKeyHash }) => ({
      fingerprint: fingerprintText(publicKeyHash),
      state: 'requested' as const,
    })),
  ];
}
