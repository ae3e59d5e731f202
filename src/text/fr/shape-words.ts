// A request of another form than its operation takes, in French.

import type { ShapeWords } from '../words.ts';

export const frenchShapes: ShapeWords = {
  plain: {
    missing: ['la valeur manque', 'Indiquez-la.'],
    another: ['la valeur a une autre forme', 'Ce qui est accepté se trouve dans /api/openapi.json.'],
    brokenOff: ['la requête s’est interrompue', 'Envoyez-la de nouveau.'],
    notACursor: ['ce n’est pas ce qu’une page précédente a donné', 'Envoyez son `next`, ou omettez cette valeur.'],
    notAHash: ['ce n’est pas un SHA-256 en hexadécimal minuscule', 'Indiquez ses 64 chiffres.'],
    notAnIdempotencyKey: [
      'ce ne sont pas 1 à 255 caractères visibles',
      'Envoyez une valeur aléatoire, par exemple un UUID.',
    ],
    notJson: ['ce n’est pas du JSON', 'Envoyez le contenu en JSON.'],
    notJsonType: ['ce n’est pas application/json', 'Envoyez le contenu en JSON.'],
  },
  notA: {
    text: ['ce n’est pas un texte', 'Indiquez un texte.'],
    number: ['ce n’est pas un nombre', 'Indiquez un nombre.'],
    wholeNumber: ['ce n’est pas un nombre entier', 'Indiquez un nombre entier.'],
    boolean: ['ce n’est ni true ni false', 'Indiquez true ou false.'],
    list: ['ce n’est pas une liste', 'Indiquez une liste, même d’un seul élément.'],
    record: ['les champs manquent', 'Indiquez un objet avec ses champs.'],
    instant: ['ce n’est pas une heure selon ISO 8601', 'Écrivez par exemple 2027-01-31T08:00:00Z.'],
  },
  notOneOf: (values) => [`ce n’est aucune de ces valeurs : ${values}`, 'Choisissez-en une.'],
  unknownField: (names) => [`elle contient ce qui n’est pas accepté : ${names}`, 'Supprimez-le.'],
  tooSmall: {
    characters: (limit) => [
      limit === 1 ? 'la valeur est vide' : `il y a moins de ${limit} caractères`,
      'Indiquez-en davantage.',
    ],
    entries: (limit) => [
      limit === 1 ? 'la liste est vide' : `il y a moins de ${limit} éléments`,
      'Indiquez-en davantage.',
    ],
    value: (limit) => [`c’est moins de ${limit}`, `Indiquez au moins ${limit}.`],
  },
  tooLarge: {
    characters: (limit) => [`il y a plus de ${limit} caractères`, 'Raccourcissez la valeur.'],
    entries: (limit) => [`il y a trop d’éléments (au plus ${limit})`, 'Indiquez-en moins à la fois.'],
    value: (limit) => [`c’est plus de ${limit}`, `Indiquez au plus ${limit}.`],
  },
};
