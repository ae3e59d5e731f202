// Invariant 1 in a simulated installation: no private key that was ever made stands in the clear in the database file, its
// log, or anything that was said.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Installation } from './installation.ts';

export function findSecrets(installation: Pick<Installation, 'folder' | 'said' | 'keys'>): string | null {
  const files = readdirSync(installation.folder).map((name) => {
    return { name, bytes: readFileSync(join(installation.folder, name)) };
  });
  const said = Buffer.from(installation.said.join('\n'));
  for (const { place, secret } of installation.keys.secrets()) {
    for (const { name, bytes } of files) {
      if (bytes.includes(secret.subarray(0, 24))) return `key ${place} stands in ${name}`;
    }
    const forms = [
      secret.toString('hex'),
      secret.toString('base64').slice(0, 60),
      secret.toString('base64url').slice(0, 60),
    ];
    if (forms.some((form) => said.includes(form))) return `key ${place} was said in a log`;
  }
  return null;
}
