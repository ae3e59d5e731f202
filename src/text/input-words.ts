// The words of what is wrong with what people give: the value's problem and the fix.

import type { ErrorParameters } from '../domain/errors.ts';
import type { InputProblems } from '../domain/input-problems.ts';
import { fieldNames } from './field-names.ts';
import { fileWords } from './key-pair/file-words.ts';
import { englishShapes, shapeWords } from './shape-words.ts';
import type { Hand, InputTable, InputWords } from './words.ts';

const someUrl = 'Give https://login.salesforce.com, https://test.salesforce.com or your My Domain.';
const notAUrl: InputWords = (given) => [`"${given}" is not a web address`, someUrl];
const noTokenEndpoint =
  (what: string): InputWords =>
  (_, proposal) => [`${what}, which has no token endpoint`, `Use ${proposal}.`];
const wrongHost: InputWords = (_, proposal) => ['this host has no token endpoint', `Use ${proposal}.`];
const noConsumerKey =
  (problem: string, more = ''): InputWords =>
  (_, kind) => [problem, `Copy it with the Copy button: ${consumerKeyPlace(kind)} > Consumer Key.${more}`];

function consumerKeyPlace(kind: string): string {
  return kind === 'external-client-app'
    ? 'External Client App Manager > the app > Settings > OAuth Settings > Consumer Key and Secret'
    : 'App Manager > the app > View > Manage Consumer Details';
}

const missingForNew =
  (column: string): InputWords =>
  (name) => [`"${name}" is new, and it is missing`, `Give the column ${column} for it.`];

const notDays: InputWords = (given, bounds) => [
  `"${given}" is not a whole number of days from ${bounds}`,
  'Give a number between them.',
];

const tooMany: InputWords = (_, most) => [`there are more than ${most}`, 'Join some with *.'];

const usernameWords: Record<InputProblems['deployUser'], InputWords> = {
  empty: () => ['it is empty', "Give the user's Username from Setup > Users."],
  hasSpaces: (given) => [`"${given}" has a space in it`, 'Copy it again from Setup > Users.'],
  tooLong: () => ['it has more than 80 characters', 'Copy it again from Setup > Users.'],
  notLikeEmail: (given) => [
    `"${given}" does not have the form of an e-mail address`,
    'Give the Username from Setup > Users, not the alias or the full name.',
  ],
};

const custodyWords: Record<InputProblems['custody'], InputWords> = {
  notAUri: () => ['it is no URI', 'Write software:, or one such as pkcs11:token=LABEL.'],
  unknownScheme: (scheme) => [
    `nothing here keeps keys at "${scheme}:"`,
    'Write software:, pkcs11:, awskms:, azurekms:, gcpkms: or vault-transit:.',
  ],
  softwareAlone: () => ['software: takes nothing behind it', 'Write software: alone.'],
  noToken: () => ['it names no token', 'Name the token by its label: pkcs11:token=LABEL.'],
  pinValue: () => [
    'it has a PIN in it, which would stand in settings and lists; it was not stored',
    'Write the PIN into a file that only we can read, and name that: ?pin-source=FILE.',
  ],
  pinSourceInPath: () => ['pin-source stands before the "?"', 'Write it behind: pkcs11:token=LABEL?pin-source=FILE.'],
  notAnAttribute: () => ['a part of it is not of the form name=value', 'Write each part as name=value.'],
  attributeTwice: (name) => [`"${name}" stands in it twice`, 'Leave one of them out.'],
  attributeMissing: (name) => [`it has no ${name}`, 'Name the place as docs/key-services.md shows.'],
  badAttribute: (name) => [
    `its ${name} is none that can be used`,
    'Write it as docs/key-services.md shows; an address begins with https://.',
  ],
  unknownAttribute: (name) => [`"${name}" is not taken`, 'Leave it out; docs/custody.md names what is taken.'],
  badEscape: (name) => [`the value of "${name}" has a % that begins no code`, 'Write % as %25.'],
  notListed: (given, listed) => [
    `this installation keeps no keys in ${given}`,
    `Name it in LATCHKEY_CUSTODY (now: ${listed}), and start Latchkey again.`,
  ],
};

