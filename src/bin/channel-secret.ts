// Reads the file that a channel's setting names as its secret. What is read there is posted to a stranger's server, so a
// secret of our own is refused, also a copy of the key file or a link to it.

import { statSync } from 'node:fs';
import { systemFiles } from '../adapters/system/files.ts';
import { refuseChangeableByOthers } from '../adapters/system/permissions.ts';
import { invalidInput } from '../domain/errors.ts';
import { type Configuration, keyFilePath } from './configuration.ts';
import { tokenFilePath } from './serve-token.ts';

/** A webhook's secret or URL; longer is another file. */
const largestSecretBytes = 16 * 1024;
const keyFileBegins = 'latchkey-key-1 ';

/** Errors: foreignOwner, writableByOthers, fileUnreadable, invalidInput. */
export async function readChannelSecret(
  path: string,
  configuration: Pick<Configuration, 'dataFolder' | 'keyFile' | 'passphrase'>,
): Promise<string> {
  const { passphrase } = configuration;
  const own = [keyFilePath(configuration), tokenFilePath(configuration.dataFolder)];
  if (passphrase?.from === 'file') own.push(passphrase.path);
  refuseChangeableByOthers(path);
  const isOwn = own.some((one) => isSameFile(one, path));
  const text = isOwn ? '' : new TextDecoder().decode(await systemFiles.read(path, largestSecretBytes));
  if (!isOwn && !text.trimStart().startsWith(keyFileBegins)) return text;
  throw invalidInput(
    'channels',
    `${path} is a secret of this installation`,
    'Name the file with the secret of the channel.',
  );
}

function isSameFile(one: string, other: string): boolean {
  const [first, second] = [one, other].map((path) => statSync(path, { throwIfNoEntry: false }));
  return first !== undefined && first.dev === second?.dev && first.ino === second.ino;
}
