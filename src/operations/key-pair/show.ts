// One certificate again, without making another.

import { certificateFileName, certificateMarker } from '../../domain/key-pair/certificate-name.ts';
import { encodePem } from '../../formats/pem.ts';
import type { Act } from '../act.ts';
import { findConnection } from '../connection/steps/find-connection.ts';
import type { Context } from '../context.ts';
import { type NamedKeyPair, pairWithFingerprint } from './steps/find-key-pair.ts';
import type { DownloadedCertificate } from './steps/issue-key-pair.ts';
import { keyPairView } from './steps/key-pair-view.ts';

/** Errors: connectionNotFound, keyPairNotFound. */
export const showCertificate = {
  act: 'certificate.show',
  connectionOf: ({ name }) => name,
  async run({ store }, named) {
    const { pairs, connection } = await store.read((tx) => findConnection(tx, named.name));
    const pair = pairWithFingerprint(pairs, named);
    const marker = certificateMarker(pair.publicKeyHash, pair.issuedAt);
    const pem = encodePem('CERTIFICATE', pair.certificateDer);
    return { pair, pem, fileName: certificateFileName(connection.name, marker) };
  },
  view: ({ pair, pem }, now) => ({ ...keyPairView(pair, now), pem }),
} satisfies Act<Pick<Context, 'store'>, NamedKeyPair, DownloadedCertificate>;
