// What follows the certificate of an app: a key pair that signs itself, or where an authority signed the one before, the request for the
// like of it.

import type { KeyRequest } from '../../../domain/key-pair/key-request.ts';
import { authorityOf } from '../../../domain/key-pair/next-certificate.ts';
import { findConnection, type Whole } from '../../connection/steps/find-connection.ts';
import type { Context } from '../../context.ts';
import { type DownloadedCertificate, type DownloadRequest, issueKeyPairIf } from './issue-key-pair.ts';
import { type MadeRequest, makeRequestIf } from './make-request.ts';

interface MadeNext {
  issued: DownloadedCertificate | null;
  requested: MadeRequest | null;
}

/**
 * @param isStillWanted Asked before the key is made, and again in the transaction that commits it, with the requests that wait where one
 * is to be made. Both null: it did not hold. Errors: as of both steps.
 */
export async function makeNextIf(
  context: Context,
  wish: DownloadRequest,
  isStillWanted: (whole: Whole, waiting: readonly KeyRequest[]) => boolean,
): Promise<MadeNext> {
  const { pairs } = await context.store.read((tx) => findConnection(tx, wish.name));
  if (authorityOf(pairs) === null) {
    const issued = await issueKeyPairIf(context, wish, (whole) => isStillWanted(whole, []));
    return { issued, requested: null };
  }
  return { issued: null, requested: await makeRequestIf(context, { ...wish, contents: null }, isStillWanted) };
}
