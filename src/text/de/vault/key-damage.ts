// Why nothing was signed with a key pair, in German.

import type { KeyDamageWords } from '../../words.ts';
import { germanProviderTroubles } from './provider-troubles.ts';

const nothingSigned = 'nichts wurde damit unterschrieben';

export const germanKeyDamage: KeyDamageWords = {
  keyProviderUnknown: ({ fingerprint, provider }) =>
    `Der private Schlüssel von ${fingerprint} liegt in ${provider}, womit diese Installation nicht verbunden ist; ${nothingSigned}.`,
  keyProviderUnavailable: ({ fingerprint, provider, trouble, said }) =>
    `Der private Schlüssel von ${fingerprint} liegt in ${provider}, und ${germanProviderTroubles[trouble][0]} (${said}); ${nothingSigned}.`,
  deviceKeyGone: ({ fingerprint, provider }) =>
    `Der private Schlüssel von ${fingerprint} ist nicht mehr in ${provider}; ${nothingSigned}.`,
  sealedKeyDamaged: ({ fingerprint }) =>
    `Der versiegelte private Schlüssel von ${fingerprint} ist beschädigt oder wurde vertauscht; ${nothingSigned}.`,
  otherPublicKey: ({ fingerprint }) =>
    `Das Zertifikat ${fingerprint} enthält nicht den öffentlichen Schlüssel seines Schlüsselpaars.`,
  keyGone: ({ fingerprint }) => `Der private Schlüssel von ${fingerprint} ist weg.`,
};
