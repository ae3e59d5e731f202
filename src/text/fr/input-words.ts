// What is wrong with what people give, in French: the value's problem and the fix.

import type { InputProblems } from '../../domain/input-problems.ts';
import type { InputTable, InputWords } from '../words.ts';
import { frenchShapes } from './shape-words.ts';

const someUrl = 'Indiquez https://login.salesforce.com, https://test.salesforce.com ou votre My Domain.';
const notAUrl: InputWords = (given) => [`« ${given} » n’est pas une adresse web`, someUrl];
const noTokenEndpoint =
  (what: string): InputWords =>
  (_, proposal) => [`c’est ${what}, sans point d’accès de jetons`, `Utilisez ${proposal}.`];
const wrongHost: InputWords = (_, proposal) => ['cet hôte n’a pas de point d’accès de jetons', `Utilisez ${proposal}.`];
const noConsumerKey =
  (problem: string, more = ''): InputWords =>
  (_, kind) => [problem, `Copiez-la avec le bouton Copy : ${consumerKeyPlace(kind)} > Consumer Key.${more}`];

function consumerKeyPlace(kind: string): string {
  return kind === 'external-client-app'
    ? 'External Client App Manager > l’application > Settings > OAuth Settings > Consumer Key and Secret'
    : 'App Manager > l’application > View > Manage Consumer Details';
}

const missingForNew =
  (column: string): InputWords =>
  (name) => [`« ${name} » est nouvelle, et cette valeur manque`, `Indiquez pour elle la colonne ${column}.`];

const notDays: InputWords = (given, bounds) => [
  `« ${given} » n’est pas un nombre entier de jours de ${bounds.replace(' to ', ' à ')}`,
  'Indiquez un nombre entre ces limites.',
];

const empty = 'la valeur est vide';

const tooMany: InputWords = (_, most) => [`il y en a plus de ${most}`, 'Regroupez-en avec *.'];

const usernameWords: Record<InputProblems['deployUser'], InputWords> = {
  empty: () => [empty, 'Indiquez le Username de l’utilisateur, dans Setup > Users.'],
  hasSpaces: (given) => [`« ${given} » contient une espace`, 'Copiez-le de nouveau dans Setup > Users.'],
  tooLong: () => ['il a plus de 80 caractères', 'Copiez-le de nouveau dans Setup > Users.'],
  notLikeEmail: (given) => [
    `« ${given} » n’a pas la forme d’une adresse e-mail`,
    'Indiquez le Username de Setup > Users, non l’alias ou le nom complet.',
  ],
};

const custodyWords: Record<InputProblems['custody'], InputWords> = {
  notAUri: () => ['ce n’est pas une URI', 'Écrivez software:, ou par exemple pkcs11:token=LABEL.'],
  unknownScheme: (scheme) => [
    `rien ici ne garde de clés à « ${scheme}: »`,
    'Écrivez software:, pkcs11:, awskms:, azurekms:, gcpkms: ou vault-transit:.',
  ],
  softwareAlone: () => ['rien ne suit software:', 'Écrivez software: seul.'],
  noToken: () => ['aucun token n’est nommé', 'Nommez le token par son label : pkcs11:token=LABEL.'],
  pinValue: () => [
    'elle contient un PIN, qui figurerait dans les réglages et les listes ; il n’a pas été enregistré',
    'Écrivez le PIN dans un fichier que nous seuls pouvons lire, et nommez-le : ?pin-source=FICHIER.',
  ],
  pinSourceInPath: () => [
    'pin-source se trouve avant le « ? »',
    'Écrivez-le après : pkcs11:token=LABEL?pin-source=FICHIER.',
  ],
  notAnAttribute: () => ['une partie n’a pas la forme nom=valeur', 'Écrivez chaque partie comme nom=valeur.'],
  attributeTwice: (name) => [`« ${name} » y figure deux fois`, 'Supprimez l’un des deux.'],
  attributeMissing: (name) => [`il y manque ${name}`, 'Nommez le lieu comme le montre docs/key-services.md.'],
  badAttribute: (name) => [
    `la valeur de ${name} est inutilisable`,
    'Écrivez-la comme le montre docs/key-services.md ; une adresse commence par https://.',
  ],
  unknownAttribute: (name) => [
    `« ${name} » n’est pas accepté`,
    'Supprimez-le ; docs/custody.md nomme ce qui est accepté.',
  ],
  badEscape: (name) => [
    `la valeur de « ${name} » contient un % qui ne commence aucun code`,
    'Écrivez %25 au lieu de %.',
  ],
  notListed: (given, listed) => [
    `cette installation ne garde pas de clés dans ${given}`,
    `Nommez ce lieu dans LATCHKEY_CUSTODY (actuellement : ${listed}), et redémarrez Latchkey.`,
  ],
};

