// Makes a private key and the request for its certificate (PKCS#10), for an authority to sign. The key waits sealed; whatever signs
// in today stays as it is.

import { LatchkeyError } from '../../domain/errors.ts';
import { certificateMarker, certificateSubject, requestFileName } from '../../domain/key-pair/certificate-name.ts';
import type { KeyRequest } from '../../domain/key-pair/key-request.ts';
import { newId } from '../../domain/ports.ts';
import type { KeyAlgorithm } from '../../domain/vault/key-algorithm.ts';
import { requestFromSignature, requestToBeSigned } from '../../formats/certificate-request.ts';
import { type NameAttribute, nameFromText, nameText } from '../../formats/distinguished-name.ts';
import { publicKeyHash } from '../../formats/x509.ts';
import type { Act } from '../act.ts';
import { findConnection, lockConnection } from '../connection/steps/find-connection.ts';
import { auditEntry, type Context, keyRequestSubject } from '../context.ts';
import { asInput } from './steps/as-input.ts';
import { keyRequestView } from './steps/find-key-request.ts';

/** As many as certificates may wait for their upload. */
const mostRequests = 5;

interface RequestWish {
  name: string;
  algorithm: KeyAlgorithm;
  /** RFC 4514, or as openssl's -subj; null: as certificates made here are named. */
  subject: string | null;
  dnsNames: readonly string[];
  isForClients: boolean;
}

interface MadeRequest {
  request: KeyRequest;
  fileName: string;
}

/** Errors: connectionNotFound, tooManyRequests, invalidInput (subject, dns). */
export const requestCertificate = {
  act: 'certificate.request',
  connectionOf: ({ name }) => name,
  run: makeRequest,
  view: ({ request }) => keyRequestView(request),
} satisfies Act<Context, RequestWish, MadeRequest>;

async function makeRequest(context: Context, wish: RequestWish): Promise<MadeRequest> {
  const { store, clock, random, signerKeys } = context;
  const asked = wish.subject;
  const subject = asked === null ? null : asInput('subject', () => nameFromText(asked));
  const seen = await store.read((tx) => findConnection(tx, wish.name));
  const open = await store.read((tx) => tx.keyRequests.ofApp(seen.app.id));
  refuseSixth(open, wish.name);
  const id = newId(random);
  const made = await signerKeys.make(id, wish.algorithm, seen.app.custody);
  const requestedAt = clock.now();
  const hash = publicKeyHash(made.publicKeySpki);
  const marker = certificateMarker(hash, requestedAt);
  const name: readonly NameAttribute[] = subject ?? certificateSubject(seen.connection.name, marker);
  const { dnsNames, isForClients } = wish;
  const toBeSigned = asInput('dns', () =>
    requestToBeSigned({ publicKeySpki: made.publicKeySpki, subject: name, dnsNames, isForClients }),
  );
  const requestDer = requestFromSignature(toBeSigned, await made.sign(toBeSigned));
  return store.write(async (tx) => {
    const { app, connection } = await lockConnection(tx, wish.name);
    refuseSixth(await tx.keyRequests.ofApp(app.id), wish.name);
    const request: KeyRequest = {
      ...{ id, clientAppId: app.id, algorithm: wish.algorithm, publicKeyHash: hash },
      ...{ subject: nameText(name), requestDer, requestedAt },
    };
    const told = { algorithm: request.algorithm, dnsNames: [...dnsNames] };
    const entry = auditEntry(context, 'keyRequest.made', keyRequestSubject(request), null, told);
    await tx.keyRequests.insert(request, made.reference, entry);
    return { request, fileName: requestFileName(connection.name, marker) };
  });
}

function refuseSixth({ length: count }: readonly KeyRequest[], name: string): void {
  if (count >= mostRequests) throw new LatchkeyError('tooManyRequests', { count, name });
}
