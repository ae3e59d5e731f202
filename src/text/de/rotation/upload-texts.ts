// Where a certificate is that was said to be uploaded, and what happened to the slot of an app, in German.

import type { CertificateChange } from '../../../domain/org/org.ts';
import { minute } from '../../instants.ts';
import type { UploadTexts } from '../../words.ts';
import { germanEvidence } from '../diagnosis/evidence-texts.ts';

export function germanChange({ at, by }: CertificateChange): string {
  return `Geändert wurde es am ${minute(at)}${by === null ? '' : ` von ${by}`}.`;
}

export const germanUploadTexts: UploadTexts = {
  whichIsShown: (app, subject) =>
    `Öffnen Sie „${app}“ in Setup, und sehen Sie nach, welches Zertifikat gezeigt wird: Unseres ist auf ${subject} ausgestellt.`,
  wrongAppTitle: (connection, where) =>
    `Das Zertifikat von „${connection}“ wurde in die falsche App hochgeladen: ${where}`,
  wrongAppRemedy: (where, app, own) =>
    `Geben Sie zuerst ${where === null ? 'jener App' : `der App ${where}`} ihr eigenes Zertifikat zurück, denn sonst kann sich dort jetzt nichts anmelden${own === null ? '' : `: ${own[0]} nennt das benutzte, ${own[1]} schreibt es`}. Laden Sie dann dieses in „${app}“ hoch.`,
  anotherApp: 'eine andere App',
  theOneThatHeld: (subject) => `mit dem bisherigen Zertifikat ${subject}`,
  heldBy: (label, fullName) => `Es ist in der App „${label}“ (${fullName}).`,
  inItsApp: [
    'Das Zertifikat ist in der App, und noch kein gefragter Server nimmt es an',
    'Ändern Sie nichts. Salesforce ist langsamer als sonst; es wird weiter danach gesehen.',
  ],
  shows: (app, subject) => (subject === null ? `„${app}“ zeigt es.` : `„${app}“ zeigt ${subject}.`),
  anotherFileTitle: (app) =>
    app === null ? 'Eine andere Datei wurde hochgeladen' : `Eine andere Datei wurde in „${app}“ hochgeladen`,
  holdsAnother: (app, subject, fingerprint) =>
    `In ${app === null ? 'der App' : `„${app}“`} ist ${subject} (${fingerprint}); das ist keines ihrer Schlüsselpaare hier.`,
  notSavedTitle: (app) => `Das neue Zertifikat wurde in „${app}“ nicht gespeichert`,
  stillSignsIn: 'Das bisherige Schlüsselpaar meldet sich noch an.',
  appHoldsNone: 'In der App ist kein Zertifikat.',
  appStillHolds: (subject) => `In der App ist noch ${subject}.`,
  olderSaved: (subject, change) =>
    `Ein früheres Zertifikat wurde wieder gespeichert, ${subject}. ${germanChange(change)}`,
  notInTrail: 'Das Setup Audit Trail zeigt kein Hochladen davon.',
  notReadable: (permissions) =>
    permissions.length === 0
      ? 'Die Org ließ sich nicht fragen, welches Zertifikat sie hat.'
      : `Die Org sagt nicht, welches Zertifikat sie hat: Dem Benutzer fehlt ${permissions.map((one) => `„${one}“`).join(' und ')}.`,
  saved: [
    'Das Zertifikat wurde gespeichert, und noch kein gefragter Server nimmt es an',
    'Ändern Sie noch nichts. Wird es in zehn Minuten nicht angenommen, öffnen Sie die App, und sehen Sie nach, welches Zertifikat sie zeigt.',
  ],
  savedAt: (change) => `Das Setup Audit Trail sagt, dass es gespeichert wurde. ${germanChange(change)}`,
  gaveWay: (subject) => (subject === null ? 'In jener App war vorher keines.' : `Dort hat es ${subject} abgelöst.`),
  uploadAgain: (names, app, key) =>
    `Laden Sie die Datei, die ${names} nennt, noch einmal in „${app}“ hoch, und drücken Sie Save.${key === null ? '' : ` Von mehreren Apps dieses Namens zeigt die richtige ${key}.`}`,
  notSpreading: germanEvidence.slotLost,
  lostRemedy: ({ app, where, box, subject, names, say }) =>
    `Öffnen Sie „${app}“ noch einmal in Setup > ${where}: Ist „${box}“ angehakt, und wird das Zertifikat ${subject} gezeigt? Haken Sie es an, wählen Sie die Datei noch einmal (${names} nennt sie), und drücken Sie Save. Sagen Sie es dann: ${say}.`,
  lostTitles: {
    emptied: 'In der App ist kein Zertifikat',
    holdsOurs: 'Die App zeigt unser Zertifikat und nimmt keine Assertion an',
    certificateOf: (connection) => `Das Zertifikat der Verbindung „${connection}“ wurde hochgeladen`,
    otherFile: 'Eine andere Datei wurde hochgeladen',
    notReadable: 'Die App nimmt keine Assertion an, oder ein anderes Zertifikat ist darin',
  },
  showsNone: (app) => `„${app}“ zeigt kein Zertifikat: Der Haken wurde entfernt, oder ein Deploy hat es weggelassen.`,
  oursGaveWay: (subject, change) =>
    `Das Setup Audit Trail sagt, dass ${subject} unseres ablöste. ${germanChange(change)}`,
  nobodySignsIn: (app) =>
    `Niemand meldet sich jetzt bei „${app}“ an, mit keinem Schlüsselpaar, und das ist nicht das Verteilen einer Änderung.`,
};
