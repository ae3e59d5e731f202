// A passkey as faces show it.

import type { Passkey } from '../../../domain/people/passkey.ts';
import { iso } from '../../../domain/ports.ts';

export function passkeyView({ id, name, rpId, createdAt, lastUsedAt }: Passkey) {
  return { id, name, worksAt: rpId, createdAt: iso(createdAt), lastUsedAt: iso(lastUsedAt) };
}
