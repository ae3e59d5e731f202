// How far an app is in a rotation of many, in French.

import type { RolloutTexts } from '../../words.ts';

export const frenchRollout: RolloutTexts = {
  phases: {
    proving: 'Connexion avec l’ancienne clé.',
    reading: 'Lecture du composant de l’application.',
    checking: 'Un essai à blanc du déploiement.',
    comparing: 'Le composant est comparé une fois encore.',
    deploying: 'Déploiement du nouveau certificat.',
    searching: 'La réponse du déploiement s’est perdue : il est cherché dans la liste de l’org.',
    awaiting: 'L’org traite le déploiement.',
    readingBack: 'Relecture de ce que l’org contient.',
    accepting: 'Déployé. En attente que l’org accepte la nouvelle clé.',
    settling: 'La nouvelle clé est acceptée. En attente que chaque serveur l’ait.',
    comparingBack: 'La nouvelle clé n’a pas été acceptée. Comparaison avant le retour.',
    restoring: 'Redéploiement de l’ancien certificat.',
    searchingBack: 'La réponse de ce déploiement s’est perdue : il est cherché dans la liste de l’org.',
    awaitingBack: 'L’org traite le déploiement de l’ancien certificat.',
    provingBack: 'L’ancien certificat est revenu. En attente que chaque serveur l’ait.',
    settled: 'Établi : la nouvelle paire de clés est utilisée partout.',
    rolledBack: 'Annulé : l’ancienne paire de clés est utilisée, la nouvelle est abandonnée.',
    refused: 'Refusé : rien n’a été modifié dans Salesforce.',
    stopped: 'Arrêté : quelqu’un doit regarder l’application dans Salesforce.',
  },
  notBegun: {
    handsFreeOff: 'Pas commencé : l’application ne doit plus tourner automatiquement.',
    nothingToSwap: 'Pas commencé : aucune paire de clés de l’application n’est utilisée, ou un passage est en cours.',
    signedByAuthority:
      'Pas commencé : une autorité signe les certificats de cette application, et doit être sollicitée d’abord.',
    outsideWindow: 'Pas commencé : sa fenêtre de rotation est fermée.',
    tooManyIssued: 'Pas commencé : cinq certificats de l’application attendent d’être envoyés. Abandonnez-en.',
    connectionNotFound: 'Pas commencé : sa connexion a été supprimée.',
    changedMeanwhile: 'Pas commencé : quelqu’un a modifié l’application à ce moment.',
    clockWrong: 'Pas commencé : l’horloge de cette machine est fausse.',
  },
};
