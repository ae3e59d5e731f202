// The certificate that the app ought to hold, as people find it again: by the name of its file and by its fingerprint. One
// name on the terminal, in remedies and in mails.

import type { ClientApp } from '../client-app/client-app.ts';
import { lastAcceptedPair } from './candidates.ts';
import { certificateFileName, certificateMarker } from './certificate-name.ts';
import type { KeyPair } from './key-pair.ts';

export type NamedCertificate = { readonly fileName: string; readonly fingerprint: string };

/** Of the pair that people are asked to upload, else of the one that signed in last, else of the newest. Null: there is none. */
export function meantCertificate(
  connectionName: string,
  { wantedKeyPairId }: Pick<ClientApp, 'wantedKeyPairId'>,
  pairs: readonly KeyPair[],
): NamedCertificate | null {
  const living = pairs.filter(({ standing }) => standing.state !== 'destroyed');
  const meant =
    living.find(({ id }) => id === wantedKeyPairId) ??
    lastAcceptedPair(living) ??
    living.toSorted((a, b) => b.issuedAt - a.issuedAt)[0];
  if (meant === undefined) return null;
  const { fingerprint, publicKeyHash, issuedAt } = meant;
  return { fileName: certificateFileName(connectionName, certificateMarker(publicKeyHash, issuedAt)), fingerprint };
}
