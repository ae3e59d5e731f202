import { type Texts, textOf } from '../../text/language.ts';

export const texts = textOf({
  en: {
    path: 'Seven steps',
    settings: 'Settings',
    steps: ['Download certificate', 'Create the app', 'Upload', 'Scopes', 'Copy consumer key', 'Paste it', 'Verify'],
  },
  de: {
    path: 'Sieben Schritte',
    settings: 'Einstellungen',
    steps: [
      'Zertifikat herunterladen',
      'App anlegen',
      'Hochladen',
      'Scopes',
      'Consumer Key kopieren',
      'Einfügen',
      'Bestätigen',
    ],
  },
  fr: {
    path: 'Sept étapes',
    settings: 'Paramètres',
    steps: [
      'Télécharger le certificat',
      'Créer l’application',
      'Envoyer',
      'Scopes',
      'Copier la Consumer Key',
      'La coller',
      'Vérifier',
    ],
  },
} satisfies Texts<unknown>);
