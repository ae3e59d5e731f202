// Why nothing was signed with a key pair, in one sentence.

import type { KeyDamage } from '../../domain/vault/key-damage.ts';
import type { KeyDamageWords, Words } from '../words.ts';
import { providerTroubleText } from './provider-troubles.ts';

const english: KeyDamageWords = {
  keyProviderUnknown: ({ fingerprint, provider }) =>
    `The private key of ${fingerprint} lies in ${provider}, which this installation has no connection to; nothing was signed with it.`,
  keyProviderUnavailable: ({ fingerprint, provider, trouble, said }) =>
    `The private key of ${fingerprint} lies in ${provider}, and ${providerTroubleText(trouble)} (${said}); nothing was signed with it.`,
  deviceKeyGone: ({ fingerprint, provider }) =>
    `The private key of ${fingerprint} is not in ${provider} any more; nothing was signed with it.`,
  sealedKeyDamaged: ({ fingerprint }) =>
    `The sealed private key of ${fingerprint} is damaged or was swapped; nothing was signed with it.`,
  otherPublicKey: ({ fingerprint }) => `The certificate ${fingerprint} does not hold the public key of its key pair.`,
  keyGone: ({ fingerprint }) => `The private key of ${fingerprint} is gone.`,
};

export function keyDamageText(damage: KeyDamage, words: Words | null = null): string {
  const say = (words?.keyDamage ?? english)[damage.type] as (damage: KeyDamage) => string;
  return say(damage);
}
