// What the pages are called in French, and how French quotes.

import type { Words } from '../words.ts';

export const frenchQuoted: Words['quoted'] = (text) => `« ${text} »`;

export const frenchPages: Words['pages'] = {
  audit: 'Journal',
  connections: 'Connexions',
  diagnose: 'Diagnostic',
  findings: 'Constats',
  installation: 'Installation',
  keyPairs: 'Paires de clés',
  keyRequests: 'Certificat d’une autorité',
  notices: 'Avis',
  people: 'Personnes',
  rollout: 'Rotation de plusieurs apps',
  rotation: 'Changement de clé',
  scans: 'Analyses',
  settings: 'Paramètres',
  test: 'Tester la connexion',
};
