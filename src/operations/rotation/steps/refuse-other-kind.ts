// What an authority signed is not replaced unasked by what signs itself.

import { LatchkeyError } from '../../../domain/errors.ts';
import type { KeyPair } from '../../../domain/key-pair/key-pair.ts';
import { authorityOf } from '../../../domain/key-pair/next-certificate.ts';

/** Errors: signedByAuthority. */
export function refuseOtherKind(name: string, pairs: readonly KeyPair[]): void {
  const signed = authorityOf(pairs);
  if (signed !== null) throw new LatchkeyError('signedByAuthority', { name, issuer: signed.issuer });
}
