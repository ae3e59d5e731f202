// Where a certificate is that was said to be uploaded, and what happened to the slot of an app, in French.

import type { CertificateChange } from '../../../domain/org/org.ts';
import { minute } from '../../instants.ts';
import type { UploadTexts } from '../../words.ts';
import { frenchEvidence } from '../diagnosis/evidence-texts.ts';

export function frenchChange({ at, by }: CertificateChange): string {
  return `La modification date du ${minute(at)}${by === null ? '' : `, par ${by}`}.`;
}

export const frenchUploadTexts: UploadTexts = {
  whichIsShown: (app, subject) =>
    `Ouvrez « ${app} » dans Setup et regardez quel certificat est affiché : le nôtre a pour sujet ${subject}.`,
  wrongAppTitle: (connection, where) =>
    `Le certificat de « ${connection} » a été envoyé dans la mauvaise application : ${where}`,
  wrongAppRemedy: (where, app, own) =>
    `Rendez d’abord son propre certificat à ${where === null ? 'cette application' : `l’application ${where}`}, car rien d’autre ne peut plus s’y connecter${own === null ? '' : ` : ${own[0]} nomme celui utilisé, ${own[1]} l’écrit`}. Envoyez ensuite celui-ci dans « ${app} ».`,
  anotherApp: 'une autre application',
  theOneThatHeld: (subject) => `avec le certificat précédent ${subject}`,
  heldBy: (label, fullName) => `Il est dans l’application « ${label} » (${fullName}).`,
  inItsApp: [
    'Le certificat est dans l’application, et aucun serveur interrogé ne l’accepte encore',
    'Ne changez rien. Salesforce est plus lent que d’habitude ; la recherche continue.',
  ],
  shows: (app, subject) => (subject === null ? `« ${app} » le montre.` : `« ${app} » montre ${subject}.`),
  anotherFileTitle: (app) =>
    app === null ? 'Un autre fichier a été envoyé' : `Un autre fichier a été envoyé dans « ${app} »`,
  holdsAnother: (app, subject, fingerprint) =>
    `${app === null ? 'L’application' : `« ${app} »`} contient ${subject} (${fingerprint}), qui n’est aucune de ses paires de clés ici.`,
  notSavedTitle: (app) => `Le nouveau certificat n’a pas été enregistré dans « ${app} »`,
  stillSignsIn: 'La paire de clés précédente se connecte encore.',
  appHoldsNone: 'L’application ne contient pas de certificat.',
  appStillHolds: (subject) => `L’application contient encore ${subject}.`,
  olderSaved: (subject, change) =>
    `Un certificat antérieur a été enregistré de nouveau, ${subject}. ${frenchChange(change)}`,
  notInTrail: 'Le Setup Audit Trail n’en montre aucun envoi.',
  notReadable: (permissions) =>
    permissions.length === 0
      ? 'L’org n’a pas pu être interrogée sur le certificat qu’elle contient.'
      : `L’org ne dit pas quel certificat elle contient : il manque à l’utilisateur ${permissions.map((one) => `« ${one} »`).join(' et ')}.`,
  saved: [
    'Le certificat a été enregistré, et aucun serveur interrogé ne l’accepte encore',
    'Ne changez rien encore. S’il n’est pas accepté en dix minutes, ouvrez l’application et regardez quel certificat elle montre.',
  ],
  savedAt: (change) => `Le Setup Audit Trail dit qu’il a été enregistré. ${frenchChange(change)}`,
  gaveWay: (subject) =>
    subject === null
      ? 'Il n’y en avait aucun auparavant dans cette application.'
      : `Il y a pris la place de ${subject}.`,
  uploadAgain: (names, app, key) =>
    `Envoyez encore une fois dans « ${app} » le fichier que nomme ${names}, puis cliquez sur Save.${key === null ? '' : ` De plusieurs applications de ce nom, la bonne montre ${key}.`}`,
  notSpreading: frenchEvidence.slotLost,
  lostRemedy: ({ app, where, box, subject, names, say }) =>
    `Rouvrez « ${app} » dans Setup > ${where} : « ${box} » est-il coché, et le certificat ${subject} est-il affiché ? Cochez-le, choisissez de nouveau le fichier (${names} le nomme) et cliquez sur Save. Dites-le ensuite : ${say}.`,
  lostTitles: {
    emptied: 'L’application ne contient pas de certificat',
    holdsOurs: 'L’application montre notre certificat et n’accepte aucune assertion',
    certificateOf: (connection) => `Le certificat de la connexion « ${connection} » a été envoyé`,
    otherFile: 'Un autre fichier a été envoyé',
    notReadable: 'L’application n’accepte aucune assertion, ou contient un autre certificat',
  },
  showsNone: (app) => `« ${app} » ne montre pas de certificat : la case a été décochée, ou un déploiement l’a omis.`,
  oursGaveWay: (subject, change) =>
    `Le Setup Audit Trail dit que le nôtre a cédé la place à ${subject}. ${frenchChange(change)}`,
  nobodySignsIn: (app) =>
    `Personne ne se connecte maintenant à « ${app} », avec aucune paire de clés, et ce n’est pas la propagation d’une modification.`,
};
