// The certificate of our own listener, from two files: judged before it is used, and read anew when the files change, so that a renewal
// needs no restart. A pair that does not hold up is not taken; the one that is served stays.

import { createHash, createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { createSecureContext } from 'node:tls';
import { refuseChangeableByOthers } from '../adapters/system/permissions.ts';
import { invalidInput, LatchkeyError } from '../domain/errors.ts';
import type { Clock, Files, Instant } from '../domain/ports.ts';
import { refuseUnlessPrivate } from '../domain/vault/private-file.ts';
import type { Log } from '../operations/context.ts';
import { errorWords } from '../text/errors.ts';
import type { ListenConfiguration } from './listen-settings.ts';

export interface TlsPair {
  /** PEM: the certificate, then those of its authorities. */
  certificate: Buffer;
  key: Buffer;
}

type TlsFiles = NonNullable<ListenConfiguration['tls']>;

const largestBytes = 256 * 1_024;
const variables = { certificate: 'LATCHKEY_TLS_CERT', key: 'LATCHKEY_TLS_KEY' } as const;

/** Errors: fileUnreadable, vaultFolderOpen, foreignOwner, writableByOthers, invalidInput when it is no pair that browsers take now. */
export async function readTlsPair(files: Files, paths: TlsFiles, now: Instant): Promise<TlsPair> {
  const pair = await readPair(files, paths);
  refuseUnusable(pair, now);
  return pair;
}

/** One turn of the loop that looks whether the files have changed. */
export function renewal(
  { files, clock, log }: { files: Files; clock: Pick<Clock, 'now'>; log: Log },
  paths: TlsFiles,
  served: TlsPair,
  use: (pair: TlsPair) => void,
): () => Promise<void> {
  let inUse = hashOf(served);
  let endsAt = endOf(served);
  let said = '';
  const say = (text: string) => {
    if (text !== said) log.write('error', text);
    said = text;
  };
  return async () => {
    try {
      const found = await readPair(files, paths);
      if (hashOf(found) !== inUse) {
        refuseUnusable(found, clock.now());
        use(found);
        inUse = hashOf(found);
        endsAt = endOf(found);
        said = '';
        log.write('info', 'The certificate of the listener was read anew.', { endsAt: new Date(endsAt).toISOString() });
      }
    } catch (error) {
      if (!(error instanceof LatchkeyError)) throw error;
      const { message, nextAction } = errorWords(error, 'latchkey');
      return say(`The certificate of the listener stays as it was. ${message} ${nextAction}`);
    }
    if (clock.now() >= endsAt) say(`The certificate of the listener has expired: ${paths.certificate}.`);
  };
}

async function readPair(files: Files, paths: TlsFiles): Promise<TlsPair> {
  refuseChangeableByOthers(paths.certificate);
  refuseUnlessPrivate(paths.key, await files.facts(paths.key));
  const certificate = Buffer.from(await files.read(paths.certificate, largestBytes));
  return { certificate, key: Buffer.from(await files.read(paths.key, largestBytes)) };
}

function refuseUnusable({ certificate, key }: TlsPair, now: Instant): void {
  const leaf = parsed(certificate);
  const privateKey = parsedKey(key);
  const newer = 'Put the renewed certificate there, with its key.';
  if (now >= leaf.validToDate.getTime())
    throw invalidInput(variables.certificate, `it has expired on ${leaf.validToDate.toISOString()}`, newer);
  if (now < leaf.validFromDate.getTime())
    throw invalidInput(
      variables.certificate,
      `it is valid from ${leaf.validFromDate.toISOString()} on, and it is ${new Date(now).toISOString()} here`,
      'Check the clock of this machine, or wait.',
    );
  if (!leaf.checkPrivateKey(privateKey))
    throw invalidInput(
      variables.key,
      'the key is not that of the certificate in LATCHKEY_TLS_CERT',
      'Give both files of one pair; in the file of the certificate its own comes first, then those of its authorities.',
    );
  try {
    createSecureContext({ cert: certificate, key });
  } catch (error) {
    // Such as a key of 512 bits.
    throw invalidInput(variables.certificate, `TLS does not take it (${(error as Error).message})`, newer);
  }
}

function parsed(certificate: Buffer): X509Certificate {
  try {
    return new X509Certificate(certificate);
  } catch {
    throw invalidInput(
      variables.certificate,
      'it holds no certificate',
      'Give a PEM file: -----BEGIN CERTIFICATE-----.',
    );
  }
}

function parsedKey(key: Buffer): KeyObject {
  try {
    return createPrivateKey(key);
  } catch {
    const isLocked = key.includes('ENCRYPTED');
    throw invalidInput(
      variables.key,
      isLocked ? 'the key is protected by a passphrase' : 'it holds no private key',
      'Give a PEM file with the key in the clear, mode 0600.',
    );
  }
}

function endOf({ certificate }: TlsPair): Instant {
  return new X509Certificate(certificate).validToDate.getTime();
}

function hashOf({ certificate, key }: TlsPair): string {
  return createHash('sha256').update(certificate).update('\n').update(key).digest('hex');
}
