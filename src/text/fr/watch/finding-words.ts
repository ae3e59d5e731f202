// The words of each finding of the certificate watch, in French.

import { type KeptFinding, weakestRsaBits } from '../../../domain/watch/finding-kinds.ts';
import { whyUnreadable } from '../../watch/finding-words.ts';
import type { FindingTable, Hand } from '../../words.ts';
import { frenchChange } from '../rotation/upload-texts.ts';

type Of<Kind extends KeptFinding['kind']> = KeptFinding & { kind: Kind };

const keyWeak = ({ holder, bits }: Of<'keyWeak' | 'managedKeyWeak'>) =>
  [
    `La clé de ${called(holder)} est faible`,
    `Une clé RSA de ${bits} bits ; ${weakestRsaBits} est le minimum qui passe pour sûr.`,
    'Remplacez le certificat par un autre, sur une clé RSA de 2 048 bits ou plus.',
  ] as const;

const inWrongApp = (
  { label, ownerName, connectionName, kind }: Of<'certificateOfAnotherApp' | 'otherAppByTrail'>,
  to: Hand,
) => {
  const isNamed = kind === 'certificateOfAnotherApp' || connectionName !== null;
  return [
    `Le certificat de « ${ownerName} » a été envoyé dans la mauvaise application : ${isNamed ? `« ${label} »` : `celle qui détenait ${label}`}`,
    `Il a été fait pour la connexion « ${ownerName} » ; tant qu’il y est, rien d’autre ne peut se connecter à cette application.`,
    connectionName === null
      ? `Envoyez-le dans l’application de « ${ownerName} », et rendez à l’autre application son propre certificat.`
      : `Envoyez-le dans l’application de « ${ownerName} », et dans « ${label} » celui de ${to('certificate list', connectionName)}.`,
  ] as const;
};

export const frenchFindings: FindingTable = {
  keyWeak,
  managedKeyWeak: keyWeak,
  certificateOfAnotherApp: inWrongApp,
  otherAppByTrail: inWrongApp,
  signatureWeak: ({ holder, signatureAlgorithm }) => [
    `Le certificat de ${called(holder)} a une signature faible`,
    `Sa signature est ${signatureAlgorithm}.`,
    'Remplacez-le par un certificat signé avec SHA-256.',
  ],
  certificateShared: ({ apps }) => {
    const names = apps.map(({ label, fullName }) => `« ${label} » (${fullName})`).sort();
    return [
      `${names.length} applications partagent une clé`,
      `Ce sont ${names.join(', ')}.`,
      'Donnez à chaque application sa propre paire de clés, pour qu’une fuite n’en ouvre qu’une.',
    ];
  },
  certificateCleared: ({ label, connectionName }, to) => {
    const title = `L’application « ${label} » n’a plus de certificat`;
    return connectionName === null
      ? [
          title,
          'Elle en avait un à la lecture précédente. Ce qui se connecte avec lui est exclu.',
          'Demandez à ceux qui déploient dans cette org ; un déploiement sans le certificat l’enlève.',
        ]
      : [
          title,
          'L’org en acceptait un auparavant ; un déploiement sans le certificat l’enlève, et l’arrêt des signatures numériques aussi.',
          `Envoyez-le de nouveau : ${to('certificate list', connectionName)} le nomme, ${to('certificate show', connectionName, 'FINGERPRINT --out FILE')} le donne.`,
        ];
  },
  certificateNotHeld: ({ label, fingerprint, connectionName, why }, to) =>
    why.type === 'anotherCertificate'
      ? [
          `L’application « ${label} » détient un autre certificat que le nôtre`,
          `Elle détient ${why.subject} (${fingerprint})${why.isOfAnotherInstallation ? ', qu’une autre installation de Latchkey a fait' : ''}.`,
          `Envoyez celui de ${to('certificate list', connectionName)}, ou reprenez l’autre paire : ${to('certificate import')}.`,
        ]
      : [
          `L’application « ${label} » détient un certificat dont la clé est ${why.type === 'compromised' ? 'compromise' : 'détruite'}`,
          why.type === 'compromised'
            ? 'Celui qui a la clé divulguée peut se connecter jusqu’au remplacement du certificat dans Salesforce.'
            : 'Sa clé privée a été détruite à la fin de sa conservation ; rien de chez nous ne peut se connecter avec lui.',
          `Obtenez le certificat qui doit y être : ${to(why.isOfAuthority ? 'certificate request' : 'rotate', connectionName)}.`,
        ],
  certificateReplaced: ({ label, subject, fingerprint, change, connectionName }, to) => [
    `Quelqu’un a remplacé le certificat de l’application « ${label} »`,
    `Elle détient ${subject} (${fingerprint}), qui n’est pas le nôtre. ${change === null ? 'Le Setup Audit Trail ne dit pas qui l’a fait.' : frenchChange(change)}`,
    `Demandez à qui l’a fait ; pour revenir, envoyez un certificat de ${to('certificate list', connectionName)}, ou reprenez l’autre paire : ${to('certificate import')}.`,
  ],
  replacedByTrail: ({ label, to: other, change, connectionName }, to) => [
    `Quelqu’un a remplacé le certificat de l’application « ${label} »`,
    `Le Setup Audit Trail dit que le nôtre a cédé la place à ${other}. ${frenchChange(change)}`,
    `Voyez si elle se connecte encore : ${to('test', connectionName)} ; pour revenir, envoyez un certificat de ${to('certificate list', connectionName)}.`,
  ],
  certificateRenewed: ({ label, subject, fingerprint, before }) => [
    `Le certificat de l’application « ${label} » a été remplacé`,
    `Elle détient maintenant ${subject} (${fingerprint}) ; auparavant, c’était ${before}.`,
    'Si ce n’était personne de chez vous, cherchez qui dans le Setup Audit Trail de l’org.',
  ],
  appUnknown: ({ label, subject, fingerprint }) => [
    `Un certificat est apparu dans l’application « ${label} », que Latchkey ne connaît pas`,
    `Elle détient ${subject} (${fingerprint}) ; à la lecture précédente, elle n’en avait pas ou n’existait pas.`,
    'Si c’est voulu, il n’y a rien à faire : son certificat est surveillé désormais. Sinon, cherchez qui l’a fait.',
  ],
  sourceUnreadable: (source, to) => [
    `Le certificat surveillé « ${source.label} » est illisible`,
    whyUnreadable(source, to),
    `Réparez-le, ou cessez de le surveiller : ${to('watch remove', source.location)}. Jusque-là, ${source.isCounted ? 'c’est son dernier certificat qui compte' : 'rien n’en est surveillé'}.`,
  ],
};

function called({ type, label }: Of<'keyWeak' | 'managedKeyWeak'>['holder']): string {
  return type === 'app' ? `l’application « ${label} »` : `« ${label} » dans Certificate and Key Management`;
}
