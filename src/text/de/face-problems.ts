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
  brokenOff: () => ['Die Anfrage brach ab.', 'Senden Sie sie noch einmal.'],
  expectationFailed: () => [
    'Eine solche Erwartung nimmt der Server nicht an.',
    'Senden Sie die Anfrage ohne die Kopfzeile Expect.',
  ],
  headersTooLarge: () => ['Die Kopfzeilen der Anfrage sind zu groß.', 'Senden Sie weniger oder kürzere.'],
  methodNotAllowed: () => [
    'Diese Adresse nimmt keine Anfrage dieser Methode an.',
    'Nehmen Sie eine aus der Kopfzeile Allow; was jede tut, steht im Dokument der API: /api/openapi.json.',
  ],
  notOfTheForm: () => [
    'Das ist nicht, was das Formular sendet.',
    'Öffnen Sie den Link noch einmal, und drücken Sie einen Knopf seiner Seite.',
  ],
  nothingHere: () => [
    'Hier ist nichts.',
    'Prüfen Sie die Adresse; alles, was es gibt, steht im Dokument der API: /api/openapi.json.',
  ],
  otherName: () => [
    'Unter diesem Namen antwortet dieser Server nicht.',
    'Nehmen Sie die Adresse, die er beim Start nennt, oder setzen Sie LATCHKEY_PUBLIC_URL.',
  ],
  otherPage: () => [
    'Anfragen von anderen Seiten werden abgelehnt.',
    'Tun Sie es auf den Seiten von Latchkey; ein Programm sendet kein Origin.',
  ],
  probeToken: () => ['Dazu gehört das Token des Datenordners.', 'Senden Sie es: Authorization: Bearer TOKEN.'],
  requestTooSlow: () => ['Die Anfrage kam nicht in der Zeit an.', 'Senden Sie sie noch einmal.'],
  requestUnreadable: () => ['Das ist keine lesbare Anfrage.', 'Senden Sie sie, wie HTTP/1.1 es sagt, mit einem Host.'],
};

export const germanFacePages: FacePages = {
  notOpened: 'Nicht geöffnet',
  notSignedIn: 'Nicht angemeldet',
  back: 'Zurück zu Latchkey',
  permittedUsers: 'Setzen Sie Permitted Users der Canvas-App auf „Admin approved users are pre-authorized“.',
};
