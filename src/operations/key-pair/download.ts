// Makes a new key pair and hands out its certificate.

import { iso } from '../../domain/ports.ts';
import type { Act } from '../act.ts';
import type { Context } from '../context.ts';
import { type DownloadedCertificate, type DownloadRequest, issueKeyPair } from './steps/issue-key-pair.ts';

/** Errors: connectionNotFound, tooManyIssued, certificateTooLarge. */
export const downloadCertificate = {
  act: 'certificate.download',
  connectionOf: ({ name }) => name,
  run: issueKeyPair,
  view: ({ pair }) => ({ fingerprint: pair.fingerprint, notAfter: iso(pair.notAfter), state: pair.standing.state }),
} satisfies Act<Context, DownloadRequest, DownloadedCertificate>;
