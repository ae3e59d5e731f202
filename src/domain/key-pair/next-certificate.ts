// Who makes the next certificate of an app: what an authority signed is followed by nothing that signs itself, unasked. One rule for
// the next step, notices, rotations, moves and leaks.

import { type SignedByAuthority, signedByAuthority } from '../../formats/signed-by-authority.ts';
import { lastAcceptedPair } from './candidates.ts';
import { type KeyPair, pairIn } from './key-pair.ts';

/** Of the pair in use, a leaked one too, else of the newest. Null: the next certificate signs itself. */
export function authorityOf(pairs: readonly KeyPair[]): SignedByAuthority | null {
  const before =
    pairIn(pairs, 'active') ?? lastAcceptedPair(pairs) ?? pairs.toSorted((a, b) => b.issuedAt - a.issuedAt)[0];
  return before === undefined ? null : signedByAuthority(before.certificateDer);
}
