// The consumer secrets of Canvas apps, one line an org. They are the orgs' own and known to their admins: kept in a file of the
// operator and not in the database, each for one org.

import { systemFiles } from '../adapters/system/files.ts';
import { type Role, roles } from '../domain/access/permission.ts';
import { invalidInput } from '../domain/errors.ts';
import type { CanvasSecret } from '../domain/org/canvas-request.ts';
import { isLongId } from '../domain/org/salesforce-id.ts';
import { Secret } from '../domain/secret.ts';
import { refuseUnlessPrivate } from '../domain/vault/private-file.ts';

const setting = 'LATCHKEY_CANVAS_SECRET_FILE';
const largestBytes = 64 * 1_024;
const shortestSecret = 16;

/** Errors: vaultFolderOpen, foreignOwner, fileUnreadable, invalidInput. */
export async function readCanvasSecrets(path: string | null): Promise<CanvasSecret[]> {
  if (path === null) return [];
  refuseUnlessPrivate(path, await systemFiles.facts(path));
  const lines = new TextDecoder().decode(await systemFiles.read(path, largestBytes)).split('\n');
  const secrets = lines.flatMap((line, index) => {
    const parts = line.trim().split(/\s+/);
    return parts[0] === '' || parts[0]?.startsWith('#') ? [] : [secretIn(parts, index + 1)];
  });
  for (const kind of ['orgId', 'secret'] as const) {
    const values = secrets.map((one) => (kind === 'orgId' ? one.orgId : one.secret.reveal()));
    // With the secret of one org the admins of it would speak for the other.
    if (new Set(values).size < values.length)
      throw invalidInput(setting, 'two lines have the same org or the same secret', 'Give each org its own, once.');
  }
  return secrets;
}

function secretIn([orgId = '', secret = '', role = 'viewer', ...more]: readonly string[], line: number): CanvasSecret {
  const isOrg = orgId.startsWith('00D') && isLongId(orgId);
  if (isOrg && secret.length >= shortestSecret && isRole(role) && more.length === 0)
    return { orgId, secret: new Secret(secret), role };
  throw invalidInput(
    setting,
    `line ${line} is not ORG-ID SECRET, or ORG-ID SECRET ROLE`,
    `The id has 18 characters and begins with 00D; roles are ${roles.join(', ')}.`,
  );
}

function isRole(text: string): text is Role {
  return (roles as readonly string[]).includes(text);
}
