// Makes a new key pair and hands out its certificate.

import { iso } from '../../domain/ports.ts';
import type { Act } from '../act.ts';
import { findConnection } from '../connection/steps/find-connection.ts';
import type { Context } from '../context.ts';
import { refuseOtherKind } from '../rotation/steps/refuse-other-kind.ts';
import { type DownloadedCertificate, type DownloadRequest, issueKeyPair } from './steps/issue-key-pair.ts';

/** Errors: connectionNotFound, signedByAuthority (where it is made in another place), tooManyIssued, certificateTooLarge. */
export const downloadCertificate = {
  act: 'certificate.download',
  connectionOf: ({ name }) => name,
  run: download,
  view: ({ pair }) => ({ fingerprint: pair.fingerprint, notAfter: iso(pair.notAfter), state: pair.standing.state }),
} satisfies Act<Context, DownloadRequest, DownloadedCertificate>;

/** A certificate that signs itself is asked for on purpose; with keys in another place it is not. */
async function download(context: Context, request: DownloadRequest): Promise<DownloadedCertificate> {
  if (request.custody !== undefined) {
    const { pairs } = await context.store.read((tx) => findConnection(tx, request.name));
    refuseOtherKind(request.name, pairs);
  }
  return issueKeyPair(context, request);
}
