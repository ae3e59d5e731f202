// Why somebody does not get in, or may not do what they asked for, in French.

import type { ErrorParameters } from '../../../domain/errors.ts';
import type { PeopleErrors } from '../../people/people-errors.ts';

const invitationProblems = {
  unknown: 'Cette invitation n’est pas connue ici ; une plus récente l’a peut-être remplacée.',
  taken: 'Cette invitation a déjà servi.',
  expired: 'Cette invitation a expiré ; elle est valable une heure.',
} as const;

const providerProblems: Record<ErrorParameters<'providerRefused'>['problem'], [said: string, next: string]> = {
  none: ['L’authentification unique n’est pas configurée ici.', 'Connectez-vous avec un mot de passe ou une passkey.'],
  notBegun: ['Ce navigateur n’a pas commencé cette connexion, ou il y a plus de dix minutes.', 'Recommencez.'],
  denied: ['Le fournisseur ne vous a pas laissé entrer.', 'Demandez à qui le gère, puis recommencez.'],
  notProved: [
    'La réponse du fournisseur ne prouve pas qui vous êtes.',
    'Recommencez ; si cela persiste, un administrateur trouve la raison dans le journal du serveur.',
  ],
  unavailable: [
    'Le fournisseur ne répond pas.',
    'Réessayez dans une minute ; un administrateur trouve la raison dans le journal du serveur.',
  ],
  unknownGroup: [
    'Vous n’êtes dans aucun groupe autorisé à utiliser Latchkey.',
    'Demandez à un administrateur de vous ajouter à l’un d’eux.',
  ],
  tooManyGroups: [
    'Vous êtes dans plus de groupes que le fournisseur n’en indique.',
    'Demandez à un administrateur de ne lui faire indiquer que ceux dont Latchkey a besoin.',
  ],
  closed: ['Votre compte ici est fermé.', 'Demandez à un administrateur de le rouvrir.'],
  noName: ['Le fournisseur n’indique aucun nom utilisable ici.', 'Demandez à un administrateur.'],
  nameTaken: [
    'Un autre compte ici porte votre nom.',
    'Demandez à un administrateur de le renommer ou de le fermer, ou connectez-vous à celui-là.',
  ],
};

export const frenchPeopleErrors: PeopleErrors = {
  notPermitted: ({ act, permission, isHeld, connection }) => [
    !isHeld
      ? `Il faut pour cela le droit « ${permission} », que vous n’avez pas (${act}).`
      : connection === null
        ? `Cela concerne toute l’installation, et vos droits ne valent que pour certaines connexions (${act}).`
        : `Votre droit « ${permission} » ne s’étend pas à la connexion « ${connection} » (${act}).`,
    'Demandez-le à un administrateur.',
  ],
  personNotFound: ({ name }, to) => [
    `Il n’y a pas de compte nommé « ${name} ».`,
    `Les noms sont sous ${to('user list')}.`,
  ],
  passkeyNotFound: () => ['Vous n’avez pas cette passkey.', 'Regardez la liste de vos passkeys.'],
  passkeyRefused: ({ problem }) =>
    problem === 'known'
      ? ['Cette passkey est déjà connue.', 'Choisissez un autre appareil, ou supprimez-la d’abord.']
      : [
          'La réponse du navigateur ne correspond pas à ce qui était demandé, ou est arrivée après cinq minutes.',
          'Recommencez.',
        ],
  sessionNotFound: () => ['Cette session est déjà terminée.', 'Rien à faire.'],
  apiTokenNotFound: ({ id }) => [`Il n’y a pas de jeton d’API ${id}, ou il a déjà été révoqué.`, 'Rien à faire.'],
  providerRefused: ({ problem }) => providerProblems[problem],
  signInRefused: (_, to) => [
    'Le nom d’utilisateur, le mot de passe ou la passkey est erroné, ou le compte est fermé.',
    `Réessayez ; un administrateur réinitialise un mot de passe : ${to('user reset', 'NAME')}.`,
  ],
  codeNeeded: () => [
    'Le mot de passe est juste ; il faut aussi un code.',
    'Envoyez le code que montre votre application d’authentification.',
  ],
  codeRefused: ({ problem }, to) => [
    problem === 'used' ? 'Ce code a déjà servi.' : 'Le code est erroné.',
    `Attendez le code suivant de votre application d’authentification ; si elle est perdue, un administrateur réinitialise le compte : ${to('user reset', 'NAME')}.`,
  ],
  tooManyCodes: ({ seconds }) => [
    'Trop de codes erronés.',
    `Réessayez dans ${seconds} s, ou connectez-vous avec une passkey.`,
  ],
  proofNeeded: () => [
    'Il faut savoir que c’est bien vous ; vous l’avez montré il y a plus de dix minutes.',
    'Donnez encore une fois votre mot de passe, un code ou une passkey, puis recommencez. Avec l’authentification unique, reconnectez-vous.',
  ],
  proofRefused: () => [
    'Le mot de passe, le code ou la passkey est erroné, ou le code a déjà servi.',
    'Réessayez ; un code change toutes les 30 secondes.',
  ],
  invitationUnusable: ({ problem }, to) => [
    invitationProblems[problem],
    `Demandez-en une autre : ${to('user invite')}.`,
  ],
  personExists: ({ name }) => [
    `Un compte nommé « ${name} » existe déjà ; il est resté tel quel.`,
    'Choisissez un autre nom.',
  ],
  passkeyNeedsName: ({ url }) => [
    'Une passkey appartient à un nom, et cette page a été ouverte sous une adresse IP.',
    `Ouvrez plutôt ${url}.`,
  ],
  tooManyPasskeys: ({ most }) => [
    `Vous avez ${most} passkeys, et il n’en est pas gardé davantage.`,
    'Supprimez-en une que vous n’utilisez pas.',
  ],
  totpExists: () => ['Une application d’authentification est déjà configurée.', 'Supprimez-la d’abord.'],
  totpMissing: () => ['Aucune application d’authentification n’est configurée.', 'Rien à faire.'],
  personOfProvider: ({ name }) => [
    `« ${name} » se connecte chez le fournisseur d’authentification unique, et n’a ici ni mot de passe ni passkey.`,
    'Changez-le là-bas.',
  ],
  lastAdministrator: ({ name }) => [
    `« ${name} » est le dernier administrateur qui puisse se connecter ; rien n’a été changé.`,
    'Nommez d’abord un autre administrateur.',
  ],
};
