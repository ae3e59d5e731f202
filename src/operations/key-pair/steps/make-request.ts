// Makes a private key and the request for its certificate, in one row: what waits for an authority.

import { LatchkeyError } from '../../../domain/errors.ts';
import {
  certificateMarker,
  certificateSubject,
  markerIn,
  requestFileName,
} from '../../../domain/key-pair/certificate-name.ts';
import type { KeyRequest } from '../../../domain/key-pair/key-request.ts';
import { authorityOf } from '../../../domain/key-pair/next-certificate.ts';
import { newId } from '../../../domain/ports.ts';
import type { KeyAlgorithm } from '../../../domain/vault/key-algorithm.ts';
import { requestFromSignature, requestToBeSigned } from '../../../formats/certificate-request.ts';
import { type NameAttribute, nameText } from '../../../formats/distinguished-name.ts';
import { publicKeyHash } from '../../../formats/x509.ts';
import { findConnection, lockConnection, type Whole } from '../../connection/steps/find-connection.ts';
import { auditEntry, type Context, keyRequestSubject } from '../../context.ts';
import { asInput } from './as-input.ts';

/** As many as certificates may wait for their upload. */
export const mostRequests = 5;

export interface WantedRequest {
  name: string;
  algorithm: KeyAlgorithm;
  /** Where the key is made, if elsewhere than the app has its keys; null: where the installation has them. */
  custody?: string | null;
  /** Null: as the certificate before was asked for, where an authority signed it. */
  contents: RequestContents | null;
}

export interface RequestContents {
  /** Null: as certificates made here are named. */
  subject: readonly NameAttribute[] | null;
  dnsNames: readonly string[];
  isForClients: boolean;
}

export interface MadeRequest {
  request: KeyRequest;
  fileName: string;
}

type IsStillWanted = (whole: Whole, waiting: readonly KeyRequest[]) => boolean;

/**
 * @param isStillWanted Asked before the key is made, and again in the transaction that commits it. Null: it did not hold.
 * Errors: connectionNotFound, tooManyRequests, invalidInput (dns).
 */
export async function makeRequestIf(
  context: Context,
  wanted: WantedRequest,
  isStillWanted: IsStillWanted,
): Promise<MadeRequest | null> {
  const { store, clock, random, signerKeys } = context;
  const { name, algorithm } = wanted;
  const { seen, waiting } = await store.read(async (tx) => {
    const whole = await findConnection(tx, name);
    return { seen: whole, waiting: await tx.keyRequests.ofApp(whole.app.id) };
  });
  if (!isStillWanted(seen, waiting)) return null;
  refuseSixth(waiting, name);
  const id = newId(random);
  const contents = wanted.contents ?? contentsAlike(seen);
  const { dnsNames, isForClients } = contents;
  const custody = wanted.custody === undefined ? seen.app.custody : wanted.custody;
  const made = await signerKeys.make(id, algorithm, custody);
  const requestedAt = clock.now();
  const hash = publicKeyHash(made.publicKeySpki);
  const marker = certificateMarker(hash, requestedAt);
  const subject = contents.subject ?? certificateSubject(seen.connection.name, marker);
  const toBeSigned = asInput('dns', () =>
    requestToBeSigned({ publicKeySpki: made.publicKeySpki, subject, dnsNames, isForClients }),
  );
  const requestDer = requestFromSignature(toBeSigned, await made.sign(toBeSigned));
  return store.write(async (tx) => {
    const whole = await lockConnection(tx, name);
    const open = await tx.keyRequests.ofApp(whole.app.id);
    if (!isStillWanted(whole, open)) return null;
    refuseSixth(open, name);
    const request: KeyRequest = {
      ...{ id, clientAppId: whole.app.id, algorithm, publicKeyHash: hash },
      ...{ subject: nameText(subject), requestDer, requestedAt },
    };
    const told = { algorithm, dnsNames: [...dnsNames] };
    const entry = auditEntry(context, 'keyRequest.made', keyRequestSubject(request), null, told);
    await tx.keyRequests.insert(request, made.reference, entry);
    return { request, fileName: requestFileName(whole.connection.name, marker) };
  });
}

function contentsAlike({ pairs }: Whole): RequestContents {
  const { subject = null, dnsNames = [], isForClients = false } = authorityOf(pairs) ?? {};
  // A name of ours has the mark of its key.
  const isOurs = subject !== null && markerIn(nameText(subject)) !== null;
  return { subject: isOurs ? null : subject, dnsNames, isForClients };
}

function refuseSixth({ length: count }: readonly KeyRequest[], name: string): void {
  if (count >= mostRequests) throw new LatchkeyError('tooManyRequests', { count, name });
}
