// What the HTTP face refuses by itself, in German.

import type { FacePages, FaceProblems } from '../words.ts';

const soon = (seconds: number) => `Versuchen Sie es in ${seconds} s wieder.`;

export const germanFaceProblems: FaceProblems = {
  documentationBeingWritten: () => ['Die Dokumentation wird gerade geschrieben.', 'Fragen Sie noch einmal.'],
  documentationPageNotFound: () => [
    'Eine solche Seite hat diese Dokumentation nicht.',
    'Öffnen Sie sie von der Seite ihres Scans aus.',
  ],
  internal: () => ['Etwas ist schiefgegangen.', 'Versuchen Sie es noch einmal; das Log des Servers sagt mehr.'],
  tooLarge: () => ['Die Anfrage ist zu groß.', 'Senden Sie weniger.'],
  tooManyRequests: (seconds) => ['Zu viele Anfragen.', soon(seconds)],
  tooManyStreams: (seconds) => ['Zu viele Ströme von Ereignissen sind offen.', soon(seconds)],
  tooManyTries: (seconds) => ['Zu viele falsche Passwörter für diesen Namen von dieser Adresse.', soon(seconds)],
  unauthorized: () => [
    'Niemand ist angemeldet, oder das Token ist hier nicht bekannt.',
    'Melden Sie sich an, oder senden Sie ein API-Token: Authorization: Bearer TOKEN.',
  ],
};

export const germanFacePages: FacePages = {
  notOpened: 'Nicht geöffnet',
  notSignedIn: 'Nicht angemeldet',
  back: 'Zurück zu Latchkey',
  permittedUsers: 'Setzen Sie Permitted Users der Canvas-App auf „Admin approved users are pre-authorized“.',
  refusals: {
    brokenOff: 'Die Anfrage brach ab.',
    internal: 'Etwas ging schief.',
    notOfTheForm: 'Das ist nicht, was das Formular sendet.',
    nothingHere: 'Hier ist nichts.',
    otherName: 'Unter diesem Namen antwortet dieser Server nicht.',
    otherPage: 'Anfragen von anderen Seiten werden abgelehnt.',
    probeToken: 'Senden Sie das Token des Datenordners: Authorization: Bearer TOKEN.',
    tooLarge: 'Das ist zu groß.',
  },
};
