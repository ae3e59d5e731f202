// Why a rotation without hands ended or goes back, in French.

import type { SwapProblemTable } from '../../words.ts';

const ofPackage = 'Une application d’un package appartient à son éditeur : changez sa clé de façon guidée.';

export const frenchSwapProblems: SwapProblemTable = {
  signInFailed: ({ message, username }) =>
    username === undefined
      ? `L’ancienne clé ne s’est pas connectée (${message}) ; il n’y aurait donc pas de retour possible.`
      : `L’utilisateur qui déploie, ${username}, ne s’est pas connecté (${message}). Donnez-lui l’application par son permission set ou son profil.`,
  noTokenAtHand: ({ tried }) =>
    `Pour remettre le certificat, quelqu’un doit entrer, et l’org ne laisse entrer aucun des utilisateurs essayés${tried === undefined ? '' : ` (${tried} : celui qui déploie, ceux qui se connectent par l’application)`}. Une autre clé de l’application, un jeton antérieur ou un utilisateur qui déploie (\`--deploy-user\`) qu’elle accepte encore suffirait ; sinon envoyez à la main le certificat utilisé.`,
  oldExpired: () =>
    'L’ancien certificat a expiré, ou expire dans les deux heures : il n’y aurait pas de retour possible.',
  pairGone: ({ fingerprint }) => `La paire de clés ${fingerprint} ne peut plus rien signer.`,
  notPermitted: ({ permissions, username }) =>
    `Il manque à l’utilisateur qui déploie${username === undefined ? '' : `, ${username}`} : ${permissions.map((one) => `« ${one} »`).join(', ')}. Donnez-le-lui par un permission set.`,
  componentNotFound: ({ appName }) =>
    `Aucune application de l’org ne montre cette Consumer Key ni ne s’appelle « ${appName} ». ${ofPackage}`,
  otherKind: ({ kind, fullName }) =>
    `L’org a ${fullName} comme ${kind === 'connected-app' ? 'Connected App' : 'External Client App'}, ici figure l’autre type. Inscrivez-la ainsi : \`latchkey connection set NAME --app-kind ${kind}\`.`,
  componentAmbiguous: ({ fullNames }) => `Plus d’un composant pourrait être l’application : ${fullNames.join(', ')}.`,
  componentUnreadable: ({ fullName, message }) =>
    `Le composant ${fullName} est inutilisable : ${message}. ${ofPackage}`,
  otherCertificate: ({ fingerprint }) =>
    `L’application contient un certificat qui n’est ni l’ancien ni le nouveau : ${fingerprint}. Quelqu’un d’autre change peut-être sa clé.`,
  fieldsChanged: () => 'Un autre champ du composant a été modifié entre-temps ; un déploiement annulerait cela.',
  outsideWindow: ({ window }) =>
    `La plage de changement de clé (${window} UTC) s’est fermée avant que le déploiement puisse commencer.`,
  deployRunning: ({ by }) =>
    `Un déploiement${by === null ? '' : ` de ${by}`} est en cours dans l’org. Réessayez quand il sera terminé.`,
  checkFailed: ({ message }) => `L’essai à blanc a échoué : ${message}`,
  deployFailed: ({ message }) => `Le déploiement a échoué : ${message}`,
  deployCanceled: () => 'Quelqu’un a annulé le déploiement dans Salesforce.',
  notReceived: () => 'Le déploiement n’est pas arrivé à l’org, trois fois.',
  orgSilent: ({ message }) => `L’org n’a donné aucune réponse utilisable : ${message}`,
  notAccepted: () => 'L’org n’a pas accepté la nouvelle clé à temps.',
  overtaken: () => 'Une autre paire de clés que ces deux-là est acceptée désormais.',
  bothRefused: () => 'L’org n’accepte ni l’ancienne ni la nouvelle clé.',
};
