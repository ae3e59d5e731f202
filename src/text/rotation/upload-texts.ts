// Where a certificate is that was said to be uploaded, and what happened to the slot of an app: the sentences.

import { notSpreading } from '../diagnosis/evidence-texts.ts';
import { whoAndWhen } from '../watch/who-and-when.ts';
import type { UploadTexts } from '../words.ts';

export const uploadTexts: UploadTexts = {
  whichIsShown: (app, subject) =>
    `Open "${app}" in Setup and look which certificate it shows: ours has ${subject} as its subject.`,
  wrongAppTitle: (connection, where) => `The certificate of "${connection}" was uploaded to the wrong app: ${where}`,
  wrongAppRemedy: (where, app, own) =>
    `Give ${where ?? 'that app'} its own certificate back first, since nothing else can sign in to it now${own === null ? '' : `: ${own[0]} names the one in use, ${own[1]} writes it`}. Then upload this one to "${app}".`,
  anotherApp: 'another app',
  theOneThatHeld: (subject) => `the one that held ${subject}`,
  heldBy: (label, fullName) => `The app "${label}" (${fullName}) holds it.`,
  inItsApp: [
    'The certificate is in the app, and no server that was asked takes it yet',
    'Change nothing. Salesforce is slower than usual; it goes on being looked for.',
  ],
  shows: (app, subject) => `"${app}" shows ${subject ?? 'it'}.`,
  anotherFileTitle: (app) => (app === null ? 'Another file was uploaded' : `Another file was uploaded to "${app}"`),
  holdsAnother: (app, subject, fingerprint) =>
    `${app === null ? 'The app' : `"${app}"`} holds ${subject} (${fingerprint}), which is none of its key pairs here.`,
  notSavedTitle: (app) => `The new certificate was not saved in "${app}"`,
  stillSignsIn: 'The key pair of before still signs in.',
  appHoldsNone: 'The app holds no certificate.',
  appStillHolds: (subject) => `The app still holds ${subject}.`,
  olderSaved: (subject, change) => `An earlier certificate was saved again, ${subject}. ${whoAndWhen(change)}`,
  notInTrail: 'The setup audit trail shows no upload of it.',
  notReadable: (permissions) =>
    permissions.length === 0
      ? 'The org could not be asked which certificate it holds.'
      : `The org does not say which certificate it holds: the user lacks ${permissions.map((one) => `"${one}"`).join(' and ')}.`,
  saved: [
    'The certificate was saved, and no server that was asked takes it yet',
    'Change nothing yet. If it is not accepted in ten minutes, open the app and look which certificate it shows.',
  ],
  savedAt: (change) => `The setup audit trail says that it was saved. ${whoAndWhen(change)}`,
  gaveWay: (subject) =>
    subject === null ? 'There was none before in that app.' : `There it took the place of ${subject}.`,
  uploadAgain: (names, app, key) =>
    `Upload the file that ${names} names to "${app}" again, and Save.${key === null ? '' : ` Of several apps with this name, the right one shows ${key}.`}`,
  notSpreading,
  lostRemedy: ({ app, where, box, subject, names, say }) =>
    `Open "${app}" again in Setup > ${where}: is "${box}" ticked, and does it show the certificate ${subject}? Tick it, choose the file again (${names} names it) and Save. Then say so: ${say}.`,
  lostTitles: {
    emptied: 'The app holds no certificate',
    holdsOurs: 'The app shows our certificate and takes no assertion',
    certificateOf: (connection) => `The certificate of the connection "${connection}" was uploaded`,
    otherFile: 'Another file was uploaded',
    notReadable: 'The app takes no assertion, or holds another certificate',
  },
  showsNone: (app) => `"${app}" shows no certificate: the box was unticked, or a deploy left it out.`,
  oursGaveWay: (subject, change) =>
    `The setup audit trail says that ours gave way to ${subject}. ${whoAndWhen(change)}`,
  nobodySignsIn: (app) =>
    `Nobody signs in to "${app}" now, with any key pair, and this is not the spreading of a change.`,
};
