// The token of the HTTP face: made at the first start in a file of the data folder that its owner alone may read, and read
// from there by whoever may ask, such as a Prometheus through `authorization.credentials_file`.

import { join } from 'node:path';
import { LatchkeyError } from '../domain/errors.ts';
import type { Files, Random } from '../domain/ports.ts';
import { Secret } from '../domain/secret.ts';
import { refuseUnlessPrivate } from '../domain/vault/private-file.ts';

const tokenBytes = 32;
const largestFileBytes = 1_024;

export function tokenFilePath(dataFolder: string): string {
  return join(dataFolder, 'http-token');
}

/** Errors: vaultFolderOpen when others may read it, invalidInput when it holds no token, and those of the files. */
export async function httpToken(files: Files, random: Random, path: string): Promise<Secret<string>> {
  const facts = await files.facts(path);
  refuseUnlessPrivate(path, facts);
  if (facts === null) await make(files, random, path);
  const text = new TextDecoder().decode(await files.read(path, largestFileBytes)).trim();
  if (/^[\x21-\x7e]{32,}$/.test(text)) return new Secret(text);
  const problem = 'it holds no token of 32 characters or more';
  throw new LatchkeyError('invalidInput', { field: path, problem, fix: 'Delete it: the next start makes another.' });
}

async function make(files: Files, random: Random, path: string): Promise<void> {
  try {
    await files.write(path, Buffer.from(`${Buffer.from(random.bytes(tokenBytes)).toString('base64url')}\n`));
  } catch (error) {
    // Of two processes that start at once the second takes the first's.
    if (!(error instanceof LatchkeyError) || error.code !== 'fileExists') throw error;
  }
}
