// `latchkey certificate import`, in a file of its own: it alone loads what reads keystores.

import { resolve } from 'node:path';
import { invalidInput } from '../../domain/errors.ts';
import { Secret } from '../../domain/secret.ts';
import { isKeyEncrypted } from '../../formats/private-key.ts';
import { type ImportRequest, importCertificate } from '../../operations/key-pair/import.ts';
import type { Application } from '../application.ts';
import type { Invocation } from '../invocation.ts';
import { done, type Outcome } from '../outcome.ts';
import { argument, textOption } from '../read-options.ts';
import { givenSecret } from '../secret-input.ts';
import { daysLeft } from '../status/describe.ts';
import { largestKeyFileBytes } from './certificate.ts';

/** A keystore may hold many keys with their chains. */
const largestKeystoreBytes = 1024 * 1024;

export async function importPair(app: Application, invocation: Invocation): Promise<Outcome> {
  const { request, wipe } = await brought(app, invocation);
  try {
    // Millions of rounds take seconds.
    app.terminal.passing('Reading the key …');
    const pair = await app.perform(importCertificate, request);
    const now = app.clock.now();
    const lines = [
      `Imported ${pair.fingerprint} (${pair.algorithm}, ${daysLeft(pair.notAfter, now)}).`,
      'It becomes active when the org accepts it. Delete the file with the key when the test has passed.',
      `Next: ${app.calledAs()} test ${request.name}`,
    ];
    return done(lines.join('\n'), importCertificate.view(pair, now));
  } finally {
    wipe();
  }
}

/** Errors: invalidInput (keystore, key, cert, alias), fileUnreadable. */
async function brought(
  app: Application,
  invocation: Invocation,
): Promise<{ request: ImportRequest; wipe: () => void }> {
  const { options } = invocation;
  const name = argument(invocation, 0);
  const [keystorePath, keyPath, certificatePath] = (['keystore', 'key', 'cert'] as const).map((option) =>
    textOption(options, option),
  );
  const alias = textOption(options, 'alias') ?? null;
  const read = (file: string, largest: number) => app.files.read(resolve(app.workingFolder, file), largest);
  if (keystorePath !== undefined) {
    if (keyPath !== undefined || certificatePath !== undefined) {
      throw invalidInput('keystore', 'a keystore holds key and certificate both', 'Leave out --key and --cert.');
    }
    const keystore = new Secret(await read(keystorePath, largestKeystoreBytes));
    const passphrase = await passwordOf(app, options, 'password of the keystore');
    return { request: { name, keystore, passphrase, alias }, wipe: () => keystore.reveal().fill(0) };
  }
  if (alias !== null) throw invalidInput('alias', 'only a keystore has names for its keys', 'Give --keystore as well.');
  if (keyPath === undefined || certificatePath === undefined) {
    const missing = keyPath === undefined ? 'key' : 'cert';
    throw invalidInput(missing, 'it is missing', 'Give --keystore FILE, or --key FILE and --cert FILE.');
  }
  const keyFile = new Secret(await read(keyPath, largestKeyFileBytes));
  const certificateFile = await read(certificatePath, largestKeyFileBytes);
  const isNeeded = isKeyEncrypted(keyFile.reveal());
  const given = isNeeded ? await passwordOf(app, options, 'passphrase of the key file') : null;
  const passphrase = given?.reveal() === '' ? null : given;
  return { request: { name, keyFile, passphrase, certificateFile }, wipe: () => keyFile.reveal().fill(0) };
}

/** Empty where nothing is typed: keystores without a password exist. */
async function passwordOf(app: Application, options: Invocation['options'], what: string): Promise<Secret<string>> {
  const file = textOption(options, 'passwordFile') ?? textOption(options, 'passphraseFile');
  return givenSecret(app, { what, file });
}
