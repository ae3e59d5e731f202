// A request of another form than its operation takes, in German.

import type { ShapeWords } from '../words.ts';

export const germanShapes: ShapeWords = {
  plain: {
    missing: ['die Angabe fehlt', 'Geben Sie sie an.'],
    another: ['die Angabe hat eine andere Form', 'Was angenommen wird, steht in /api/openapi.json.'],
    brokenOff: ['die Anfrage brach ab', 'Senden Sie sie noch einmal.'],
    notACursor: [
      'das ist nicht, was eine Seite vorher angab',
      'Senden Sie deren `next`, oder lassen Sie die Angabe weg.',
    ],
    notAHash: ['das ist kein SHA-256 in hexadezimalen Kleinbuchstaben', 'Geben Sie die 64 Stellen an.'],
    notAnIdempotencyKey: ['das sind nicht 1 bis 255 sichtbare Zeichen', 'Senden Sie zufällige, etwa eine UUID.'],
    notJson: ['das ist kein JSON', 'Senden Sie den Inhalt als JSON.'],
    notJsonType: ['das ist nicht application/json', 'Senden Sie den Inhalt als JSON.'],
  },
  notA: {
    text: ['das ist kein Text', 'Geben Sie einen Text an.'],
    number: ['das ist keine Zahl', 'Geben Sie eine Zahl an.'],
    wholeNumber: ['das ist keine ganze Zahl', 'Geben Sie eine ganze Zahl an.'],
    boolean: ['das ist weder true noch false', 'Geben Sie true oder false an.'],
    list: ['das ist keine Liste', 'Geben Sie eine Liste an, auch bei nur einem Eintrag.'],
    record: ['die Felder fehlen', 'Geben Sie ein Objekt mit seinen Feldern an.'],
    instant: ['das ist keine Zeit nach ISO 8601', 'Schreiben Sie sie etwa als 2027-01-31T08:00:00Z.'],
  },
  notOneOf: (values) => [`das ist keine dieser Angaben: ${values}`, 'Wählen Sie eine davon.'],
  unknownField: (names) => [`darin steht, was nicht angenommen wird: ${names}`, 'Lassen Sie das weg.'],
  tooSmall: {
    characters: (limit) => [
      limit === 1 ? 'die Angabe ist leer' : `das sind weniger als ${limit} Zeichen`,
      'Geben Sie mehr an.',
    ],
    entries: (limit) => [
      limit === 1 ? 'die Liste ist leer' : `das sind weniger als ${limit} Einträge`,
      'Geben Sie mehr an.',
    ],
    value: (limit) => [`das ist weniger als ${limit}`, `Geben Sie mindestens ${limit} an.`],
  },
  tooLarge: {
    characters: (limit) => [`das sind mehr als ${limit} Zeichen`, 'Kürzen Sie die Angabe.'],
    entries: (limit) => [`das sind zu viele Einträge (höchstens ${limit})`, 'Geben Sie weniger auf einmal an.'],
    value: (limit) => [`das ist mehr als ${limit}`, `Geben Sie höchstens ${limit} an.`],
  },
};
