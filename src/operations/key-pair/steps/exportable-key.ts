// A private key that may leave, of those that are ours to give.

import { LatchkeyError } from '../../../domain/errors.ts';
import { type KeyPair, signerKeyOf } from '../../../domain/key-pair/key-pair.ts';
import type { SealedSignerKey } from '../../../domain/vault/key-reference.ts';
import { findConnection } from '../../connection/steps/find-connection.ts';
import type { Context, ExportPolicy } from '../../context.ts';
import { type NamedKeyPair, pairWithFingerprint } from './find-key-pair.ts';

/** Errors: exportForbidden, connectionNotFound, keyPairNotFound, keyPairGone, keyNotExportable. */
export async function exportableKey(
  { store, mayExport }: Pick<Context, 'store'> & ExportPolicy,
  named: NamedKeyPair,
): Promise<{ pair: KeyPair; key: SealedSignerKey }> {
  if (!mayExport) throw new LatchkeyError('exportForbidden');
  const { name } = named;
  const { pair, reference } = await store.read(async (tx) => {
    const { pairs } = await findConnection(tx, name);
    const found = pairWithFingerprint(pairs, named);
    return { pair: found, reference: await tx.keyPairs.keyReference(found.id) };
  });
  const { fingerprint, standing } = pair;
  if (reference === null) throw new LatchkeyError('keyPairGone', { fingerprint, state: standing.state, name });
  const key = signerKeyOf(pair, reference);
  if ('device' in key)
    throw new LatchkeyError('keyNotExportable', { fingerprint, provider: key.device.providerUri, name });
  return { pair, key };
}
