// The words of each finding of the certificate watch, in German.

import { type KeptFinding, weakestRsaBits } from '../../../domain/watch/finding-kinds.ts';
import { whyUnreadable } from '../../watch/finding-words.ts';
import type { FindingTable, Hand } from '../../words.ts';
import { germanChange } from '../rotation/upload-texts.ts';

type Of<Kind extends KeptFinding['kind']> = KeptFinding & { kind: Kind };

const keyWeak = ({ holder, bits }: Of<'keyWeak' | 'managedKeyWeak'>) =>
  [
    `Der Schlüssel ${called(holder)} ist schwach`,
    `Ein RSA-Schlüssel mit ${bits} Bits; ${weakestRsaBits} ist das Mindeste, was als sicher gilt.`,
    'Ersetzen Sie das Zertifikat durch eines über einen RSA-Schlüssel mit 2.048 Bits oder mehr.',
  ] as const;

const inWrongApp = (
  { label, ownerName, connectionName, kind }: Of<'certificateOfAnotherApp' | 'otherAppByTrail'>,
  to: Hand,
) => {
  const isNamed = kind === 'certificateOfAnotherApp' || connectionName !== null;
  return [
    `Das Zertifikat von „${ownerName}“ wurde in die falsche App hochgeladen: ${isNamed ? `„${label}“` : `die mit dem bisherigen Zertifikat ${label}`}`,
    `Es wurde für die Verbindung „${ownerName}“ gemacht; solange es dort ist, kann sich in jener App nichts anderes anmelden.`,
    connectionName === null
      ? `Laden Sie es in die App von „${ownerName}“ hoch, und geben Sie der anderen App ihr eigenes Zertifikat zurück.`
      : `Laden Sie es in die App von „${ownerName}“ hoch, und in „${label}“ das von ${to('certificate list', connectionName)}.`,
  ] as const;
};

export const germanFindings: FindingTable = {
  keyWeak,
  managedKeyWeak: keyWeak,
  certificateOfAnotherApp: inWrongApp,
  otherAppByTrail: inWrongApp,
  signatureWeak: ({ holder, signatureAlgorithm }) => [
    `Das Zertifikat ${called(holder)} hat eine schwache Signatur`,
    `Seine Signatur ist ${signatureAlgorithm}.`,
    'Ersetzen Sie es durch ein Zertifikat, das mit SHA-256 signiert ist.',
  ],
  certificateShared: ({ apps }) => {
    const names = apps.map(({ label, fullName }) => `„${label}“ (${fullName})`).sort();
    return [
      `${names.length} Apps teilen sich einen Schlüssel`,
      `Es sind ${names.join(', ')}.`,
      'Geben Sie jeder App ein eigenes Schlüsselpaar, damit ein Leck nur eine öffnet.',
    ];
  },
  certificateCleared: ({ label, connectionName }, to) => {
    const title = `In der App „${label}“ ist kein Zertifikat mehr`;
    return connectionName === null
      ? [
          title,
          'Beim vorigen Lesen hatte sie eines. Was sich damit anmeldet, ist ausgesperrt.',
          'Fragen Sie, wer in diese Org deployt; ein Deploy ohne das Zertifikat nimmt es heraus.',
        ]
      : [
          title,
          'Die Org nahm vorher eines an; ein Deploy ohne das Zertifikat nimmt es heraus, und das Abschalten der digitalen Signaturen auch.',
          `Laden Sie es noch einmal hoch: ${to('certificate list', connectionName)} nennt es, ${to('certificate show', connectionName, 'FINGERPRINT --out FILE')} gibt es heraus.`,
        ];
  },
  certificateNotHeld: ({ label, fingerprint, connectionName, why }, to) =>
    why.type === 'anotherCertificate'
      ? [
          `In der App „${label}“ ist ein anderes Zertifikat als unseres`,
          `Es ist ${why.subject} (${fingerprint})${why.isOfAnotherInstallation ? '; eine andere Installation von Latchkey hat es gemacht' : ''}.`,
          `Laden Sie das von ${to('certificate list', connectionName)} hoch, oder übernehmen Sie das andere Paar: ${to('certificate import')}.`,
        ]
      : [
          `In der App „${label}“ ist ein Zertifikat, dessen Schlüssel ${why.type === 'compromised' ? 'als bekannt geworden gilt' : 'vernichtet ist'}`,
          why.type === 'compromised'
            ? 'Wer den bekannt gewordenen Schlüssel hat, kann sich anmelden, bis das Zertifikat in Salesforce ersetzt ist.'
            : 'Sein privater Schlüssel wurde vernichtet, als die Aufbewahrung vorbei war; von uns kann sich damit nichts anmelden.',
          `Holen Sie das Zertifikat, das dorthin gehört: ${to(why.isOfAuthority ? 'certificate request' : 'rotate', connectionName)}.`,
        ],
  certificateReplaced: ({ label, subject, fingerprint, change, connectionName }, to) => [
    `Jemand hat das Zertifikat der App „${label}“ ersetzt`,
    `Sie hat jetzt ${subject} (${fingerprint}), das nicht unseres ist. ${change === null ? 'Das Setup Audit Trail sagt nicht, wer es war.' : germanChange(change)}`,
    `Fragen Sie, wer es war; um zurückzugehen, laden Sie ein Zertifikat von ${to('certificate list', connectionName)} hoch, oder übernehmen Sie das andere Paar: ${to('certificate import')}.`,
  ],
  replacedByTrail: ({ label, to: other, change, connectionName }, to) => [
    `Jemand hat das Zertifikat der App „${label}“ ersetzt`,
    `Das Setup Audit Trail sagt, dass ${other} unseres ablöste. ${germanChange(change)}`,
    `Sehen Sie nach, ob sie sich noch anmeldet: ${to('test', connectionName)}; um zurückzugehen, laden Sie ein Zertifikat von ${to('certificate list', connectionName)} hoch.`,
  ],
  certificateRenewed: ({ label, subject, fingerprint, before }) => [
    `Das Zertifikat der App „${label}“ wurde ersetzt`,
    `Jetzt ist es ${subject} (${fingerprint}), vorher war es ${before}.`,
    'War es niemand von Ihnen, sehen Sie im Setup Audit Trail der Org nach, wer es war.',
  ],
  appUnknown: ({ label, subject, fingerprint }) => [
    `In der App „${label}“, die Latchkey nicht kennt, ist ein Zertifikat aufgetaucht`,
    `Es ist ${subject} (${fingerprint}); beim vorigen Lesen war dort keines, oder es gab die App nicht.`,
    'Ist es gewollt, bleibt nichts zu tun: Das Zertifikat wird von nun an beobachtet. Sonst finden Sie heraus, wer es gemacht hat.',
  ],
  sourceUnreadable: (source, to) => [
    `Das beobachtete Zertifikat „${source.label}“ ist nicht zu lesen`,
    whyUnreadable(source, to),
    `Bringen Sie es in Ordnung, oder beobachten Sie es nicht mehr: ${to('watch remove', source.location)}. Bis dahin ${source.isCounted ? 'zählt das letzte Zertifikat' : 'wird nichts davon beobachtet'}.`,
  ],
};

function called({ type, label }: Of<'keyWeak' | 'managedKeyWeak'>['holder']): string {
  return type === 'app' ? `der App „${label}“` : `von „${label}“ in Certificate and Key Management`;
}
