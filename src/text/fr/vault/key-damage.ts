// Why nothing was signed with a key pair, in French.

import type { KeyDamageWords } from '../../words.ts';
import { frenchProviderTroubles } from './provider-troubles.ts';

const nothingSigned = 'rien n’a été signé avec elle';

export const frenchKeyDamage: KeyDamageWords = {
  keyProviderUnknown: ({ fingerprint, provider }) =>
    `La clé privée de ${fingerprint} se trouve dans ${provider}, auquel cette installation n’est pas reliée ; ${nothingSigned}.`,
  keyProviderUnavailable: ({ fingerprint, provider, trouble, said }) =>
    `La clé privée de ${fingerprint} se trouve dans ${provider}, et ${frenchProviderTroubles[trouble][0]} (${said}) ; ${nothingSigned}.`,
  deviceKeyGone: ({ fingerprint, provider }) =>
    `La clé privée de ${fingerprint} n’est plus dans ${provider} ; ${nothingSigned}.`,
  sealedKeyDamaged: ({ fingerprint }) =>
    `La clé privée scellée de ${fingerprint} est endommagée ou a été échangée ; ${nothingSigned}.`,
  otherPublicKey: ({ fingerprint }) =>
    `Le certificat ${fingerprint} ne contient pas la clé publique de sa paire de clés.`,
  keyGone: ({ fingerprint }) => `La clé privée de ${fingerprint} a disparu.`,
};
