// The private keys that go when a client app goes.

import type { KeyPair } from '../../../domain/key-pair/key-pair.ts';

/** Only what a person has to know before saying yes. */
export type LostKeyPair = { fingerprint: string; state: string };

export function lostKeyPairs(pairs: readonly KeyPair[]): LostKeyPair[] {
  return pairs
    .filter(({ standing }) => standing.state !== 'destroyed')
    .map(({ fingerprint, standing }) => ({ fingerprint, state: standing.state }));
}
