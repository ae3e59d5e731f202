// A file with what opens a key service: read where it is private alone, and read anew each time, since others write it.

import { LatchkeyError } from '../../../domain/errors.ts';
import type { Files } from '../../../domain/ports.ts';
import { Secret } from '../../../domain/secret.ts';
import { KeyProviderFault } from '../../../domain/vault/key-provider.ts';
import { refuseUnlessPrivate } from '../../../domain/vault/private-file.ts';

const largestBytes = 65_536;

/** Without the white space around it. Throws KeyProviderFault, which names the file. */
export async function readSecretFile(path: string, files: Files): Promise<Secret<string>> {
  const text = await readGivenFile(path, files, { isSecret: true });
  if (text === '') throw new KeyProviderFault('secretUnreadable', `${path}: it is empty`);
  return new Secret(text);
}

/** A token that the platform mounts for the process (a projected volume) belongs to root and may be readable by a group. */
export async function readMountedFile(path: string, files: Files): Promise<Secret<string>> {
  return new Secret(await readGivenFile(path, files, { isSecret: false }));
}

async function readGivenFile(path: string, files: Files, { isSecret }: { isSecret: boolean }): Promise<string> {
  try {
    if (isSecret) refuseUnlessPrivate(path, await files.facts(path));
    const bytes = await files.read(path, largestBytes);
    const text = Buffer.from(bytes).toString('utf8').trim();
    bytes.fill(0);
    return text;
  } catch (error) {
    if (!(error instanceof LatchkeyError)) throw error;
    throw new KeyProviderFault('secretUnreadable', `${path}: ${problemOf(error)}`);
  }
}

function problemOf({ code, parameters }: LatchkeyError): string {
  if ('mode' in parameters) return `others can read it (mode ${parameters.mode})`;
  if ('owner' in parameters) return `it belongs to another user (${parameters.owner})`;
  return 'problem' in parameters ? String(parameters.problem) : code;
}