const problems: InputTable['problems'] = {
  name: {
    twice: (name, row) => [`"${name}" stands in row ${row} already`, 'Keep one of the two rows.'],
    empty: () => ['it is empty', 'Give the connection a name, such as "acme-production".'],
    tooLong: ({ length }) => [`it has ${length} characters, at most 60 are allowed`, 'Choose a shorter one.'],
    badCharacters: (given) => [
      `"${given}" has characters that cannot stand in a file name`,
      'Use letters, digits, dot, dash and underscore.',
    ],
    badStart: (given) => [`"${given}" begins with a sign`, 'Begin with a letter or a digit.'],
    meansEvery: () => ['"all" stands for every connection', 'Choose another one.'],
    fitsNone: (pattern, labels, to) => [
      `no connection fits ${[pattern && `"${pattern}"`, labels && `the label ${labels}`].filter((part) => part !== '').join(' and ')}`,
      `See ${to('connection list')}.`,
    ],
    leavesNothing: (given) => [`"${given}" leaves nothing`, 'Write a part of a name too, such as "Test*".'],
    tooLongPattern: (_, longest) => [`it is longer than ${longest} characters`, 'Shorten it with *.'],
    tooMany,
  },
  loginUrl: {
    missing: missingForNew('loginUrl'),
    notAUrl,
    notHttps: (given) => [
      'it must begin with https:// (plain http is for loopback only)',
      `Use ${given.replace(/^[a-z]+:/i, 'https:')}.`,
    ],
    hasCredentials: () => [
      'it carries a user name or password',
      'Give the address alone; the username has a field of its own.',
    ],
    hasPath: (_, proposal) => ['it must be an address without a path', `Use ${proposal}.`],
    lightningHost: noTokenEndpoint('this is a Lightning page'),
    setupHost: noTokenEndpoint('this is a Setup page'),
    fileHost: wrongHost,
    siteHost: wrongHost,
    legacyInstance: wrongHost,
    publicHost: wrongHost,
  },
  audience: {
    notAUrl,
    foreignHost: (audience, loginUrl) => [
      `an assertion for ${audience} would be sent to ${loginUrl}, which is no host of Salesforce and could use it there`,
      'Leave the audience out, or give a login URL of Salesforce.',
    ],
  },
  username: { missing: missingForNew('username'), ...usernameWords },
  deployUser: usernameWords,
  contact: {
    notAnAddress: (given) => [
      `"${given}" is not an e-mail address`,
      'Give addresses alone: one for each --contact, or with spaces between them in a file or field.',
    ],
  },
  label: {
    notALabel: (given) => [
      `"${given}" is no label`,
      'Give 1 to 60 letters, digits, dots, dashes, underscores, colons, slashes or equals signs, such as team:billing.',
    ],
  },
  consumerKey: {
    looksLikeSecret: noConsumerKey(
      'this looks like the Consumer Secret, which this flow never uses; it was not stored',
      ' If you shared the secret, rotate it there.',
    ),
    looksLikeAppId: noConsumerKey("this is the id of the app's page, not its consumer key"),
    masked: noConsumerKey('it was copied while it was hidden'),
    empty: noConsumerKey('it is empty'),
    hasSpaces: noConsumerKey('it has a space or a line break in it'),
    tooShort: noConsumerKey('it is too short; consumer keys have about 85 characters'),
    badCharacters: noConsumerKey('it has characters that no consumer key has'),
  },
  appKind: {
    unknown: (given) => [`"${given}" is unknown`, 'Give connected-app or external-client-app.'],
    isAnother: (kind, name) => [
      `"${name}" already says that this app is a ${kind}`,
      'Leave --app-kind out, or correct it there first.',
    ],
  },
  rotation: {
    unknown: (given) => [`"${given}" is unknown`, 'Give guided or hands-free.'],
    notAgreed: (name) => [
      `nobody agreed yet to rotate the app of "${name}" without hands`,
      'Use connection apply, which asks, or connection set NAME --rotation hands-free.',
    ],
  },
  confirmApp: {
    notItsName: (app) => [
      'it is not the name of the app',
      `Type "${app}", to agree that Latchkey deploys certificates into it by itself.`,
    ],
  },
  experiment: {
    unknown: (given, _, to) => [`"${given}" is no experiment`, `Their names: ${to('prove', 'NAME', '--list')}`],
  },
  rotationWindow: {
    notAWindow: (given) => [
      `"${given}" names no days and hours`,
      'Write such as "Sat 02:00-05:00", "Sat,Sun 22:00-01:00" or "daily 02:00-04:00", in UTC.',
    ],
    tooShort: (given) => [`"${given}" is shorter than 15 minutes`, 'Give longer hours.'],
    comesTooLate: (given, needed) => [
      `a rotation that begins ${given} days before the end may find it closed until then`,
      `Rotate at least ${needed} days before the end, or give more days of the week.`,
    ],
  },
  acceptOrg: {
    notAnId: (given) => [
      `"${given}" is not an org id`,
      'Give the 18 characters that the error showed, beginning with 00D.',
    ],
  },
  password: {
    tooShort: () => ['it has less than 12 characters', 'Choose a longer one; several words are easy to remember.'],
    tooLong: () => ['it has more than 1,024 characters', 'Choose a shorter one.'],
  },
  passkeyName: {
    empty: () => ['it is empty', 'Give a name that tells your devices apart, such as "MacBook".'],
    tooLong: ({ length }) => [`it has ${length} characters, at most 64 are allowed`, 'Choose a shorter one.'],
    badCharacters: () => ['it has characters that nobody sees', 'Type it anew instead of pasting it.'],
  },
  code: {
    wrong: () => [
      'it is not the code of this moment',
      'Type the six digits that the app shows now; if they are refused too, check the clock of the phone.',
    ],
    over: () => ['what it belongs to is older than five minutes', 'Begin anew, and add the new secret to the app.'],
  },
  personName: {
    empty: () => ['it is empty', 'Give a name, such as "anna".'],
    tooLong: ({ length }) => [`it has ${length} characters, at most 64 are allowed`, 'Choose a shorter one.'],
    badCharacters: () => [
      'it has spaces, quotation marks or characters that nobody sees',
      'Use letters, digits and .@_-.',
    ],
  },
  permissions: {
    empty: (_, known) => ['none is given', `Give some of ${known}.`],
    moreThanYours: (given, known) => [`"${given}" is not yours to give`, `Give some of yours among ${known}.`],
  },
  lifetimeDays: {
    outOfRange: (given, most) => [`${given} is not from 1 to ${most}`, 'Give a number of days.'],
  },
  passphrase: {
    empty: () => ['it is empty', 'Give at least one character; five random words are good.'],
    notUtf8: () => ['is not UTF-8 text', 'Save the file as UTF-8.'],
  },
  from: { empty: () => ['it holds no row', 'Give one row for each connection.'] },
  at: { notATime: (given) => [`"${given}" is no time of the day`, 'Write such as 02:00, in UTC.'] },
  cron: {
    notFiveFields: (given) => [`"${given}" is no cron expression of five fields`, 'Write such as "0 2 * * 1", in UTC.'],
    minute: (given) => [`its minute "${given}" means nothing`, 'Write 0 to 59, *, or such as 0,30 or */15.'],
    hour: (given) => [`its hour "${given}" means nothing`, 'Write 0 to 23, *, or such as 2,14 or 9-17, in UTC.'],
    dayOfMonth: (given) => [`its day "${given}" means nothing`, 'Write 1 to 31, *, or L for the last.'],
    month: (given) => [`its month "${given}" means nothing`, 'Write 1 to 12, * or such as JAN-MAR.'],
    dayOfWeek: (given) => [`its day of the week "${given}" means nothing`, 'Write 0 to 7, *, or such as MON-FRI.'],
    neverRuns: (given) => [`"${given}" is a day that no year has`, 'Write a day that its month has.'],
  },
  every: {
    notARhythm: (given) => [
      `"${given}" is none of the rhythms`,
      'Write 1d, 7d, 14d or 30d, or give a cron expression instead.',
    ],
  },
  type: {
    notAType: (given) => [`"${given}" is no metadata type`, 'Write such as Report or CustomLabels.'],
    tooMany,
  },
  confirmName: { notItsName: (name) => ['it is not the name of the connection', `Type "${name}".`] },
  head: {
    notAHead: (_, __, to) => ['it is not of the form N:HASH', `Give what ${to('audit head')} showed.`],
  },
  noticeDays: {
    notDays,
    tooMany: (given, most) => [`it has ${given} numbers, at most ${most} are allowed`, 'Give fewer, such as 30,7,1.'],
  },
  rotateEveryDays: { notDays },
  rotateBeforeDays: { notDays },
  retentionDays: { notDays },
  discard: {
    tooShort: (given) => [`"${given}" is too short`, 'Give the fingerprints that the refusal named.'],
    notLost: (given) => [`no key pair ${given} would be lost`, 'Give the fingerprints that the refusal named.'],
  },
  CHANNEL: {
    unknown: (given, known) => [
      `no channel is called "${given}"`,
      known === '' ? 'Set LATCHKEY_SMTP_URL and LATCHKEY_MAIL_FROM for a channel "mail"' : `Use one of: ${known}`,
    ],
  },
  FOLDER: {
    nothingToWatch: (folder) => [
      `${folder} has no app with a certificate and no certificate in it`,
      'Give the folder of a Salesforce project: with connectedApps/*.connectedApp or certs/*.crt somewhere below.',
    ],
  },
  custody: custodyWords,
  cert: {
    certificateOver: (notAfter) => [`the certificate was valid until ${notAfter}`, 'Let the authority sign another.'],
  },
  HOST: {
    noHost: (given) => [`"${given}" is no host`, 'Write example.com or example.com:8443.'],
    noCertificate: (given, why) => [`${given} shows no certificate (${why})`, 'Check the name and the port.'],
  },
};

