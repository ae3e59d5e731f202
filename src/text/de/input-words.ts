// What is wrong with what people give, in German: the value's problem and the fix.

import type { InputProblems } from '../../domain/input-problems.ts';
import type { InputTable, InputWords } from '../words.ts';
import { germanShapes } from './shape-words.ts';

const someUrl = 'Geben Sie https://login.salesforce.com, https://test.salesforce.com oder Ihre My Domain an.';
const notAUrl: InputWords = (given) => [`„${given}“ ist keine Webadresse`, someUrl];
const noTokenEndpoint =
  (what: string): InputWords =>
  (_, proposal) => [`das ist ${what}, und die hat keinen Token-Endpunkt`, `Nehmen Sie ${proposal}.`];
const wrongHost: InputWords = (_, proposal) => ['dieser Host hat keinen Token-Endpunkt', `Nehmen Sie ${proposal}.`];
const noConsumerKey =
  (problem: string, more = ''): InputWords =>
  (_, kind) => [problem, `Kopieren Sie ihn mit dem Knopf Copy: ${consumerKeyPlace(kind)} > Consumer Key.${more}`];

function consumerKeyPlace(kind: string): string {
  return kind === 'external-client-app'
    ? 'External Client App Manager > die App > Settings > OAuth Settings > Consumer Key and Secret'
    : 'App Manager > die App > View > Manage Consumer Details';
}

const missingForNew =
  (column: string): InputWords =>
  (name) => [`„${name}“ ist neu, und die Angabe fehlt`, `Geben Sie dafür die Spalte ${column} an.`];

const notDays: InputWords = (given, bounds) => [
  `„${given}“ ist keine ganze Zahl von Tagen im Bereich ${bounds.replace(' to ', ' bis ')}`,
  'Geben Sie eine Zahl in diesem Bereich an.',
];

const empty = 'die Angabe ist leer';

const tooMany: InputWords = (_, most) => [`es sind mehr als ${most}`, 'Fassen Sie einige mit * zusammen.'];

const usernameWords: Record<InputProblems['deployUser'], InputWords> = {
  empty: () => [empty, 'Geben Sie den Username des Benutzers aus Setup > Users an.'],
  hasSpaces: (given) => [`„${given}“ enthält ein Leerzeichen`, 'Kopieren Sie ihn noch einmal aus Setup > Users.'],
  tooLong: () => ['er hat mehr als 80 Zeichen', 'Kopieren Sie ihn noch einmal aus Setup > Users.'],
  notLikeEmail: (given) => [
    `„${given}“ hat nicht die Form einer E-Mail-Adresse`,
    'Geben Sie den Username aus Setup > Users an, nicht den Alias oder den vollen Namen.',
  ],
};

const custodyWords: Record<InputProblems['custody'], InputWords> = {
  notAUri: () => ['das ist keine URI', 'Schreiben Sie software: oder etwas wie pkcs11:token=LABEL.'],
  unknownScheme: (scheme) => [
    `hier werden keine Schlüssel bei „${scheme}:“ aufbewahrt`,
    'Schreiben Sie software:, pkcs11:, awskms:, azurekms:, gcpkms: oder vault-transit:.',
  ],
  softwareAlone: () => ['hinter software: steht nichts weiter', 'Schreiben Sie nur software:.'],
  noToken: () => ['kein Token ist genannt', 'Nennen Sie das Token mit seinem Label: pkcs11:token=LABEL.'],
  pinValue: () => [
    'eine PIN steht darin, und die stünde dann in Einstellungen und Listen; sie wurde nicht gespeichert',
    'Schreiben Sie die PIN in eine Datei, die nur wir lesen können, und nennen Sie diese: ?pin-source=DATEI.',
  ],
  pinSourceInPath: () => [
    'pin-source steht vor dem „?“',
    'Schreiben Sie es dahinter: pkcs11:token=LABEL?pin-source=DATEI.',
  ],
  notAnAttribute: () => ['ein Teil hat nicht die Form name=wert', 'Schreiben Sie jeden Teil als name=wert.'],
  attributeTwice: (name) => [`„${name}“ steht zweimal darin`, 'Lassen Sie eines davon weg.'],
  attributeMissing: (name) => [`es fehlt: ${name}`, 'Nennen Sie den Ort, wie docs/key-services.md es zeigt.'],
  badAttribute: (name) => [
    `der Wert von ${name} ist nicht zu gebrauchen`,
    'Schreiben Sie ihn, wie docs/key-services.md es zeigt; eine Adresse beginnt mit https://.',
  ],
  unknownAttribute: (name) => [
    `„${name}“ wird nicht angenommen`,
    'Lassen Sie es weg; docs/custody.md nennt, was angenommen wird.',
  ],
  badEscape: (name) => [
    `im Wert von „${name}“ steht ein %, mit dem kein Code beginnt`,
    'Schreiben Sie statt % die Folge %25.',
  ],
  notListed: (given, listed) => [
    `diese Installation bewahrt keine Schlüssel in ${given} auf`,
    `Nennen Sie den Ort in LATCHKEY_CUSTODY (jetzt: ${listed}), und starten Sie Latchkey neu.`,
  ],
};

