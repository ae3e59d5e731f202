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
};
