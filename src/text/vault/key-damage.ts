// Why nothing was signed with a key pair, in one sentence.

import type { KeyDamage } from '../../domain/vault/key-damage.ts';
import { providerTroubleText } from './provider-troubles.ts';

export function keyDamageText(damage: KeyDamage): string {
  const { fingerprint } = damage;
  switch (damage.type) {
    case 'keyProviderUnknown':
      return `The private key of ${fingerprint} lies in ${damage.provider}, which this installation has no connection to; nothing was signed with it.`;
    case 'keyProviderUnavailable':
      return `The private key of ${fingerprint} lies in ${damage.provider}, and ${providerTroubleText(damage.trouble)} (${damage.said}); nothing was signed with it.`;
    case 'deviceKeyGone':
      return `The private key of ${fingerprint} is not in ${damage.provider} any more; nothing was signed with it.`;
    case 'sealedKeyDamaged':
      return `The sealed private key of ${fingerprint} is damaged or was swapped; nothing was signed with it.`;
    case 'otherPublicKey':
      return `The certificate ${fingerprint} does not hold the public key of its key pair.`;
    case 'keyGone':
      return `The private key of ${fingerprint} is gone.`;
  }
}
