// The page behind a mail's link, around what the mail told, in French.

import type { AcknowledgementTexts } from '../../words.ts';

export const frenchAcknowledgement: AcknowledgementTexts = {
  isAcknowledged: ['Quelqu’un en a déjà pris note.', 'Vous pouvez le refaire, ou demander un rappel.'],
  about:
    'En prendre note arrête ce rappel et les moins urgents pour tous ceux qui l’ont reçu. Un plus urgent, par exemple au prochain seuil avant l’expiration, est envoyé quand même.',
  of: 'Il s’agit de',
  all: 'tous',
  acknowledge: 'J’en ai pris note',
  orBeReminded: 'Ou demander un rappel',
  remindIn: 'Me le rappeler dans',
  remind: 'Me le rappeler',
  days: (days) => (days === 1 ? '1 jour' : `${days} jours`),
  more: (count) => `et ${count} autres`,
  noted: 'Noté',
  notedForGood: 'Cela ne vous sera plus rappelé. Un avis plus urgent est envoyé quand même.',
  notedFor: (days) =>
    `Cela vous sera rappelé dans ${days === 1 ? '1 jour' : `${days} jours`}, ou plus tôt si cela devient plus urgent.`,
  mayClose: 'Vous pouvez fermer cette page.',
  expired: [
    'Ce lien a expiré',
    'Les liens des avis valent 45 jours. Un avis ultérieur en a un nouveau ; ce qui est ouvert figure sur la page :',
  ],
  unknown: [
    'Ce lien ne fonctionne pas',
    'Il n’est pas entier, ou il appartient à un avis révolu. Copiez-le de nouveau depuis l’e-mail, du premier au dernier caractère.',
  ],
};
