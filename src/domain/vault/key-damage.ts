// Why nothing was signed with a key pair, as data: text/vault/key-damage.ts has the sentence.

import type { ProviderTrouble } from './key-provider.ts';
import type { KeyFault } from './signer-keys.ts';

export type KeyDamage = { fingerprint: string } & (
  | { type: 'sealedKeyDamaged' | 'otherPublicKey' | 'keyGone' }
  /** It lies there, and this installation has no connection to it. */
  | { type: 'keyProviderUnknown' | 'deviceKeyGone'; provider: string }
  /** It lies there, and what holds it does nothing for us now: says nothing about the key. */
  | { type: 'keyProviderUnavailable'; provider: string; trouble: ProviderTrouble; said: string }
);

export function keyDamageOf({ code, parameters }: KeyFault): KeyDamage {
  const { fingerprint } = parameters;
  if ('trouble' in parameters) {
    const { provider, trouble, said } = parameters;
    return { type: 'keyProviderUnavailable', fingerprint, provider, trouble, said };
  }
  if (!('provider' in parameters)) return { type: 'sealedKeyDamaged', fingerprint };
  const type = code === 'deviceKeyGone' ? 'deviceKeyGone' : 'keyProviderUnknown';
  return { type, fingerprint, provider: parameters.provider };
}