const problems: InputTable['problems'] = {
  name: {
    twice: (name, row) => [`„${name}“ steht schon in Zeile ${row}`, 'Behalten Sie eine der beiden Zeilen.'],
    empty: () => [empty, 'Geben Sie der Verbindung einen Namen, etwa „acme-production“.'],
    tooLong: ({ length }) => [
      `der Name hat ${length} Zeichen, höchstens 60 sind erlaubt`,
      'Wählen Sie einen kürzeren.',
    ],
    badCharacters: (given) => [
      `„${given}“ enthält Zeichen, die in keinem Dateinamen stehen können`,
      'Nehmen Sie Buchstaben, Ziffern, Punkt, Bindestrich und Unterstrich.',
    ],
    badStart: (given) => [
      `„${given}“ beginnt mit einem Zeichen`,
      'Beginnen Sie mit einem Buchstaben oder einer Ziffer.',
    ],
    meansEvery: () => ['„all“ steht für alle Verbindungen', 'Wählen Sie einen anderen Namen.'],
    fitsNone: (pattern, labels, to) => [
      `keine Verbindung passt zu ${[pattern && `„${pattern}“`, labels && `das Etikett ${labels}`].filter((part) => part !== '').join(' und ')}`,
      `Welche es gibt, steht unter ${to('connection list')}.`,
    ],
    leavesNothing: (given) => [
      `„${given}“ lässt nichts übrig`,
      'Schreiben Sie auch einen Teil eines Namens, etwa „Test*“.',
    ],
    tooLongPattern: (_, longest) => [`das sind mehr als ${longest} Zeichen`, 'Kürzen Sie mit *.'],
    tooMany,
  },
  loginUrl: {
    missing: missingForNew('loginUrl'),
    notAUrl,
    notHttps: (given) => [
      'sie muss mit https:// beginnen (einfaches http nur auf dem eigenen Rechner)',
      `Nehmen Sie ${given.replace(/^[a-z]+:/i, 'https:')}.`,
    ],
    hasCredentials: () => [
      'ein Benutzername oder Passwort steht darin',
      'Geben Sie nur die Adresse an; der Benutzername hat ein eigenes Feld.',
    ],
    hasPath: (_, proposal) => ['es muss eine Adresse ohne Pfad sein', `Nehmen Sie ${proposal}.`],
    lightningHost: noTokenEndpoint('eine Lightning-Seite'),
    setupHost: noTokenEndpoint('eine Seite von Setup'),
    fileHost: wrongHost,
    siteHost: wrongHost,
    legacyInstance: wrongHost,
    publicHost: wrongHost,
  },
  audience: {
    notAUrl,
    foreignHost: (audience, loginUrl) => [
      `eine Assertion für ${audience} ginge an ${loginUrl}; das ist kein Host von Salesforce und könnte sie dort benutzen`,
      'Lassen Sie die Audience weg, oder geben Sie eine Anmelde-URL von Salesforce an.',
    ],
  },
  username: { missing: missingForNew('username'), ...usernameWords },
  deployUser: usernameWords,
  contact: {
    notAnAddress: (given) => [`„${given}“ ist keine E-Mail-Adresse`, 'Geben Sie jede Adresse einzeln an.'],
  },
  label: {
    notALabel: (given) => [
      `„${given}“ ist kein Etikett`,
      'Nehmen Sie 1 bis 60 Buchstaben, Ziffern, Punkte, Bindestriche, Unterstriche, Doppelpunkte, Schrägstriche oder Gleichheitszeichen, etwa team:billing.',
    ],
  },
  consumerKey: {
    looksLikeSecret: noConsumerKey(
      'das sieht aus wie das Consumer Secret, das hier nie gebraucht wird; es wurde nicht gespeichert',
      ' Wenn andere das Secret gesehen haben, erneuern Sie es dort.',
    ),
    looksLikeAppId: noConsumerKey('das ist die Id der Seite der App, nicht ihr Consumer Key'),
    masked: noConsumerKey('er wurde kopiert, während er verborgen war'),
    empty: noConsumerKey(empty),
    hasSpaces: noConsumerKey('ein Leerzeichen oder Zeilenumbruch steht darin'),
    tooShort: noConsumerKey('er ist zu kurz; Consumer Keys haben etwa 85 Zeichen'),
    badCharacters: noConsumerKey('er enthält Zeichen, die kein Consumer Key hat'),
  },
  appKind: {
    unknown: (given) => [`„${given}“ ist unbekannt`, 'Geben Sie connected-app oder external-client-app an.'],
    isAnother: (kind, name) => [
      `„${name}“ sagt schon, dass diese App eine ${kind} ist`,
      'Lassen Sie die Art der App weg, oder berichtigen Sie sie zuerst dort.',
    ],
  },
  rotation: {
    unknown: (given) => [`„${given}“ ist unbekannt`, 'Geben Sie guided oder hands-free an.'],
    notAgreed: (name) => [
      `noch niemand hat zugestimmt, den Schlüssel der App von „${name}“ ohne Handgriff zu wechseln`,
      'Stimmen Sie auf der Seite der Verbindung zu.',
    ],
  },
  confirmApp: {
    notItsName: (app) => [
      'das ist nicht der Name der App',
      `Tippen Sie „${app}“ ein, um zuzustimmen, dass Latchkey von selbst Zertifikate in sie deployt.`,
    ],
  },
  experiment: {
    unknown: (given, _, to) => [`„${given}“ ist kein Experiment`, `Ihre Namen: ${to('prove', 'NAME', '--list')}`],
  },
  rotationWindow: {
    notAWindow: (given) => [
      `„${given}“ nennt keine Tage und Stunden`,
      'Schreiben Sie etwa „Sat 02:00-05:00“, „Sat,Sun 22:00-01:00“ oder „daily 02:00-04:00“, in UTC.',
    ],
    tooShort: (given) => [`„${given}“ ist kürzer als 15 Minuten`, 'Geben Sie längere Zeiten an.'],
    comesTooLate: (given, needed) => [
      `ein Wechsel, der ${given} Tage vor dem Ablauf beginnt, findet bis dahin vielleicht kein offenes Fenster`,
      `Wechseln Sie mindestens ${needed} Tage vor dem Ablauf, oder geben Sie mehr Wochentage an.`,
    ],
  },
  acceptOrg: {
    notAnId: (given) => [
      `„${given}“ ist keine Org-Id`,
      'Geben Sie die 18 Zeichen an, die der Fehler zeigte; sie beginnen mit 00D.',
    ],
  },
  password: {
    tooShort: () => [
      'es hat weniger als 12 Zeichen',
      'Wählen Sie ein längeres; mehrere Wörter sind leicht zu behalten.',
    ],
    tooLong: () => ['es hat mehr als 1.024 Zeichen', 'Wählen Sie ein kürzeres.'],
  },
  passkeyName: {
    empty: () => [empty, 'Geben Sie einen Namen an, der Ihre Geräte unterscheidet, etwa „MacBook“.'],
    tooLong: ({ length }) => [
      `der Name hat ${length} Zeichen, höchstens 64 sind erlaubt`,
      'Wählen Sie einen kürzeren.',
    ],
    badCharacters: () => ['er enthält Zeichen, die niemand sieht', 'Tippen Sie ihn neu, statt ihn einzufügen.'],
  },
  code: {
    wrong: () => [
      'das ist nicht der Code dieses Augenblicks',
      'Tippen Sie die sechs Ziffern, die die App jetzt zeigt; werden auch sie abgelehnt, prüfen Sie die Uhr des Telefons.',
    ],
    over: () => [
      'das, wozu er gehört, ist älter als fünf Minuten',
      'Beginnen Sie neu, und fügen Sie das neue Geheimnis der App hinzu.',
    ],
  },
  personName: {
    empty: () => [empty, 'Geben Sie einen Namen an, etwa „anna“.'],
    tooLong: ({ length }) => [
      `der Name hat ${length} Zeichen, höchstens 64 sind erlaubt`,
      'Wählen Sie einen kürzeren.',
    ],
    badCharacters: () => [
      'er enthält Leerzeichen, Anführungszeichen oder Zeichen, die niemand sieht',
      'Nehmen Sie Buchstaben, Ziffern und .@_-.',
    ],
  },
  permissions: {
    empty: (_, known) => ['keine ist angegeben', `Geben Sie einige von diesen an: ${known}.`],
    moreThanYours: (given, known) => [
      `„${given}“ können Sie nicht vergeben`,
      `Geben Sie einige von Ihren eigenen an: ${known}.`,
    ],
  },
  lifetimeDays: {
    outOfRange: (given, most) => [`${given} liegt nicht zwischen 1 und ${most}`, 'Geben Sie eine Zahl von Tagen an.'],
  },
  passphrase: {
    empty: () => [empty, 'Geben Sie mindestens ein Zeichen an; fünf zufällige Wörter sind gut.'],
    notUtf8: () => ['das ist kein Text in UTF-8', 'Speichern Sie die Datei als UTF-8.'],
  },
  from: { empty: () => ['die Datei enthält keine Zeile', 'Geben Sie für jede Verbindung eine Zeile an.'] },
  at: { notATime: (given) => [`„${given}“ ist keine Uhrzeit`, 'Schreiben Sie etwa 02:00, in UTC.'] },
  cron: {
    notFiveFields: (given) => [
      `„${given}“ ist kein cron-Ausdruck mit fünf Feldern`,
      'Schreiben Sie etwa „0 2 * * 1“, in UTC.',
    ],
    minute: (given) => [`die Minute „${given}“ bedeutet nichts`, 'Schreiben Sie 0 bis 59, * oder etwa 0,30 oder */15.'],
    hour: (given) => [
      `die Stunde „${given}“ bedeutet nichts`,
      'Schreiben Sie 0 bis 23, * oder etwa 2,14 oder 9-17, in UTC.',
    ],
    dayOfMonth: (given) => [`der Tag „${given}“ bedeutet nichts`, 'Schreiben Sie 1 bis 31, * oder L für den letzten.'],
    month: (given) => [`der Monat „${given}“ bedeutet nichts`, 'Schreiben Sie 1 bis 12, * oder etwa JAN-MAR.'],
    dayOfWeek: (given) => [`der Wochentag „${given}“ bedeutet nichts`, 'Schreiben Sie 0 bis 7, * oder etwa MON-FRI.'],
    neverRuns: (given) => [`„${given}“ ist ein Tag, den kein Jahr hat`, 'Schreiben Sie einen Tag, den der Monat hat.'],
  },
  every: {
    notARhythm: (given) => [
      `„${given}“ ist keiner der Rhythmen`,
      'Schreiben Sie 1d, 7d, 14d oder 30d, oder stattdessen einen cron-Ausdruck.',
    ],
  },
  type: {
    notAType: (given) => [`„${given}“ ist kein Metadatentyp`, 'Schreiben Sie etwa Report oder CustomLabels.'],
    tooMany,
  },
  confirmName: { notItsName: (name) => ['das ist nicht der Name der Verbindung', `Tippen Sie „${name}“ ein.`] },
  head: {
    notAHead: (_, __, to) => ['das hat nicht die Form N:HASH', `Geben Sie an, was ${to('audit head')} gezeigt hat.`],
  },
  noticeDays: {
    notDays,
    tooMany: (given, most) => [
      `es sind ${given} Zahlen, höchstens ${most} sind erlaubt`,
      'Geben Sie weniger an, etwa 30,7,1.',
    ],
  },
  rotateEveryDays: { notDays },
  rotateBeforeDays: { notDays },
  retentionDays: { notDays },
  discard: {
    tooShort: (given) => [`„${given}“ ist zu kurz`, 'Geben Sie die Fingerabdrücke an, die die Ablehnung nannte.'],
    notLost: (given) => [
      `kein Schlüsselpaar ${given} ginge verloren`,
      'Geben Sie die Fingerabdrücke an, die die Ablehnung nannte.',
    ],
  },
  CHANNEL: {
    unknown: (given, known) => [
      `kein Kanal heißt „${given}“`,
      known === ''
        ? 'Setzen Sie LATCHKEY_SMTP_URL und LATCHKEY_MAIL_FROM für einen Kanal „mail“'
        : `Nehmen Sie einen von diesen: ${known}`,
    ],
  },
  FOLDER: {
    nothingToWatch: (folder) => [
      `${folder} enthält keine App mit Zertifikat und kein Zertifikat`,
      'Geben Sie den Ordner eines Salesforce-Projekts an: irgendwo darunter mit connectedApps/*.connectedApp oder certs/*.crt.',
    ],
  },
  custody: custodyWords,
  cert: {
    certificateOver: (notAfter) => [
      `das Zertifikat war bis ${notAfter} gültig`,
      'Lassen Sie die Zertifizierungsstelle ein neues ausstellen.',
    ],
  },
  HOST: {
    noHost: (given) => [`„${given}“ ist kein Host`, 'Schreiben Sie example.com oder example.com:8443.'],
    noCertificate: (given, why) => [`${given} zeigt kein Zertifikat (${why})`, 'Prüfen Sie Namen und Port.'],
  },
};

export const germanInput: InputTable = {
  problems,
  shapes: germanShapes,
  hidden: (character) => [
    `das Zeichen ${character} steht darin, das niemand sieht`,
    'Tippen Sie die Angabe neu, statt sie einzufügen.',
  ],
  fields: {
    acceptOrg: 'Org-ID',
    appKind: 'Art der App',
    appName: 'App-Bezeichnung',
    confirmApp: 'Name der App',
    confirmName: 'Name der Verbindung',
    consumerKey: 'Consumer Key',
    contact: 'Ansprechpartner',
    custody: 'Aufbewahrung',
    deployUser: 'Benutzer, der deployt',
    lifetimeDays: 'Tage bis zum Ablauf',
    loginUrl: 'Anmelde-URL',
    noticeDays: 'Tage der Hinweise',
    passkeyName: 'Name des Passkeys',
    personName: 'Name',
    retentionDays: 'Tage der Aufbewahrung',
    rotateBeforeDays: 'Tage vor dem Ablauf',
    rotateEveryDays: 'Tage zwischen den Wechseln',
    rotation: 'Schlüsselwechsel',
    rotationWindow: 'Stunden für den Schlüsselwechsel',
  },
  atField: (field, problem) => `${field}: ${problem}.`,
};
