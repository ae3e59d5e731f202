// Makes a new key pair with its certificate. Every earlier pair stays as usable as it was, since nobody can
// know which file an admin will upload. Not a byte of the certificate leaves before its sealed private key is committed.

import type { AuditEntry } from '../../../domain/audit/audit-entry.ts';
import { LatchkeyError } from '../../../domain/errors.ts';
import { issuedLimit } from '../../../domain/key-pair/candidates.ts';
import {
  backdatingMs,
  certificateFileName,
  certificateMarker,
  certificateSubject,
} from '../../../domain/key-pair/certificate-name.ts';
import type { KeyPair } from '../../../domain/key-pair/key-pair.ts';
import { askingFor } from '../../../domain/key-pair/retention.ts';
import { dayMs, type Instant, iso, newId, secondMs } from '../../../domain/ports.ts';
import { nextLookAt } from '../../../domain/rotation/probe-schedule.ts';
import { spreadUntil } from '../../../domain/rotation/rotation-goal.ts';
import type { WriteTransaction } from '../../../domain/store.ts';
import type { KeyAlgorithm } from '../../../domain/vault/key-algorithm.ts';
import type { MadeKey } from '../../../domain/vault/signer-keys.ts';
import { encodePem } from '../../../formats/pem.ts';
import { certificateFromSignature, certificateToBeSigned } from '../../../formats/self-signed-certificate.ts';
import { parseCertificate, publicKeyHash } from '../../../formats/x509.ts';
import { findConnection, lockConnection, type Whole } from '../../connection/steps/find-connection.ts';
import { auditEntry, type Context, clientAppSubject, keyPairSubject } from '../../context.ts';

/** Salesforce refuses a larger certificate file. */
export const largestCertificateBytes = 4_096;

export interface DownloadRequest {
  name: string;
  algorithm: KeyAlgorithm;
  /** 1 to 3650. */
  lifetimeDays: number;
  /** For this pair alone, where it is another place than the app's; null: the installation's. */
  custody?: string | null;
}

export interface DownloadedCertificate {
  pair: KeyPair;
  /** PEM, at most 4 KB. */
  pem: string;
  fileName: string;
}

/** Errors: connectionNotFound, tooManyIssued, clockWrong, certificateTooLarge. */
export async function issueKeyPair(context: Context, request: DownloadRequest): Promise<DownloadedCertificate> {
  const issued = await issueKeyPairIf(context, request, () => true);
  if (issued === null) throw new LatchkeyError('internal', {}, 'a key pair that was always wanted was not made');
  return issued;
}

/**
 * The same, if `isStillWanted` holds before the key is made and again in the transaction that commits it: of two
 * processes that see the same need, one makes the pair. Null: it did not hold.
 */
export async function issueKeyPairIf(
  context: Context,
  request: DownloadRequest,
  isStillWanted: (whole: Whole) => boolean,
): Promise<DownloadedCertificate | null> {
  const { store, clock, random, signerKeys } = context;
  const seen = await store.read((tx) => findConnection(tx, request.name));
  if (!isStillWanted(seen)) return null;
  refuseSixth(seen);
  await refuseWrongClock(context, seen);
  const id = newId(random);
  const made = await signerKeys.make(
    id,
    request.algorithm,
    request.custody === undefined ? seen.app.custody : request.custody,
  );
  const issuedAt = clock.now();
  const certificateDer = await selfSigned(made, request, issuedAt, random.bytes(16));
  const { pair, pem, marker } = asKeyPair({ id, clientAppId: seen.app.id, certificateDer, request, issuedAt });
  return store.write(async (tx) => {
    const whole = await lockConnection(tx, request.name);
    if (!isStillWanted(whole)) return null;
    refuseSixth(whole);
    if (whole.app.id !== pair.clientAppId)
      throw new LatchkeyError('changedMeanwhile', { type: 'connection', name: request.name });
    await insertIssued(context, tx, whole, pair, (entry) => tx.keyPairs.insert(pair, made.reference, entry));
    return { pair, pem, fileName: certificateFileName(seen.connection.name, marker) };
  });
}

