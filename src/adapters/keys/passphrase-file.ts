// A passphrase in a file, as LATCHKEY_PASSPHRASE_FILE names it: safer than in the environment, which child processes get.

import { LatchkeyError } from '../../domain/errors.ts';
import type { Files } from '../../domain/ports.ts';
import type { Secret } from '../../domain/secret.ts';
import { passphraseFromFile } from '../../domain/vault/passphrase.ts';

const largestBytes = 65_536;

/** Errors: vaultFolderOpen when others can read it, fileUnreadable, invalidInput when it is empty or no text. */
export async function readPassphraseFile(path: string, files: Files): Promise<Secret<string>> {
  const facts = await files.facts(path);
  if (facts?.isOpenToOthers) throw new LatchkeyError('vaultFolderOpen', { path, mode: facts.mode, wanted: '600' });
  const contents = await files.read(path, largestBytes);
  try {
    return passphraseFromFile(contents);
  } finally {
    contents.fill(0);
  }
}
