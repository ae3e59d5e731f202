// What the HTTP face refuses by itself, in French.

import type { FacePages, FaceProblems } from '../words.ts';

const soon = (seconds: number) => `Réessayez dans ${seconds} s.`;

export const frenchFaceProblems: FaceProblems = {
  documentationBeingWritten: () => ['La documentation est en cours d’écriture.', 'Demandez-la de nouveau.'],
  documentationPageNotFound: () => [
    'Cette documentation n’a pas une telle page.',
    'Ouvrez-la depuis la page de son analyse.',
  ],
  internal: () => ['Un problème est survenu.', 'Réessayez ; le journal du serveur en dit plus.'],
  tooLarge: () => ['La requête est trop grande.', 'Envoyez-en moins.'],
  tooManyRequests: (seconds) => ['Trop de requêtes.', soon(seconds)],
  tooManyStreams: (seconds) => ['Trop de flux d’événements sont ouverts.', soon(seconds)],
  tooManyTries: (seconds) => ['Trop de mots de passe erronés pour ce nom depuis cette adresse.', soon(seconds)],
  unauthorized: () => [
    'Personne n’est connecté, ou le jeton n’est pas connu ici.',
    'Connectez-vous, ou envoyez un jeton d’API : Authorization: Bearer TOKEN.',
  ],
};

export const frenchFacePages: FacePages = {
  notOpened: 'Non ouvert',
  notSignedIn: 'Non connecté',
  back: 'Retour à Latchkey',
  permittedUsers: 'Réglez Permitted Users de l’application Canvas sur « Admin approved users are pre-authorized ».',
  refusals: {
    brokenOff: 'La requête s’est interrompue.',
    internal: 'Une erreur s’est produite.',
    notOfTheForm: 'Ce n’est pas ce que le formulaire envoie.',
    nothingHere: 'Il n’y a rien ici.',
    otherName: 'Ce serveur ne répond pas sous ce nom.',
    otherPage: 'Les requêtes d’autres pages sont refusées.',
    probeToken: 'Envoyez le jeton du dossier de données : Authorization: Bearer TOKEN.',
    tooLarge: 'C’est trop grand.',
  },
};
