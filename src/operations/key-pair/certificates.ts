// Reads about the certificates of a client app, and the one act that gives an issued one up.

import { LatchkeyError } from '../../domain/errors.ts';
import { certificateFileName, certificateMarker } from '../../domain/key-pair/certificate-name.ts';
import type { KeyPair } from '../../domain/key-pair/key-pair.ts';
import { encodePem } from '../../formats/pem.ts';
import { certificateFromFile, parseCertificate, publicKeyHash } from '../../formats/x509.ts';
import { findConnection, lockConnection } from '../connection/steps/find-connection.ts';
import type { Context } from '../context.ts';
import { wantNothing } from '../rotation/steps/wanted-key-pair.ts';
import { writeLife } from './steps/write-life.ts';

/** Newest first. Errors: connectionNotFound. */
export async function listKeyPairs({ store }: Pick<Context, 'store'>, name: string): Promise<KeyPair[]> {
  return store.read(async (tx) => (await findConnection(tx, name)).pairs);
}

/** `fingerprint` may be its beginning, with or without colons, in any case. Errors: connectionNotFound, keyPairNotFound. */
export async function showCertificate(
  { store }: Pick<Context, 'store'>,
  name: string,
  fingerprint: string,
): Promise<{ pair: KeyPair; pem: string; fileName: string }> {
  const { pairs, connection } = await store.read((tx) => findConnection(tx, name));
  const pair = pairWithFingerprint(pairs, name, fingerprint);
  const marker = certificateMarker(pair.publicKeyHash, pair.issuedAt);
  return {
    pair,
    pem: encodePem('CERTIFICATE', pair.certificateDer),
    fileName: certificateFileName(connection.name, marker),
  };
}

export interface IdentifiedCertificate {
  fingerprint: string;
  subject: string;
  notAfter: Date;
  /** Empty: not one of ours. A key pair imported twice, or its certificate made anew, may belong to several. */
  belongsTo: { pair: KeyPair; connections: string[]; isSameCertificate: boolean }[];
}

/** Errors: FormatError when the file holds no certificate. */
export async function identifyCertificate(
  { store }: Pick<Context, 'store'>,
  file: Uint8Array,
): Promise<IdentifiedCertificate> {
  const certificate = parseCertificate(certificateFromFile(file));
  const belongsTo = await store.read(async (tx) => {
    const pairs = await tx.keyPairs.byPublicKeyHash(publicKeyHash(certificate.publicKeySpki));
    return Promise.all(
      pairs.map(async (pair) => ({
        pair,
        connections: (await tx.connections.ofApp(pair.clientAppId)).map((connection) => connection.name),
        isSameCertificate: pair.fingerprint === certificate.fingerprint,
      })),
    );
  });
  const { fingerprint, subject, notAfter } = certificate;
  return { fingerprint, subject, notAfter, belongsTo };
}

/**
 * Gives an issued pair up, so that another can be made. It stays the last of the candidates through its retention, in
 * case its certificate was uploaded after all. Errors: connectionNotFound, keyPairNotFound, notDiscardable.
 */
export async function discardCertificate(context: Context, name: string, fingerprint: string): Promise<KeyPair> {
  return context.store.write(async (tx) => {
    const { app, pairs } = await lockConnection(tx, name);
    const pair = pairWithFingerprint(pairs, name, fingerprint);
    if (pair.standing.state !== 'issued') throw notDiscardable(name, pair);
    const at = context.clock.now();
    const after = await writeLife(context, tx, pairs, {
      type: 'abandoned',
      keyPairId: pair.id,
      at,
      reason: 'discarded',
    });
    await wantNothing(context, tx, app, pair.id);
    return after.find(({ id }) => id === pair.id) ?? pair;
  });
}

/** Errors: keyPairNotFound, also when the beginning of a fingerprint fits several. */
export function pairWithFingerprint(pairs: readonly KeyPair[], name: string, fingerprint: string): KeyPair {
  const plain = (text: string) => text.replaceAll(':', '').toUpperCase();
  const wanted = plain(fingerprint);
  const found = pairs.filter((pair) => wanted.length >= 8 && plain(pair.fingerprint).startsWith(wanted));
  const [pair] = found;
  if (pair === undefined || found.length > 1) throw new LatchkeyError('keyPairNotFound', { name, fingerprint });
  return pair;
}

function notDiscardable(name: string, pair: KeyPair): LatchkeyError {
  const advice = {
    active: `It is the one in use. Rotate first: \`latchkey rotate ${name}\`.`,
    settling: 'The org accepts it already. Wait until the handover has settled.',
    previous: 'It is kept through its retention and then destroyed by itself.',
    abandoned: 'It was given up already.',
    compromised: 'It signs nothing any more.',
    destroyed: 'Its private key is gone already.',
  } as const;
  const { state } = pair.standing;
  return new LatchkeyError('notDiscardable', {
    fingerprint: pair.fingerprint,
    state,
    advice: state === 'issued' ? '' : advice[state],
  });
}
