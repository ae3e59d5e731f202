// A passphrase in a file, as LATCHKEY_PASSPHRASE_FILE names it: safer than in the environment, which child processes get.

import type { Files } from '../../domain/ports.ts';
import type { Secret } from '../../domain/secret.ts';
import { passphraseFromFile } from '../../domain/vault/passphrase.ts';
import { refuseUnlessPrivate } from '../../domain/vault/private-file.ts';

const largestBytes = 65_536;

/** Errors: vaultFolderOpen when others can read it, fileUnreadable, invalidInput when it is empty or no text. */
export async function readPassphraseFile(path: string, files: Files): Promise<Secret<string>> {
  refuseUnlessPrivate(path, await files.facts(path));
  const contents = await files.read(path, largestBytes);
  try {
    return passphraseFromFile(contents);
  } finally {
    contents.fill(0);
  }
}
