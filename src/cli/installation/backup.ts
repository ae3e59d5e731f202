// `latchkey backup FILE` and `latchkey restore FILE`

import { basename, dirname, resolve } from 'node:path';
import { LatchkeyError } from '../../domain/errors.ts';
import { said } from '../../domain/said.ts';
import { backUp } from '../../operations/installation/backup.ts';
import { previewRestore } from '../../operations/installation/preview-restore.ts';
import { restore } from '../../operations/installation/restore.ts';
import { counted } from '../../text/counted.ts';
import type { Application } from '../application.ts';
import { isAgreed } from '../consent.ts';
import type { Invocation } from '../invocation.ts';
import { done, type Outcome } from '../outcome.ts';
import { argument, isSet, texts } from '../read-options.ts';

export async function backup(app: Application, invocation: Invocation): Promise<Outcome> {
  const file = resolve(app.workingFolder, argument(invocation, 0));
  const { keyFile, dataFolder } = app.places();
  if (file === keyFile || (dirname(file) === dataFolder && basename(file).startsWith('latchkey.')))
    throw new LatchkeyError('fileUnwritable', { file, problem: said('ownName') });
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
  const loss = await app.perform(previewRestore, { file });
  const given = texts(invocation.options, 'discard') ?? [];
  // On a terminal the answer names them all; elsewhere each is named, or the restore refuses.
  const isAsked = app.terminal.isInteractive && !isSet(invocation.options, 'yes') && given.length === 0;
  const keyPairs = isAsked ? loss.keyPairs : [];
  const discard = isAsked ? keyPairs.map(({ fingerprint }) => fingerprint) : given;
  const isNamed = isAsked || given.length >= loss.keyPairs.length;
  if (isNamed && loss.connections.length + keyPairs.length > 0) {
    const consent = { act: `Losing ${loss.connections.join(', ')}, which the backup lacks,`, question: 'Restore it?' };
    const said = list('Newer than the backup, and gone with a restore:', [
      ...loss.connections.map((name) => `connection ${name}`),
      ...keyPairs.map(({ fingerprint, standing }) => `key pair ${fingerprint} (${standing.state})`),
    ]).join('\n');
    if (!(await isAgreed(app, invocation, { ...consent, said }))) return done('Nothing was restored.', null);
  }
  const restored = await app.perform(restore, { file, discard, lostConnections: loss.connections });
  const lines = [
    `Restored ${counted(restored.connections, 'connection')} and ${counted(restored.keyPairs, 'key pair')} from ${file}`,
    ...list('Gone, since the backup is older:', restored.connectionsGone),
    ...list('Lost, as you named them:', restored.discarded),
    ...list('Reported leaked or destroyed since the backup, and so they stay:', restored.carriedOver),
    ...list('These private keys are damaged in the backup and cannot sign:', restored.damaged),
    'No key pair is destroyed before its app has signed in again.',
    `Next: ${app.calledAs()} test --all`,
  ];
  return done(lines.join('\n'), restore.view(restored));
}

function list(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)];
}
