// What is wrong with key pairs, certificates and their requests, in German.

import type { ErrorParameters } from '../../../domain/errors.ts';
import type { KeyPairErrors } from '../../key-pair/key-pair-errors.ts';
import { germanAhead } from '../installation/clock-doubt.ts';

const notDiscardable: Record<string, string> = {
  settling: 'Die Org nimmt es schon an. Warten Sie, bis die Übergabe sich eingespielt hat.',
  previous: 'Es wird für seine Frist aufbewahrt und dann von selbst vernichtet.',
  abandoned: 'Es wurde schon aufgegeben.',
  compromised: 'Es unterschreibt nichts mehr.',
  destroyed: 'Sein privater Schlüssel ist schon vernichtet.',
};

/** As the pages call the states. */
const states: Record<string, string> = {
  issued: 'wartet auf das Hochladen',
  active: 'ist im Gebrauch',
  settling: 'ist angenommen und spielt sich ein',
  previous: 'wird noch aufbewahrt',
  abandoned: 'ist aufgegeben',
  compromised: 'ist kompromittiert',
  destroyed: 'ist vernichtet',
};

function keyRefusedWords(refused: ErrorParameters<'keyRefused'>): string {
  if ('file' in refused) return refused.file.problem;
  if ('bits' in refused) return `er hat ${refused.bits} Bit`;
  return {
    notRsa: 'das Zertifikat ist nicht über einen RSA-Schlüssel ausgestellt',
    rsaPss: 'das Zertifikat ist über einen Schlüssel nur für RSA-PSS ausgestellt',
    unreadable: 'das ist kein lesbarer privater Schlüssel',
  }[refused.problem];
}

export const germanKeyPairErrors: KeyPairErrors = {
  keyPairNotFound: ({ name, fingerprint }, to) => [
    `Die App von „${name}“ hat kein Schlüsselpaar mit dem Fingerabdruck ${fingerprint}.`,
    `Die vorhandenen stehen unter ${to('certificate list', name)}.`,
  ],
  keyRequestNotFound: ({ name, mark }, to) => [
    `Die App von „${name}“ hat keinen Schlüsselantrag ${mark}.`,
    `Die vorhandenen stehen unter ${to('certificate requests', name)}.`,
  ],
  certificateTooLarge: ({ bytes }) => [
    `Das Zertifikat hat ${bytes} Bytes; Salesforce nimmt höchstens 4.096.`,
    'Nehmen Sie nur das eigene Zertifikat, ohne seine Kette.',
  ],
  keyRefused: (refused) => [
    `Dieser Schlüssel ist nicht zu gebrauchen: ${keyRefusedWords(refused)}.`,
    'Nehmen Sie einen RSA-Schlüssel mit 2048, 3072 oder 4096 Bit: Salesforce nimmt nur RS256.',
  ],
  keyLeaked: ({ name }, to) => [
    'Dieser Schlüssel wurde als entwichen gemeldet; er wird nicht wieder aufgenommen.',
    `Machen Sie ein neues Schlüsselpaar: ${to('certificate download', name)}.`,
  ],
  keysDoNotMatch: () => [
    'Der private Schlüssel und das Zertifikat gehören nicht zusammen.',
    `Geben Sie den Schlüssel an, aus dem das Zertifikat gemacht wurde; \`openssl x509 -noout -pubkey\` und \`openssl pkey -pubout\` zeigen beide öffentlichen Schlüssel.`,
  ],
  fitsNoRequest: ({ name, subject }, to) => [
    `Kein Schlüsselantrag von „${name}“ gehört zum Schlüssel dieses Zertifikats (${subject}).`,
    `Die Anträge stehen unter ${to('certificate requests', name)}; ein Zertifikat, dessen privater Schlüssel in einer Datei liegt, wird so aufgenommen: ${to('certificate import', name)}.`,
  ],
  tooManyIssued: ({ count, name }, to) => [
    `${count} Zertifikate von „${name}“ warten schon auf das Hochladen; ein sechstes wurde nicht gemacht.`,
    `Laden Sie eines davon hoch, oder geben Sie eines auf: ${to('certificate discard', name, 'FINGERPRINT')}.`,
  ],
  tooManyRequests: ({ count, name }, to) => [
    `${count} Schlüsselanträge von „${name}“ warten schon auf ihre Zertifikate; ein sechster wurde nicht gemacht.`,
    `Installieren Sie, was gekommen ist, oder geben Sie einen auf: ${to('certificate withdraw', name, 'MARK')}.`,
  ],
  notDiscardable: ({ name, fingerprint, state }, to) => [
    `Verwerfen lässt sich nur, was auf das Hochladen wartet; das Schlüsselpaar ${fingerprint} ${states[state] ?? state}.`,
    state === 'active' ? `Wechseln Sie zuerst: ${to('rotate', name)}.` : (notDiscardable[state] ?? ''),
  ],
  keyPairGone: ({ fingerprint, state, name }, to) => [
    `Das Schlüsselpaar ${fingerprint} ${states[state] ?? state} und unterschreibt nichts.`,
    `Nehmen Sie ein anderes: ${to('certificate list', name)}.`,
  ],
  keyPairHeld: ({ fingerprint, name }, to) => [
    `Das Schlüsselpaar ${fingerprint} gehört schon der App von „${name}“.`,
    `Nichts ist zu tun; es steht unter ${to('certificate list', name)}.`,
  ],
  keyUnderOtherCertificate: ({ fingerprint, name }, to) => [
    `Der private Schlüssel dieses Zertifikats ist schon da, mit einem anderen Zertifikat darüber: ${fingerprint}, von der App von „${name}“.`,
    `Nehmen Sie jenes (${to('certificate show', name, fingerprint)}), oder machen Sie ein neues Schlüsselpaar: ${to('certificate download', name)}.`,
  ],
  nothingToRevertTo: ({ name }, to) => [
    `„${name}“ hat kein voriges Schlüsselpaar, zu dem es zurückginge.`,
    `Wechseln Sie stattdessen nach vorn: ${to('rotate', name)}.`,
  ],
  exportForbidden: () => [
    'Private Schlüssel auszuführen ist hier abgeschaltet (LATCHKEY_ALLOW_EXPORT=false).',
    'Fragen Sie, wer diese Installation betreibt.',
  ],
  clockWrong: ({ now, aheadMs }) => [
    `Die Uhr dieses Rechners sagt ${now}; sie geht ${germanAhead(aheadMs)} gegenüber der Uhr der Server. Mit ihrer Zeit wird kein Zertifikat gemacht.`,
    'Stellen Sie die Uhr (`timedatectl` zeigt, ob ein Zeitserver es tut), und versuchen Sie es noch einmal.',
  ],
};
