// What was asked cannot be done as it was asked, in German: input, files, the moment.

import type { ChangedThing } from '../../domain/errors.ts';
import { inputWords } from '../input-words.ts';
import type { RequestErrors } from '../request-errors.ts';

/** @param name quoted, after a space; empty where it is not known. */
const changedThings: Record<ChangedThing, (name: string) => string> = {
  clientApp: (name) => `Ein anderer Prozess hat die App${name} im selben Augenblick geändert`,
  connection: (name) => `Ein anderer Prozess hat die Verbindung${name} im selben Augenblick geändert`,
  fleet: () => 'Was die Datei an der Flotte ändert, ist durch einen anderen Prozess gerade anders geworden',
  finding: (name) => `Ein anderer Prozess hat den Befund${name} im selben Augenblick geändert`,
  keyPair: (name) => `Ein anderer Prozess hat das Schlüsselpaar${name} im selben Augenblick geändert`,
  keyRequest: () => 'Ein anderer Prozess hat den Schlüsselantrag im selben Augenblick geändert',
  lossWithClientApp: (name) =>
    `Was mit der App${name} verloren geht, ist durch einen anderen Prozess gerade anders geworden`,
  lossWithConnection: (name) =>
    `Was mit der Verbindung${name} verloren geht, ist durch einen anderen Prozess gerade anders geworden`,
  vault: () => 'Ein anderer Prozess hat den Tresor im selben Augenblick geändert',
  watched: (name) => `Ein anderer Prozess hat das Beobachtete${name} im selben Augenblick geändert`,
};

export const germanRequestErrors: RequestErrors = {
  invalidInput: (wrong, to) => {
    const [problem, fix] = inputWords(wrong, to);
    return [`${wrong.field}: ${problem}.`, fix];
  },
  fileExists: ({ file }) => [
    `${file} gibt es schon; die Datei wurde gelassen, wie sie ist.`,
    'Nennen Sie eine andere Datei.',
  ],
  fileUnreadable: ({ file, problem }) => [
    `${file} lässt sich nicht lesen: ${problem}.`,
    'Prüfen Sie den Pfad und seine Rechte.',
  ],
  fileUnwritable: ({ file, problem }) => [
    `${file} lässt sich nicht schreiben: ${problem}. Nichts wurde geändert.`,
    'Wählen Sie einen anderen Ort, oder schaffen Sie Platz, und versuchen Sie es noch einmal.',
  ],
  confirmationNeeded: ({ act }) => [
    `${act} verlangt eine Bestätigung, und es gibt kein Terminal, auf dem gefragt werden könnte.`,
    'Führen Sie den Befehl noch einmal mit --yes aus.',
  ],
  inputEnded: () => [
    'Die Eingabe endete, bevor die Frage beantwortet war.',
    'Führen Sie den Befehl in einem Terminal aus, das offen bleibt; wo nur gefragt wird, ob es weitergehen soll, sagt --yes ja.',
  ],
  terminalNeeded: () => ['Dies zeichnet einen Bildschirm, und es gibt kein Terminal dafür.', 'Lassen Sie --watch weg.'],
  cancelled: () => [
    'Abgebrochen, bevor es getan war; nichts ist halb geschrieben.',
    'Versuchen Sie es wieder, wenn Sie so weit sind.',
  ],
  idempotencyKeyReused: () => [
    'Dieser Idempotency-Key wurde schon mit einer anderen Anfrage gesendet; nichts wurde getan.',
    'Machen Sie für jede Anfrage einen neuen Schlüssel, und senden Sie ihn nur mit derselben noch einmal.',
  ],
  requestUnderWay: () => [
    'Die Anfrage mit diesem Idempotency-Key läuft gerade.',
    'Warten Sie auf sie, oder senden Sie gleich dieselbe noch einmal.',
  ],
  answerShownOnce: ({ id }) => [
    `Diese Anfrage wurde schon ausgeführt${id === null ? '' : ` und hat ${id} gemacht`}. Ihre Antwort enthielt ein Geheimnis, das einmal gezeigt und nirgends aufbewahrt wird.`,
    `${id === null ? '' : `Ist das Geheimnis verloren, widerrufen Sie ${id}. `}Senden Sie die Anfrage mit einem neuen Idempotency-Key, um ein anderes zu bekommen; eine neue Einladung beendet die vorige.`,
  ],
  changedSince: ({ name }) => [
    `„${name}“ ist nicht mehr so, wie es gelesen wurde: Jemand hat es geändert; nichts wurde geschrieben.`,
    'Lesen Sie es noch einmal, und ändern Sie es dann.',
  ],
  changedMeanwhile: ({ type, name }) => [
    `${changedThings[type](name === null ? '' : ` „${name}“`)}; nichts wurde geschrieben.`,
    'Versuchen Sie es noch einmal.',
  ],
  nothingToAcknowledge: ({ what }, to) => [
    `Nichts Offenes heißt „${what}“.`,
    `Die Ids der Nachrichten stehen unter ${to('notify list')}; oder geben Sie den Namen einer Verbindung an.`,
  ],
  watchedNotFound: ({ where }, to) => [
    `SOURCE: nichts wird als „${where}“ beobachtet.`,
    `Was beobachtet wird, steht unter ${to('watch list')}.`,
  ],
  feedNotFound: ({ id }, to) => [
    `Einen Kalender ${id} gibt es nicht, oder er wurde schon widerrufen.`,
    `Die vorhandenen stehen unter ${to('calendar feed list')}.`,
  ],
  alreadyRunning: (running) =>
    running.what === 'changeOfVault'
      ? [
          'Eine andere Änderung des Tresors läuft, oder sie wurde vor weniger als einer Minute unterbrochen.',
          'Versuchen Sie es in einer Minute wieder.',
        ]
      : [
          `Ein anderes Programm benutzt den Port ${running.port}.`,
          `Setzen Sie ${running.setting} auf einen anderen Port, oder auf 0 für irgendeinen.`,
        ],
  internal: (_, to) => [
    'In Latchkey ist etwas schiefgegangen.',
    `Versuchen Sie es noch einmal; bleibt es so, melden Sie es: ${to('support-bundle')}.`,
  ],
};
