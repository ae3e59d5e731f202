// Where private keys lie, in words.

import { type Texts, textOf } from '../../text/language.ts';

export const software = 'software:';

const en = {
  software: 'Software: sealed in the database',
  keptIn: (place: string) => (place === software ? 'kept in software' : `kept in ${place}`),
  move: 'Move the keys…',
  moveTitle: 'Where shall keys of this app be kept?',
  moveText:
    'A new key is made there and its certificate is downloaded. No key is moved out of its place: the old one stays as usable as it is until the new one has settled.',
  place: 'Place',
  noOther: 'LATCHKEY_CUSTODY names no device and no service.',
  moveYes: 'Make the new key there',
  made: (place: string) => `A new key was made: ${place}.`,
  madeNext: 'Upload its certificate to the app, as in any rotation.',
  requestedNext: 'Let your authority sign the request that was saved, and install what comes back.',
  rotation: 'Rotation',
};

const de: typeof en = {
  software: 'Software: versiegelt in der Datenbank',
  keptIn: (place) => (place === software ? 'in Software verwahrt' : `verwahrt in ${place}`),
  move: 'Schlüssel verlegen…',
  moveTitle: 'Wo sollen die Schlüssel dieser App verwahrt werden?',
  moveText:
    'Dort wird ein neuer Schlüssel gemacht und sein Zertifikat heruntergeladen. Kein Schlüssel verlässt seinen Platz: Der alte bleibt so brauchbar, wie er ist, bis der neue sich durchgesetzt hat.',
  place: 'Ort',
  noOther: 'LATCHKEY_CUSTODY nennt kein Gerät und keinen Dienst.',
  moveYes: 'Dort den neuen Schlüssel machen',
  made: (place) => `Ein neuer Schlüssel wurde gemacht: ${place}.`,
  madeNext: 'Laden Sie sein Zertifikat in die App hoch, wie bei jedem Schlüsselwechsel.',
  requestedNext:
    'Lassen Sie die gespeicherte Anfrage von Ihrer Zertifizierungsstelle unterschreiben, und installieren Sie, was zurückkommt.',
  rotation: 'Schlüsselwechsel',
};

const fr: typeof en = {
  software: 'Logiciel : scellées dans la base',
  keptIn: (place) => (place === software ? 'gardée en logiciel' : `gardée dans ${place}`),
  move: 'Déplacer les clés…',
  moveTitle: 'Où garder les clés de cette app ?',
  moveText:
    'Une nouvelle clé y est créée et son certificat est téléchargé. Aucune clé ne quitte sa place : l’ancienne reste utilisable jusqu’à ce que la nouvelle soit établie.',
  place: 'Emplacement',
  noOther: 'LATCHKEY_CUSTODY ne nomme ni appareil ni service.',
  moveYes: 'Y créer la nouvelle clé',
  made: (place) => `Une nouvelle clé a été créée : ${place}.`,
  madeNext: 'Chargez son certificat dans l’app, comme à chaque rotation.',
  requestedNext: 'Faites signer par votre autorité la demande enregistrée, puis installez ce qui revient.',
  rotation: 'Changement de clé',
};

export const texts = textOf({ en, de, fr } satisfies Texts<typeof en>);

export const placeText = (place: string) => (place === software ? texts.software : place);
