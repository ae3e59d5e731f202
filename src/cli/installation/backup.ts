// `latchkey backup FILE` and `latchkey restore FILE`

import { basename, dirname, resolve } from 'node:path';
import { LatchkeyError } from '../../domain/errors.ts';
import { backUp } from '../../operations/installation/backup.ts';
import { restore } from '../../operations/installation/restore.ts';
import { counted } from '../../text/counted.ts';
import type { Application } from '../application.ts';
import type { Invocation } from '../invocation.ts';
import { done, type Outcome } from '../outcome.ts';
import { argument, texts } from '../read-options.ts';

export async function backup(app: Application, invocation: Invocation): Promise<Outcome> {
  const file = resolve(app.workingFolder, argument(invocation, 0));
  const { keyFile, dataFolder } = app.places();
  if (file === keyFile || (dirname(file) === dataFolder && basename(file).startsWith('latchkey.')))
    throw new LatchkeyError('fileUnwritable', { file, problem: 'the installation itself uses this name' });
  const backedUp = await app.perform(backUp, { file });
  const alsoKeep = backedUp.opensWith.map((secret) =>
    secret === 'keyFile' ? `the key file ${keyFile}` : 'the passphrase of the vault',
  );
  const lines = [
    ...(backedUp.connections === 0
      ? [
          `NO CONNECTION is in this backup, since there is none in ${app.lookedIn()}: ${file}`,
          '  If you have some, they are elsewhere: give --data.',
        ]
      : [`Wrote ${file}`, '  It is sealed and does not hold what opens it.']),
    ...alsoKeep.map((what) => `Keep as well, and in another place: ${what}. Without it this backup is worth nothing.`),
  ];
  return done(lines.join('\n'), { file, ...backUp.view(backedUp), alsoKeep });
}

export async function putBack(app: Application, invocation: Invocation): Promise<Outcome> {
  const file = resolve(app.workingFolder, argument(invocation, 0));
  const discard = texts(invocation.options, 'discard') ?? [];
  const restored = await app.perform(restore, { file, discard });
  const { connections, keyPairs, discarded, carriedOver, damaged } = restored;
  const list = (title: string, fingerprints: readonly string[]) =>
    fingerprints.length === 0 ? [] : [title, ...fingerprints.map((fingerprint) => `  ${fingerprint}`)];
  const lines = [
    `Restored ${counted(connections, 'connection')} and ${counted(keyPairs, 'key pair')} from ${file}`,
    ...list('Lost, as you named them:', discarded),
    ...list('Reported leaked or destroyed since the backup, and so they stay:', carriedOver),
    ...list('These private keys are damaged in the backup and cannot sign:', damaged),
    'No key pair is destroyed before its app has signed in again.',
    `Next: ${app.calledAs()} test --all`,
  ];
  return done(lines.join('\n'), restore.view(restored));
}
