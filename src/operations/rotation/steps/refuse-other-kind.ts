// What an authority signed is not replaced unasked by what signs itself.

import { LatchkeyError } from '../../../domain/errors.ts';
import type { KeyPair } from '../../../domain/key-pair/key-pair.ts';
import { signedByAuthority } from '../../../formats/signed-by-authority.ts';

/** @param active The pair in use. Errors: signedByAuthority. */
export function refuseOtherKind(name: string, { certificateDer }: Pick<KeyPair, 'certificateDer'>): void {
  const signed = signedByAuthority(certificateDer);
  if (signed !== null) throw new LatchkeyError('signedByAuthority', { name, issuer: signed.issuer });
}