/** @param insert Writes the pair with its private key. Issued, wanted, and every connection of the app is looked at again as after a download. */
export async function insertIssued(
  context: Pick<Context, 'actor' | 'clock' | 'settings'>,
  tx: WriteTransaction,
  { app, pairs, connection }: Whole,
  pair: KeyPair,
  insert: (audit: AuditEntry) => Promise<void>,
): Promise<void> {
  const told = {
    algorithm: pair.algorithm,
    subject: pair.subject,
    notAfter: new Date(pair.notAfter).toISOString(),
    origin: pair.origin,
  };
  await insert(auditEntry(context, 'keyPair.issued', keyPairSubject(pair), null, told));
  const now = context.clock.now();
  const wanted = askingFor(app, pairs, pair.id, spreadUntil(now, context.settings));
  const entry = auditEntry(context, 'clientApp.wantsKeyPair', clientAppSubject(app), app.wantedKeyPairId, pair.id);
  await tx.clientApps.update(wanted, entry);
  const connections = await tx.connections.ofApp(connection.clientAppId);
  // A new certificate may be what the org waits for: a hold ends at once. Sent together, since an app may have thousands.
  await Promise.all(
    connections.map((one) => {
      const freed = { ...one, backOff: null };
      return tx.connections.note({ ...freed, nextLookAt: nextLookAt(freed, [pair, ...pairs], context.settings, now) });
    }),
  );
}

/** A certificate bears this machine's time: it must be valid when it is made, and a day that is lost is no harm. */
async function refuseWrongClock({ clock, clockTrust }: Context, { connection }: Whole): Promise<void> {
  const doubt = await clockTrust.doubtAfterAsking(connection.loginUrl);
  if (doubt?.doubt === 'offServerTime' && (doubt.aheadMs > backdatingMs || doubt.aheadMs < -dayMs))
    throw new LatchkeyError('clockWrong', { now: iso(clock.now()), aheadMs: doubt.aheadMs });
}

function refuseSixth({ connection, pairs }: Whole): void {
  const issued = pairs.filter((pair) => pair.standing.state === 'issued').length;
  if (issued >= issuedLimit) throw new LatchkeyError('tooManyIssued', { count: issued, name: connection.name });
}

async function selfSigned(
  made: MadeKey,
  request: DownloadRequest,
  issuedAt: Instant,
  serialNumber: Uint8Array,
): Promise<Uint8Array> {
  const marker = certificateMarker(publicKeyHash(made.publicKeySpki), issuedAt);
  // A certificate holds whole seconds.
  const second = Math.floor(issuedAt / secondMs) * secondMs;
  const toBeSigned = certificateToBeSigned({
    publicKeySpki: made.publicKeySpki,
    subject: certificateSubject(request.name, marker),
    serialNumber,
    notBefore: new Date(second - backdatingMs),
    notAfter: new Date(second + request.lifetimeDays * dayMs),
  });
  return certificateFromSignature(toBeSigned, await made.sign(toBeSigned));
}

function asKeyPair(facts: {
  id: string;
  clientAppId: string;
  certificateDer: Uint8Array;
  request: DownloadRequest;
  issuedAt: Instant;
}) {
  const { id, clientAppId, certificateDer, request, issuedAt } = facts;
  const parsed = parseCertificate(certificateDer);
  const pem = encodePem('CERTIFICATE', certificateDer);
  if (pem.length > largestCertificateBytes) throw new LatchkeyError('certificateTooLarge', { bytes: pem.length });
  const hash = publicKeyHash(parsed.publicKeySpki);
  const pair: KeyPair = {
    id,
    clientAppId,
    algorithm: request.algorithm,
    fingerprint: parsed.fingerprint,
    certificateDer,
    publicKeyHash: hash,
    subject: parsed.subject,
    notBefore: parsed.notBefore.getTime(),
    notAfter: parsed.notAfter.getTime(),
    origin: 'generated',
    issuedAt,
    standing: { state: 'issued', lastAcceptedAt: null },
  };
  return { pair, pem, marker: certificateMarker(hash, issuedAt) };
}
