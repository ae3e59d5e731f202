// `latchkey certificate …`

import { dirname, resolve } from 'node:path';
import { invalidInput, LatchkeyError } from '../../domain/errors.ts';
import { unreplacedLeaks } from '../../domain/key-pair/life.ts';
import { said } from '../../domain/said.ts';
import { type KeyAlgorithm, keyAlgorithms } from '../../domain/vault/key-algorithm.ts';
import { showConnection } from '../../operations/connection/show.ts';
import { checkClock } from '../../operations/installation/check-clock.ts';
import { discardCertificate } from '../../operations/key-pair/discard.ts';
import { downloadCertificate } from '../../operations/key-pair/download.ts';
import { identifyCertificate } from '../../operations/key-pair/identify.ts';
import { listKeyPairs } from '../../operations/key-pair/list.ts';
import { showCertificate } from '../../operations/key-pair/show.ts';
import { describeDoubt } from '../../text/installation/clock-doubt.ts';
import { day } from '../../text/instants.ts';
import { nextStepWords } from '../../text/status/next-step.ts';
import type { Application } from '../application.ts';
import type { Invocation } from '../invocation.ts';
import { done, note, type Outcome } from '../outcome.ts';
import { argument, textOption, wholeNumber } from '../read-options.ts';
import { daysLeft, keyPairTable } from '../status/describe.ts';
import { lineWidth } from '../terminal.ts';

/** Key, certificate and its chain in one file, as base64 of UTF-16. */
export const largestKeyFileBytes = 256 * 1024;

/** @param custody where the pair is made; not given: where the app has its keys. */
export async function download(app: Application, invocation: Invocation, custody?: string | null): Promise<Outcome> {
  const { options } = invocation;
  const name = argument(invocation, 0);
  const lifetimeDays = wholeNumber(textOption(options, 'days') ?? '365', 'days', 1, 3_650);
  const algorithm = checkedAlgorithm(textOption(options, 'algorithm') ?? 'rsa-2048');
  const out = textOption(options, 'out');
  if (out !== undefined) await refuseExisting(app, out);
  const made = await app.perform(downloadCertificate, {
    ...{ name, algorithm, lifetimeDays },
    ...(custody === undefined ? {} : { custody }),
  });
  const { pair, pem, fileName } = made;
  const file = await writeCertificate(app, name, pair.fingerprint, out ?? fileName, pem);
  const { nextStep } = await app.perform(showConnection, { name });
  const lines = [
    `Wrote ${file}`,
    `  valid until ${day(pair.notAfter)}, fingerprint ${pair.fingerprint}`,
    '  Every earlier certificate stays usable until this one has settled.',
    `Next: ${nextStepWords(nextStep, app.calledAs())}`,
  ];
  const { fingerprint, ...others } = downloadCertificate.view(made);
  return done(lines.join('\n'), { fingerprint, file, ...others });
}

/** The key pair is committed already: a failed write loses nothing, and the error says how to get the file. */
export async function writeCertificate(
  app: Application,
  name: string,
  fingerprint: string,
  out: string,
  pem: string,
): Promise<string> {
  const file = resolve(app.workingFolder, out);
  try {
    await app.files.write(file, Buffer.from(pem));
  } catch (error) {
    if (!(error instanceof LatchkeyError)) throw error;
    throw new LatchkeyError('certificateNotWritten', { name, fingerprint, cause: error });
  }
  return file;
}

export async function refuseExisting(app: Application, out: string): Promise<void> {
  const file = resolve(app.workingFolder, out);
  const found = await app.files.facts(file);
  if (found?.isFolder) throw new LatchkeyError('fileUnwritable', { file, problem: 'it is a folder' });
  if (found !== null) throw new LatchkeyError('fileExists', { file });
  if (!(await app.files.exists(dirname(file)))) {
    throw new LatchkeyError('fileUnwritable', { file, problem: said('folderMissing') });
  }
}

export function checkedAlgorithm(value: string): KeyAlgorithm {
  if (value in keyAlgorithms) return value as KeyAlgorithm;
  throw invalidInput(
    'algorithm',
    `"${value}" is not taken: Salesforce accepts RS256 only, and RSA keys of less than 2048 bits nowhere`,
    `Give ${Object.keys(keyAlgorithms).join(', ')}.`,
  );
}

export async function certificateList(app: Application, invocation: Invocation): Promise<Outcome> {
  const name = argument(invocation, 0);
  const pairs = await app.perform(listKeyPairs, { name });
  const now = app.clock.now();
  const doubt = pairs.some(({ notAfter }) => notAfter <= now) ? await app.perform(checkClock, { name }) : null;
  if (doubt !== null) note(app.terminal, `What is past is counted by a clock in doubt: ${describeDoubt(doubt)}.`);
  for (const { fingerprint } of unreplacedLeaks(pairs)) {
    note(app.terminal, `Salesforce may still hold the leaked certificate ${fingerprint}: no other has settled since.`);
  }
  return done(keyPairTable(pairs, now, lineWidth(app.terminal)), listKeyPairs.view(pairs, now));
}

export async function certificateShow(app: Application, invocation: Invocation): Promise<Outcome> {
  const out = textOption(invocation.options, 'out');
  const shown = await app.perform(showCertificate, { ...named(invocation), isForUpload: out !== undefined });
  const { pem, ...facts } = showCertificate.view(shown, app.clock.now());
  if (out === undefined) return done(pem, { ...facts, pem });
  await refuseExisting(app, out);
  const file = resolve(app.workingFolder, out);
  await app.files.write(file, Buffer.from(pem));
  return done(`Wrote ${file}`, { ...facts, file });
}

export async function discard(app: Application, invocation: Invocation): Promise<Outcome> {
  const pair = await app.perform(discardCertificate, named(invocation));
  return done(
    `Gave up ${pair.fingerprint}. Should it be in Salesforce after all, it still signs in.`,
    discardCertificate.view(pair, app.clock.now()),
  );
}

/** `NAME FINGERPRINT` */
export function named(invocation: Invocation) {
  return { name: argument(invocation, 0), fingerprint: argument(invocation, 1) };
}

export async function identify(app: Application, invocation: Invocation): Promise<Outcome> {
  const file = await app.files.read(resolve(app.workingFolder, argument(invocation, 0)), largestKeyFileBytes);
  const identified = await app.perform(identifyCertificate, { file });
  const now = app.clock.now();
  const lines = identified.belongsTo.map(({ pair, connections, isSameCertificate }) => {
    const names = connections.length === 0 ? 'an app without a connection' : connections.join(', ');
    const whose = `${names}: ${pair.standing.state}, ${daysLeft(pair.notAfter, now)}`;
    return isSameCertificate ? whose : `${whose} (the same key, in another certificate: ${pair.fingerprint})`;
  });
  const found = lines.length > 0 ? lines.join('\n') : 'Not a certificate of any key pair here.';
  const { subject, fingerprint } = identified;
  return done(`${subject}\n${fingerprint}\n${found}`, identifyCertificate.view(identified, now));
}
