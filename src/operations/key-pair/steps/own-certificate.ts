// Before a certificate goes to an org: that it is of the private key that the vault holds. Who can write to the database alone could
// have put another one into the row, and would sign in by it.

import { LatchkeyError } from '../../../domain/errors.ts';
import { type KeyPair, signerKeyOf } from '../../../domain/key-pair/key-pair.ts';
import type { KeyReference } from '../../../domain/vault/key-reference.ts';
import { parseCertificate, publicKeyHash } from '../../../formats/x509.ts';
import type { Context } from '../../context.ts';

/** The row says which public key it is of, and the private key opens for that one alone. Errors: sealedKeyDamaged, … */
export async function refuseForeignCertificate(
  { signerKeys }: Pick<Context, 'signerKeys'>,
  pair: KeyPair,
  key: KeyReference,
): Promise<void> {
  const { certificateDer, publicKeyHash: known, fingerprint } = pair;
  const { publicKeySpki } = parseCertificate(certificateDer);
  if (!Buffer.from(publicKeyHash(publicKeySpki)).equals(known))
    throw new LatchkeyError('sealedKeyDamaged', { fingerprint });
  await signerKeys.verify(signerKeyOf(pair, key));
}
