// Which pages may show ours in a frame: those of one org, by the names of "My Domain URL Formats" in Salesforce Help.

import type { Connection } from '../connection/connection.ts';
import { isLoginOrigin, loginHostKind } from '../connection/login-url.ts';

/** Origins; none: nobody knows the org's My Domain. */
export function framesOfOrg(connections: readonly Pick<Connection, 'org' | 'loginUrl'>[]): string[] {
  const origins = connections.flatMap(({ org, loginUrl }) => [org?.instanceUrl ?? loginUrl, loginUrl]);
  return [...new Set(origins.filter(isLoginOrigin).flatMap(framesOf))];
}

function framesOf(origin: string): string[] {
  const kind = loginHostKind(origin);
  // Only what runs on this machine stands in for an org under another name.
  if (kind === 'loopback') return [origin];
  if (!kind.toLowerCase().endsWith('mydomain')) return [];
  const [, name, partition = ''] = /^https:\/\/([a-z0-9-]+)(\.[a-z0-9]+)?\.my\.salesforce\.com$/.exec(origin) ?? [];
  if (name === undefined) return [origin];
  return [
    origin,
    `https://${name}${partition}.lightning.force.com`,
    // The page around the frame, of the org's own namespace.
    `https://${name}--c${partition}.vf.force.com`,
  ];
}
