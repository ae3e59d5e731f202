// What is wrong with key pairs, certificates and their requests, in French.

import type { ErrorParameters } from '../../../domain/errors.ts';
import type { KeyPairErrors } from '../../key-pair/key-pair-errors.ts';
import { frenchAhead } from '../installation/clock-doubt.ts';

const notDiscardable: Record<string, string> = {
  settling: 'L’org l’accepte déjà. Attendez que le passage de relais se stabilise.',
  previous: 'Elle est conservée pour sa durée, puis détruite d’elle-même.',
  abandoned: 'Elle a déjà été abandonnée.',
  compromised: 'Elle ne signe plus rien.',
  destroyed: 'Sa clé privée est déjà détruite.',
};

/** As the pages call the states. */
const states: Record<string, string> = {
  issued: 'attend son envoi',
  active: 'est utilisée',
  settling: 'est acceptée et se stabilise',
  previous: 'est encore conservée',
  abandoned: 'est abandonnée',
  compromised: 'est compromise',
  destroyed: 'est détruite',
};

function keyRefusedWords(refused: ErrorParameters<'keyRefused'>): string {
  if ('file' in refused) return refused.file.problem;
  if ('bits' in refused) return `elle a ${refused.bits} bits`;
  return {
    notRsa: 'le certificat ne porte pas sur une clé RSA',
    rsaPss: 'le certificat porte sur une clé réservée à RSA-PSS',
    unreadable: 'ce n’est pas une clé privée lisible',
  }[refused.problem];
}

export const frenchKeyPairErrors: KeyPairErrors = {
  keyPairNotFound: ({ name, fingerprint }, to) => [
    `L’application de « ${name} » n’a pas de paire de clés d’empreinte ${fingerprint}.`,
    `Les paires existantes sont sous ${to('certificate list', name)}.`,
  ],
  keyRequestNotFound: ({ name, mark }, to) => [
    `L’application de « ${name} » n’a pas de demande de certificat ${mark}.`,
    `Les demandes existantes sont sous ${to('certificate requests', name)}.`,
  ],
  certificateTooLarge: ({ bytes }) => [
    `Le certificat a ${bytes} octets ; Salesforce en accepte au plus 4 096.`,
    'Utilisez le certificat final seul, sans sa chaîne.',
  ],
  keyRefused: (refused) => [
    `Cette clé est inutilisable : ${keyRefusedWords(refused)}.`,
    'Utilisez une clé RSA de 2048, 3072 ou 4096 bits : Salesforce n’accepte que RS256.',
  ],
  keyLeaked: ({ name }, to) => [
    'Cette clé a été signalée comme divulguée ; elle n’est pas reprise.',
    `Créez une nouvelle paire de clés : ${to('certificate download', name)}.`,
  ],
  keysDoNotMatch: () => [
    'La clé privée et le certificat ne vont pas ensemble.',
    `Donnez la clé dont le certificat est issu ; \`openssl x509 -noout -pubkey\` et \`openssl pkey -pubout\` montrent les deux clés publiques.`,
  ],
  fitsNoRequest: ({ name, subject }, to) => [
    `Aucune demande de certificat de « ${name} » ne correspond à la clé de ce certificat (${subject}).`,
    `Les demandes sont sous ${to('certificate requests', name)} ; un certificat dont la clé privée est dans un fichier se reprend ainsi : ${to('certificate import', name)}.`,
  ],
  tooManyIssued: ({ count, name }, to) => [
    `${count} certificats de « ${name} » attendent déjà leur envoi ; aucun sixième n’a été créé.`,
    `Envoyez l’un d’eux, ou abandonnez-en un : ${to('certificate discard', name, 'FINGERPRINT')}.`,
  ],
  tooManyRequests: ({ count, name }, to) => [
    `${count} demandes de « ${name} » attendent déjà leurs certificats ; aucune sixième n’a été créée.`,
    `Installez ce qui est arrivé, ou abandonnez-en une : ${to('certificate withdraw', name, 'MARK')}.`,
  ],
  notDiscardable: ({ name, fingerprint, state }, to) => [
    `Seul ce qui attend son envoi peut être écarté ; la paire de clés ${fingerprint} ${states[state] ?? state}.`,
    state === 'active' ? `Changez d’abord de clé : ${to('rotate', name)}.` : (notDiscardable[state] ?? ''),
  ],
  keyPairGone: ({ fingerprint, state, name }, to) => [
    `La paire de clés ${fingerprint} ${states[state] ?? state} et ne signe rien.`,
    `Utilisez-en une autre : ${to('certificate list', name)}.`,
  ],
  keyPairHeld: ({ fingerprint, name }, to) => [
    `La paire de clés ${fingerprint} appartient déjà à l’application de « ${name} ».`,
    `Rien à faire ; elle est sous ${to('certificate list', name)}.`,
  ],
  keyUnderOtherCertificate: ({ fingerprint, name }, to) => [
    `La clé privée de ce certificat est déjà là, avec un autre certificat : ${fingerprint}, de l’application de « ${name} ».`,
    `Utilisez celui-là (${to('certificate show', name, fingerprint)}), ou créez une nouvelle paire de clés : ${to('certificate download', name)}.`,
  ],
  nothingToRevertTo: ({ name }, to) => [
    `« ${name} » n’a pas de paire de clés précédente à laquelle revenir.`,
    `Changez plutôt de clé vers l’avant : ${to('rotate', name)}.`,
  ],
  exportForbidden: () => [
    'L’exportation des clés privées est désactivée ici (LATCHKEY_ALLOW_EXPORT=false).',
    'Demandez à qui gère cette installation.',
  ],
  clockWrong: ({ now, aheadMs }) => [
    `L’horloge de cette machine indique ${now}, ${frenchAhead(aheadMs)} sur celle des serveurs : aucun certificat n’est créé avec cette heure.`,
    'Réglez l’horloge (`timedatectl` montre si un serveur de temps s’en charge), puis recommencez.',
  ],
};
