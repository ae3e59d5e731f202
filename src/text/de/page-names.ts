// What the pages are called in German, and how German quotes.

import type { Words } from '../words.ts';

export const germanQuoted: Words['quoted'] = (text) => `„${text}“`;

export const germanPages: Words['pages'] = {
  audit: 'Protokoll',
  connections: 'Verbindungen',
  diagnose: 'Diagnose',
  findings: 'Befunde',
  installation: 'Installation',
  keyPairs: 'Schlüsselpaare',
  keyRequests: 'Zertifikat einer Zertifizierungsstelle',
  notices: 'Hinweise',
  people: 'Personen',
  rollout: 'Schlüsselwechsel vieler Apps',
  rotation: 'Schlüsselwechsel',
  scans: 'Scans',
  settings: 'Einstellungen',
  test: 'Verbindung testen',
};
