// Where a certificate is that was said to be uploaded, and what happened to the slot of an app: the sentences.

import type { CertificateChange } from '../../domain/org/org.ts';
import { whoAndWhen } from '../watch/who-and-when.ts';

type LostApp = Record<'app' | 'where' | 'box' | 'subject' | 'names' | 'say', string>;

export const uploadTexts = {
  whichIsShown: (app: string, subject: string) =>
    `Open "${app}" in Setup and look which certificate it shows: ours has ${subject} as its subject.`,
  wrongAppTitle: (connection: string, where: string) =>
    `The certificate of "${connection}" was uploaded to the wrong app: ${where}`,
  /** @param where null: another app, whose name is not known. @param own how its own certificate is got; null: it is none of ours. */
  wrongAppRemedy: (where: string | null, app: string, own: readonly [list: string, show: string] | null) =>
    `Give ${where ?? 'that app'} its own certificate back first, since nothing else can sign in to it now${own === null ? '' : `: ${own[0]} names the one in use, ${own[1]} writes it`}. Then upload this one to "${app}".`,
  anotherApp: 'another app',
  theOneThatHeld: (subject: string) => `the one that held ${subject}`,
  heldBy: (label: string, fullName: string) => `The app "${label}" (${fullName}) holds it.`,
  inItsApp: [
    'The certificate is in the app, and no server that was asked takes it yet',
    'Change nothing. Salesforce is slower than usual; it goes on being looked for.',
  ],
  shows: (app: string, subject: string | null) => `"${app}" shows ${subject ?? 'it'}.`,
  anotherFileTitle: (app: string | null) =>
    app === null ? 'Another file was uploaded' : `Another file was uploaded to "${app}"`,
  holdsAnother: (app: string | null, subject: string, fingerprint: string) =>
    `${app === null ? 'The app' : `"${app}"`} holds ${subject} (${fingerprint}), which is none of its key pairs here.`,
  notSavedTitle: (app: string) => `The new certificate was not saved in "${app}"`,
  stillSignsIn: 'The key pair of before still signs in.',
  appHoldsNone: 'The app holds no certificate.',
  appStillHolds: (subject: string) => `The app still holds ${subject}.`,
  olderSaved: (subject: string, change: CertificateChange) =>
    `An earlier certificate was saved again, ${subject}. ${whoAndWhen(change)}`,
  notInTrail: 'The setup audit trail shows no upload of it.',
  notReadable: (permissions: readonly string[]) =>
    permissions.length === 0
      ? 'The org could not be asked which certificate it holds.'
      : `The org does not say which certificate it holds: the user lacks ${permissions.map((one) => `"${one}"`).join(' and ')}.`,
  saved: [
    'The certificate was saved, and no server that was asked takes it yet',
    'Change nothing yet. If it is not accepted in ten minutes, open the app and look which certificate it shows.',
  ],
  savedAt: (change: CertificateChange) => `The setup audit trail says that it was saved. ${whoAndWhen(change)}`,
  gaveWay: (subject: string | null) =>
    subject === null ? 'There was none before in that app.' : `There it took the place of ${subject}.`,
  /** @param key of the right one among several; null: not known. */
  uploadAgain: (names: string, app: string, key: string | null) =>
    `Upload the file that ${names} names to "${app}" again, and Save.${key === null ? '' : ` Of several apps with this name, the right one shows ${key}.`}`,
  notSpreading:
    'Every key pair was refused ten times over, each time by another connection. While one certificate takes the place of another, each server accepts the one or the other: this is not the spreading of a change.',
  lostRemedy: ({ app, where, box, subject, names, say }: LostApp) =>
    `Open "${app}" again in Setup > ${where}: is "${box}" ticked, and does it show the certificate ${subject}? Tick it, choose the file again (${names} names it) and Save. Then say so: ${say}.`,
  lostTitles: {
    emptied: 'The app holds no certificate',
    holdsOurs: 'The app shows our certificate and takes no assertion',
    certificateOf: (connection: string) => `The certificate of the connection "${connection}" was uploaded`,
    otherFile: 'Another file was uploaded',
    notReadable: 'The app takes no assertion, or holds another certificate',
  },
  showsNone: (app: string) => `"${app}" shows no certificate: the box was unticked, or a deploy left it out.`,
  oursGaveWay: (subject: string, change: CertificateChange) =>
    `The setup audit trail says that ours gave way to ${subject}. ${whoAndWhen(change)}`,
  nobodySignsIn: (app: string) =>
    `Nobody signs in to "${app}" now, with any key pair, and this is not the spreading of a change.`,
} as const;
