// Links to the pages where that is done which a sentence of the server asks for. The one that is open is left out.

import { Link, useLocation } from 'wouter';
import { type Texts, textOf } from '../text/language.ts';
import { words } from '../text/words.ts';

const texts = textOf({
  en: { keyPairs: 'Key pairs', keyRequests: 'Certificate of an authority', settings: 'Settings', rotation: 'Rotation' },
  de: {
    keyPairs: 'Schlüsselpaare',
    keyRequests: 'Zertifikat einer Zertifizierungsstelle',
    settings: 'Einstellungen',
    rotation: 'Schlüsselwechsel',
  },
  fr: {
    keyPairs: 'Paires de clés',
    keyRequests: 'Certificat d’une autorité',
    settings: 'Paramètres',
    rotation: 'Changement de clé',
  },
} satisfies Texts<unknown>);

const ofInstallation: Readonly<Record<string, [label: string, path: string]>> = {
  audit: [words.audit, '/audit'],
  connections: [words.connections, '/'],
  diagnose: [words.diagnose, '/diagnose'],
  findings: [words.findings, '/findings'],
  installation: [words.installation, '/installation'],
  notices: [words.notices, '/notices'],
  people: [words.people, '/people'],
  rollout: [words.rollout, '/rollout'],
};
const ofConnection: Readonly<Record<string, [label: string, path: string]>> = {
  keyPairs: [texts.keyPairs, '#key-pairs'],
  keyRequests: [texts.keyRequests, '#key-requests'],
  rotation: [texts.rotation, '/rotation'],
  scans: [words.scans, '/scans'],
  settings: [texts.settings, ''],
  test: [words.steps.test, ''],
};

export interface Place {
  page: string;
  connection: string | null;
}

export function Places({ places = [] }: { places?: readonly Place[] | undefined }) {
  const [here] = useLocation();
  const links = places.flatMap(({ page, connection }) => {
    const known = (connection === null ? ofInstallation : ofConnection)[page];
    if (known === undefined) return [];
    const [label, path] = known;
    const href = connection === null ? path : `/connections/${encodeURIComponent(connection)}${path}`;
    return href === here ? [] : [{ href, label: connection === null ? label : `${label}: ${connection}` }];
  });
  if (links.length === 0) return null;
  return (
    <p className="actions">
      {links.map(({ href, label }) => (
        <Link key={href + label} href={href}>
          {label}
        </Link>
      ))}
    </p>
  );
}
