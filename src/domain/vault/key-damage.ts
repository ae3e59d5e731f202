// Why nothing was signed with a key pair, as data: text/vault/key-damage.ts has the sentence.

import type { KeyFault } from './signer-keys.ts';

export type KeyDamage = { fingerprint: string } & (
  | { type: 'sealedKeyDamaged' | 'otherPublicKey' | 'keyGone' }
  /** It lies there, and this installation has no connection to it. */
  | { type: 'keyProviderUnknown'; provider: string }
);

export function keyDamageOf({ parameters }: KeyFault): KeyDamage {
  const { fingerprint } = parameters;
  return 'provider' in parameters
    ? { type: 'keyProviderUnknown', fingerprint, provider: parameters.provider }
    : { type: 'sealedKeyDamaged', fingerprint };
}
