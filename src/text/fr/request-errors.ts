// What was asked cannot be done as it was asked, in French: input, files, the moment.

import type { ChangedThing } from '../../domain/errors.ts';
import { inputWords } from '../input-words.ts';
import type { RequestErrors } from '../request-errors.ts';

/** @param name quoted, after a space; empty where it is not known. */
const changedThings: Record<ChangedThing, (name: string) => string> = {
  clientApp: (name) => `Un autre processus a modifié l’application${name} au même instant`,
  connection: (name) => `Un autre processus a modifié la connexion${name} au même instant`,
  fleet: () => 'Ce que le fichier change à l’ensemble vient d’être modifié par un autre processus',
  finding: (name) => `Un autre processus a modifié le constat${name} au même instant`,
  keyPair: (name) => `Un autre processus a modifié la paire de clés${name} au même instant`,
  keyRequest: () => 'Un autre processus a modifié la demande de certificat au même instant',
  lossWithClientApp: (name) =>
    `Ce que fait perdre le retrait de l’application${name} vient d’être modifié par un autre processus`,
  lossWithConnection: (name) =>
    `Ce que fait perdre le retrait de la connexion${name} vient d’être modifié par un autre processus`,
  vault: () => 'Un autre processus a modifié le coffre au même instant',
  watched: (name) => `Un autre processus a modifié l’élément surveillé${name} au même instant`,
};

export const frenchRequestErrors: RequestErrors = {
  invalidInput: (wrong, to) => {
    const [problem, fix] = inputWords(wrong, to);
    return [`${wrong.field} : ${problem}.`, fix];
  },
  fileExists: ({ file }) => [`${file} existe déjà ; le fichier est resté tel quel.`, 'Nommez un autre fichier.'],
  fileUnreadable: ({ file, problem }) => [`${file} est illisible : ${problem}.`, 'Vérifiez le chemin et ses droits.'],
  fileUnwritable: ({ file, problem }) => [
    `${file} ne peut pas être écrit : ${problem}. Rien n’a été changé.`,
    'Choisissez un autre endroit, ou faites de la place, et recommencez.',
  ],
  confirmationNeeded: ({ act }) => [
    `${act} demande une confirmation, et il n’y a pas de terminal où la demander.`,
    'Relancez la commande avec --yes.',
  ],
  inputEnded: () => [
    'L’entrée s’est terminée avant la réponse à la question.',
    'Lancez la commande dans un terminal qui reste ouvert ; là où elle demande seulement s’il faut continuer, --yes dit oui.',
  ],
  terminalNeeded: () => ['Ceci dessine un écran, et il n’y a pas de terminal où le dessiner.', 'Retirez --watch.'],
  cancelled: () => ['Annulé avant la fin ; rien n’est à moitié écrit.', 'Recommencez quand vous serez prêt.'],
  idempotencyKeyReused: () => [
    'Cet Idempotency-Key a déjà été envoyé avec une autre requête ; rien n’a été fait.',
    'Créez une nouvelle clé pour chaque requête, et ne la renvoyez qu’avec la même.',
  ],
  requestUnderWay: () => [
    'La requête avec cet Idempotency-Key est en cours.',
    'Attendez-la, ou renvoyez la même dans un instant.',
  ],
  answerShownOnce: ({ id }) => [
    `Cette requête a déjà été exécutée${id === null ? '' : ` et a créé ${id}`}. Sa réponse contenait un secret, montré une seule fois et gardé nulle part.`,
    `${id === null ? '' : `Si le secret est perdu, révoquez ${id}. `}Envoyez la requête avec un nouvel Idempotency-Key pour en créer un autre ; une nouvelle invitation met fin à la précédente.`,
  ],
  changedSince: ({ name }) => [
    `« ${name} » n’est plus tel qu’il a été lu : quelqu’un l’a modifié ; rien n’a été écrit.`,
    'Relisez-le, puis modifiez-le.',
  ],
  changedMeanwhile: ({ type, name }) => [
    `${changedThings[type](name === null ? '' : ` « ${name} »`)} ; rien n’a été écrit.`,
    'Réessayez.',
  ],
  nothingToAcknowledge: ({ what }, to) => [
    `Rien d’ouvert ne porte le nom « ${what} ».`,
    `Les ids des messages sont sous ${to('notify list')} ; ou donnez le nom d’une connexion.`,
  ],
  watchedNotFound: ({ where }, to) => [
    `SOURCE : rien n’est surveillé sous « ${where} ».`,
    `Ce qui est surveillé est sous ${to('watch list')}.`,
  ],
  feedNotFound: ({ id }, to) => [
    `Il n’y a pas de calendrier ${id}, ou il a déjà été révoqué.`,
    `Les calendriers existants sont sous ${to('calendar feed list')}.`,
  ],
  alreadyRunning: (running) =>
    running.what === 'changeOfVault'
      ? [
          'Une autre modification du coffre est en cours, ou a été interrompue il y a moins d’une minute.',
          'Réessayez dans une minute.',
        ]
      : [
          `Un autre programme utilise le port ${running.port}.`,
          `Réglez ${running.setting} sur un autre port, ou sur 0 pour n’importe lequel.`,
        ],
  internal: (_, to) => [
    'Un problème est survenu dans Latchkey.',
    `Réessayez ; s’il persiste, signalez-le : ${to('support-bundle')}.`,
  ],
};
