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
  brokenOff: () => ['La requête s’est interrompue.', 'Envoyez-la de nouveau.'],
  expectationFailed: () => ['Le serveur n’accepte pas une telle attente.', 'Envoyez la requête sans l’en-tête Expect.'],
  headersTooLarge: () => ['Les en-têtes de la requête sont trop grands.', 'Envoyez-en moins, ou de plus courts.'],
  methodNotAllowed: () => [
    'Cette adresse n’accepte pas de requête de cette méthode.',
    'Prenez-en une de l’en-tête Allow ; le document de l’API dit ce que fait chacune : /api/openapi.json.',
  ],
  notOfTheForm: () => [
    'Ce n’est pas ce que le formulaire envoie.',
    'Rouvrez le lien et appuyez sur un bouton de sa page.',
  ],
  nothingHere: () => [
    'Il n’y a rien ici.',
    'Vérifiez l’adresse ; le document de l’API énumère tout ce qu’il y a : /api/openapi.json.',
  ],
  otherName: () => [
    'Ce serveur ne répond pas sous ce nom.',
    'Prenez l’adresse qu’il affiche à son démarrage, ou définissez LATCHKEY_PUBLIC_URL.',
  ],
  otherPage: () => [
    'Les requêtes d’autres pages sont refusées.',
    'Faites-le dans les pages de Latchkey ; un programme n’envoie pas d’Origin.',
  ],
  probeToken: () => ['Ceci demande le jeton du dossier de données.', 'Envoyez-le : Authorization: Bearer TOKEN.'],
  requestTooSlow: () => ['La requête n’est pas arrivée à temps.', 'Envoyez-la de nouveau.'],
  requestUnreadable: () => ['Ce n’est pas une requête lisible.', 'Envoyez-la comme le dit HTTP/1.1, avec un Host.'],
};

export const frenchFacePages: FacePages = {
  notOpened: 'Non ouvert',
  notSignedIn: 'Non connecté',
  back: 'Retour à Latchkey',
  permittedUsers: 'Réglez Permitted Users de l’application Canvas sur « Admin approved users are pre-authorized ».',
};
