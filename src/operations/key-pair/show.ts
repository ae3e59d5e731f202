// One certificate again, without making another.

import { certificateFileName, certificateMarker } from '../../domain/key-pair/certificate-name.ts';
import { encodePem } from '../../formats/pem.ts';
import type { Act } from '../act.ts';
import { findConnection } from '../connection/steps/find-connection.ts';
import type { Context } from '../context.ts';
import { type NamedKeyPair, pairWithFingerprint } from './steps/find-key-pair.ts';
import type { DownloadedCertificate } from './steps/issue-key-pair.ts';
import { keyPairView } from './steps/key-pair-view.ts';
import { refuseForeignCertificate } from './steps/own-certificate.ts';

interface ShownFor extends NamedKeyPair {
  /** It goes into an org: the vault is opened, and a certificate that is not of our private key is refused. */
  isForUpload?: boolean;
}

/** Errors: connectionNotFound, keyPairNotFound; sealedKeyDamaged and those of opening the vault where it is for an upload. */
export const showCertificate = {
  act: 'certificate.show',
  connectionOf: ({ name }) => name,
  async run({ store, signerKeys }, named) {
    const { pair, connection, key } = await store.read(async (tx) => {
      const { pairs, connection } = await findConnection(tx, named.name);
      const pair = pairWithFingerprint(pairs, named);
      return { pair, connection, key: await tx.keyPairs.keyReference(pair.id) };
    });
    if (named.isForUpload && key !== null) await refuseForeignCertificate({ signerKeys }, pair, key);
    const marker = certificateMarker(pair.publicKeyHash, pair.issuedAt);
    const pem = encodePem('CERTIFICATE', pair.certificateDer);
    return { pair, pem, fileName: certificateFileName(connection.name, marker) };
  },
  view: ({ pair, pem }, now) => ({ ...keyPairView(pair, now), pem }),
} satisfies Act<Pick<Context, 'store' | 'signerKeys'>, ShownFor, DownloadedCertificate>;
