// Whose a certificate is.

import type { KeyPair } from '../../domain/key-pair/key-pair.ts';
import { type Instant, iso } from '../../domain/ports.ts';
import { certificateFromFile } from '../../formats/credential-file.ts';
import { parseCertificate, publicKeyHash } from '../../formats/x509.ts';
import type { Act } from '../act.ts';
import type { Context } from '../context.ts';
import { keyPairView } from './steps/key-pair-view.ts';

interface IdentifiedCertificate {
  fingerprint: string;
  subject: string;
  notAfter: Instant;
  /** Empty: not one of ours. A key pair imported twice, or its certificate made anew, may belong to several. */
  belongsTo: { pair: KeyPair; connections: string[]; isSameCertificate: boolean }[];
}

/** Errors: FormatError when the file holds no certificate. */
export const identifyCertificate = {
  act: 'certificate.identify',
  run: identify,
  view: ({ fingerprint, subject, notAfter, belongsTo }, now) => ({
    fingerprint,
    subject,
    notAfter: iso(notAfter),
    belongsTo: belongsTo.map(({ pair, connections, isSameCertificate }) => ({
      connections,
      isSameCertificate,
      keyPair: keyPairView(pair, now),
    })),
  }),
} satisfies Act<Pick<Context, 'store'>, { file: Uint8Array }, IdentifiedCertificate>;

async function identify(
  { store }: Pick<Context, 'store'>,
  { file }: { file: Uint8Array },
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
  return { fingerprint, subject, notAfter: notAfter.getTime(), belongsTo };
}
