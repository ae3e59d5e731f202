// A file with a secret is read only where it is private: its owner alone may read it, and the owner is us or root.

import { LatchkeyError } from '../errors.ts';
import type { FileFacts } from '../ports.ts';

/** @param facts null: there is none. Errors: vaultFolderOpen, foreignOwner. */
export function refuseUnlessPrivate(path: string, facts: FileFacts | null): void {
  if (facts?.isOpenToOthers) throw new LatchkeyError('vaultFolderOpen', { path, mode: facts.mode, wanted: '600' });
  if (facts?.stranger != null) throw new LatchkeyError('foreignOwner', { path, owner: facts.stranger });
}