const problems: InputTable['problems'] = {
  name: {
    twice: (name, row) => [`« ${name} » figure déjà à la ligne ${row}`, 'Gardez l’une des deux lignes.'],
    empty: () => [empty, 'Donnez un nom à la connexion, par exemple « acme-production ».'],
    tooLong: ({ length }) => [`le nom a ${length} caractères, 60 au plus sont permis`, 'Choisissez-en un plus court.'],
    badCharacters: (given) => [
      `« ${given} » contient des caractères impossibles dans un nom de fichier`,
      'Utilisez lettres, chiffres, point, tiret et tiret bas.',
    ],
    badStart: (given) => [`« ${given} » commence par un signe`, 'Commencez par une lettre ou un chiffre.'],
    meansEvery: () => ['« all » désigne toutes les connexions', 'Choisissez un autre nom.'],
    fitsNone: (pattern, labels, to) => [
      `aucune connexion ne correspond à ${[pattern && `« ${pattern} »`, labels && `l’étiquette ${labels}`].filter((part) => part !== '').join(' et ')}`,
      `Les connexions existantes sont sous ${to('connection list')}.`,
    ],
    leavesNothing: (given) => [
      `« ${given} » ne laisse rien`,
      'Écrivez aussi une partie d’un nom, par exemple « Test* ».',
    ],
    tooLongPattern: (_, longest) => [`il y a plus de ${longest} caractères`, 'Raccourcissez avec *.'],
    tooMany,
  },
  loginUrl: {
    missing: missingForNew('loginUrl'),
    notAUrl,
    notHttps: (given) => [
      'elle doit commencer par https:// (http simple seulement sur cette machine)',
      `Utilisez ${given.replace(/^[a-z]+:/i, 'https:')}.`,
    ],
    hasCredentials: () => [
      'elle contient un nom d’utilisateur ou un mot de passe',
      'Indiquez l’adresse seule ; le nom d’utilisateur a son propre champ.',
    ],
    hasPath: (_, proposal) => ['ce doit être une adresse sans chemin', `Utilisez ${proposal}.`],
    lightningHost: noTokenEndpoint('une page Lightning'),
    setupHost: noTokenEndpoint('une page de Setup'),
    fileHost: wrongHost,
    siteHost: wrongHost,
    legacyInstance: wrongHost,
    publicHost: wrongHost,
  },
  audience: {
    notAUrl,
    foreignHost: (audience, loginUrl) => [
      `une assertion pour ${audience} serait envoyée à ${loginUrl}, qui n’est pas un hôte de Salesforce et pourrait s’en servir là-bas`,
      'Laissez l’audience vide, ou indiquez une URL de connexion de Salesforce.',
    ],
  },
  username: { missing: missingForNew('username'), ...usernameWords },
  deployUser: usernameWords,
  contact: {
    notAnAddress: (given) => [`« ${given} » n’est pas une adresse e-mail`, 'Indiquez chaque adresse séparément.'],
  },
  label: {
    notALabel: (given) => [
      `« ${given} » n’est pas une étiquette`,
      'Utilisez 1 à 60 lettres, chiffres, points, tirets, tirets bas, deux-points, barres obliques ou signes égal, par exemple team:billing.',
    ],
  },
  consumerKey: {
    looksLikeSecret: noConsumerKey(
      'cela ressemble au Consumer Secret, qui ne sert jamais ici ; il n’a pas été enregistré',
      ' Si d’autres ont vu ce secret, renouvelez-le là-bas.',
    ),
    looksLikeAppId: noConsumerKey('c’est l’id de la page de l’application, non sa Consumer Key'),
    masked: noConsumerKey('elle a été copiée alors qu’elle était masquée'),
    empty: noConsumerKey(empty),
    hasSpaces: noConsumerKey('elle contient une espace ou un saut de ligne'),
    tooShort: noConsumerKey('elle est trop courte ; une Consumer Key a environ 85 caractères'),
    badCharacters: noConsumerKey('elle contient des caractères qu’aucune Consumer Key n’a'),
  },
  appKind: {
    unknown: (given) => [`« ${given} » est inconnu`, 'Indiquez connected-app ou external-client-app.'],
    isAnother: (kind, name) => [
      `« ${name} » dit déjà que cette application est une ${kind}`,
      'N’indiquez pas le type d’application, ou corrigez-le d’abord là-bas.',
    ],
  },
  rotation: {
    unknown: (given) => [`« ${given} » est inconnu`, 'Indiquez guided ou hands-free.'],
    notAgreed: (name) => [
      `personne n’a encore accepté que la clé de l’application de « ${name} » soit changée sans intervention`,
      'Acceptez-le sur la page de la connexion.',
    ],
  },
  confirmApp: {
    notItsName: (app) => [
      'ce n’est pas le nom de l’application',
      `Tapez « ${app} » pour accepter que Latchkey y déploie des certificats de lui-même.`,
    ],
  },
  experiment: {
    unknown: (given, _, to) => [
      `« ${given} » n’est pas une expérience`,
      `Leurs noms : ${to('prove', 'NAME', '--list')}`,
    ],
  },
  rotationWindow: {
    notAWindow: (given) => [
      `« ${given} » ne nomme ni jours ni heures`,
      'Écrivez par exemple « Sat 02:00-05:00 », « Sat,Sun 22:00-01:00 » ou « daily 02:00-04:00 », en UTC.',
    ],
    tooShort: (given) => [`« ${given} » dure moins de 15 minutes`, 'Indiquez une plage plus longue.'],
    comesTooLate: (given, needed) => [
      `un changement qui commence ${given} jours avant l’expiration peut trouver la plage fermée jusque-là`,
      `Changez de clé au moins ${needed} jours avant l’expiration, ou indiquez plus de jours de la semaine.`,
    ],
  },
  acceptOrg: {
    notAnId: (given) => [
      `« ${given} » n’est pas un ID d’org`,
      'Indiquez les 18 caractères que l’erreur a montrés ; ils commencent par 00D.',
    ],
  },
  password: {
    tooShort: () => [
      'il a moins de 12 caractères',
      'Choisissez-en un plus long ; plusieurs mots se retiennent facilement.',
    ],
    tooLong: () => ['il a plus de 1 024 caractères', 'Choisissez-en un plus court.'],
  },
  passkeyName: {
    empty: () => [empty, 'Donnez un nom qui distingue vos appareils, par exemple « MacBook ».'],
    tooLong: ({ length }) => [`le nom a ${length} caractères, 64 au plus sont permis`, 'Choisissez-en un plus court.'],
    badCharacters: () => [
      'il contient des caractères que personne ne voit',
      'Tapez-le de nouveau au lieu de le coller.',
    ],
  },
  code: {
    wrong: () => [
      'ce n’est pas le code de cet instant',
      'Tapez les six chiffres que l’application montre maintenant ; s’ils sont refusés aussi, vérifiez l’heure du téléphone.',
    ],
    over: () => [
      'ce à quoi il appartient date de plus de cinq minutes',
      'Recommencez, et ajoutez le nouveau secret à l’application.',
    ],
  },
  personName: {
    empty: () => [empty, 'Indiquez un nom, par exemple « anna ».'],
    tooLong: ({ length }) => [`le nom a ${length} caractères, 64 au plus sont permis`, 'Choisissez-en un plus court.'],
    badCharacters: () => [
      'il contient des espaces, des guillemets ou des caractères que personne ne voit',
      'Utilisez lettres, chiffres et .@_-.',
    ],
  },
  permissions: {
    empty: (_, known) => ['aucune n’est indiquée', `Indiquez-en parmi celles-ci : ${known}.`],
    moreThanYours: (given, known) => [
      `vous ne pouvez pas donner « ${given} »`,
      `Indiquez-en parmi les vôtres : ${known}.`,
    ],
  },
  lifetimeDays: {
    outOfRange: (given, most) => [`${given} n’est pas entre 1 et ${most}`, 'Indiquez un nombre de jours.'],
  },
  passphrase: {
    empty: () => [empty, 'Indiquez au moins un caractère ; cinq mots au hasard conviennent bien.'],
    notUtf8: () => ['ce n’est pas du texte UTF-8', 'Enregistrez le fichier en UTF-8.'],
  },
  from: { empty: () => ['le fichier ne contient aucune ligne', 'Donnez une ligne par connexion.'] },
  at: { notATime: (given) => [`« ${given} » n’est pas une heure`, 'Écrivez par exemple 02:00, en UTC.'] },
  cron: {
    notFiveFields: (given) => [
      `« ${given} » n’est pas une expression cron à cinq champs`,
      'Écrivez par exemple « 0 2 * * 1 », en UTC.',
    ],
    minute: (given) => [
      `la minute « ${given} » ne veut rien dire`,
      'Écrivez de 0 à 59, *, ou par exemple 0,30 ou */15.',
    ],
    hour: (given) => [
      `l’heure « ${given} » ne veut rien dire`,
      'Écrivez de 0 à 23, *, ou par exemple 2,14 ou 9-17, en UTC.',
    ],
    dayOfMonth: (given) => [`le jour « ${given} » ne veut rien dire`, 'Écrivez de 1 à 31, *, ou L pour le dernier.'],
    month: (given) => [`le mois « ${given} » ne veut rien dire`, 'Écrivez de 1 à 12, *, ou par exemple JAN-MAR.'],
    dayOfWeek: (given) => [
      `le jour de la semaine « ${given} » ne veut rien dire`,
      'Écrivez de 0 à 7, *, ou par exemple MON-FRI.',
    ],
    neverRuns: (given) => [
      `« ${given} » est un jour qu’aucune année ne connaît`,
      'Écrivez un jour que le mois connaît.',
    ],
  },
  every: {
    notARhythm: (given) => [
      `« ${given} » n’est aucun des rythmes`,
      'Écrivez 1d, 7d, 14d ou 30d, ou à la place une expression cron.',
    ],
  },
  type: {
    notAType: (given) => [
      `« ${given} » n’est pas un type de métadonnées`,
      'Écrivez par exemple Report ou CustomLabels.',
    ],
    tooMany,
  },
  confirmName: { notItsName: (name) => ['ce n’est pas le nom de la connexion', `Saisissez « ${name} ».`] },
  head: {
    notAHead: (_, __, to) => ['cela n’a pas la forme N:HASH', `Indiquez ce que ${to('audit head')} a montré.`],
  },
  noticeDays: {
    notDays,
    tooMany: (given, most) => [
      `il y a ${given} nombres, ${most} au plus sont permis`,
      'Indiquez-en moins, par exemple 30,7,1.',
    ],
  },
  rotateEveryDays: { notDays },
  rotateBeforeDays: { notDays },
  retentionDays: { notDays },
  discard: {
    tooShort: (given) => [`« ${given} » est trop court`, 'Indiquez les empreintes que le refus a nommées.'],
    notLost: (given) => [
      `aucune paire de clés ${given} ne serait perdue`,
      'Indiquez les empreintes que le refus a nommées.',
    ],
  },
  CHANNEL: {
    unknown: (given, known) => [
      `aucun canal ne s’appelle « ${given} »`,
      known === ''
        ? 'Réglez LATCHKEY_SMTP_URL et LATCHKEY_MAIL_FROM pour un canal « mail »'
        : `Utilisez l’un de ceux-ci : ${known}`,
    ],
  },
  FOLDER: {
    nothingToWatch: (folder) => [
      `${folder} ne contient ni application avec certificat ni certificat`,
      'Indiquez le dossier d’un projet Salesforce : avec connectedApps/*.connectedApp ou certs/*.crt quelque part dessous.',
    ],
  },
  custody: custodyWords,
  cert: {
    certificateOver: (notAfter) => [
      `le certificat était valable jusqu’au ${notAfter}`,
      'Faites-en signer un autre par l’autorité.',
    ],
  },
  HOST: {
    noHost: (given) => [`« ${given} » n’est pas un hôte`, 'Écrivez example.com ou example.com:8443.'],
    noCertificate: (given, why) => [`${given} ne présente pas de certificat (${why})`, 'Vérifiez le nom et le port.'],
  },
};

export const frenchInput: InputTable = {
  problems,
  shapes: frenchShapes,
  hidden: (character) => [
    `elle contient le caractère ${character}, que personne ne voit`,
    'Tapez la valeur de nouveau au lieu de la coller.',
  ],
  fields: {
    acceptOrg: 'ID de l’org',
    appKind: 'Type d’application',
    appName: 'Libellé de l’application',
    confirmApp: 'Nom de l’application',
    confirmName: 'Nom de la connexion',
    consumerKey: 'Consumer Key',
    contact: 'Contacts',
    custody: 'Garde des clés',
    deployUser: 'Utilisateur qui déploie',
    lifetimeDays: 'Jours avant expiration',
    loginUrl: 'URL de connexion',
    noticeDays: 'Jours des avis',
    passkeyName: 'Nom de la passkey',
    personName: 'Nom',
    retentionDays: 'Jours de conservation',
    rotateBeforeDays: 'Jours avant l’expiration',
    rotateEveryDays: 'Jours entre les changements',
    rotation: 'Changement de clé',
    rotationWindow: 'Heures du changement de clé',
  },
  atField: (field, problem) => `${field} : ${problem}.`,
};