export const english: InputTable = {
  problems,
  shapes: englishShapes,
  hidden: (character) => [
    `it has the character ${character}, which nobody sees`,
    'Type it anew instead of pasting it.',
  ],
  fields: fieldNames,
  atField: (field, problem) => `${field}: ${problem}.`,
};

export function inputWords(wrong: ErrorParameters<'invalidInput'>, to: Hand): [problem: string, fix: string] {
  if ('fix' in wrong) return [wrong.problem, wrong.fix];
  if ('file' in wrong) return [...fileWords(wrong.file, wrong.field, to.words)];
  const table = to.words?.input ?? english;
  if ('shape' in wrong) return [...shapeWords(wrong.shape, table.shapes)];
  if ('hidden' in wrong) return table.hidden(wrong.hidden);
  const { field, problem, given, other } = wrong;
  return ((table.problems[field] as Record<string, InputWords>)[problem] as InputWords)(given, other, to);
}

/** For people who fill in a form: the whole as a sentence, and what stands beside the field, which names it already. */
export function inputSentences(wrong: ErrorParameters<'invalidInput'>, to: Hand): { whole: string; beside: string } {
  const [problem] = inputWords(wrong, to);
  const { field } = wrong;
  const { fields, atField } = to.words?.input ?? english;
  const name = (fields as Readonly<Record<string, string>>)[field] ?? capitalised(field);
  return { whole: atField(name, problem), beside: `${capitalised(problem)}.` };
}

export function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
