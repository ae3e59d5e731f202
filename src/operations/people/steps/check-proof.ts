// Whether it is the person of this session: by password, code or passkey.

import type { PasswordHasher } from '../../../domain/people/person.ts';
import type { Secret } from '../../../domain/secret.ts';
import type { WriteTransaction } from '../../../domain/store.ts';
import { accountKey } from './account-key.ts';
import { judgeAnswer, type PasskeyAnswer, type PasskeyNeeds, takeAnswer } from './answer-passkey.ts';
import { type Owner, type OwnSession, ownerOf } from './recent-proof.ts';
import { takeCode } from './take-code.ts';

export type Proof =
  | { type: 'password'; password: Secret<string> }
  | { type: 'code'; code: Secret<string> }
  | ({ type: 'passkey' } & PasskeyAnswer);

export type ProofNeeds = PasskeyNeeds & { passwords: PasswordHasher };

/**
 * What is slow comes first; the rest belongs into the transaction that goes by it. Null: refused, and to be committed all the same,
 * since a wrong code is counted. Errors: sessionNotFound, tooManyCodes, passkeyNeedsName.
 */
export async function checkProof(
  context: ProofNeeds,
  own: OwnSession,
  proof: Proof,
): Promise<(tx: WriteTransaction) => Promise<Owner | null>> {
  const proving = await accountKey(context);
  const { key, proved } = proving;
  if (proof.type === 'passkey') {
    const judged = await judgeAnswer(context, proof);
    return async (tx) => {
      const owner = await ownerOf(tx, proved, own);
      const found = judged === null ? null : await takeAnswer(context, proving, tx, judged);
      return found?.id === owner.person.id ? owner : null;
    };
  }
  if (proof.type === 'code')
    return async (tx) => {
      const owner = await ownerOf(tx, proved, own);
      const taken = await takeCode(context, tx, key, owner.person, proof.code);
      return taken.type === 'right' ? { ...owner, person: taken.person } : null;
    };
  const kept = (await context.store.read((tx) => ownerOf(tx, proved, own))).person.passwordHash;
  const isRight = await context.passwords.matches(proof.password, kept);
  return async (tx) => {
    const owner = await ownerOf(tx, proved, own);
    return isRight && owner.person.passwordHash === kept ? owner : null;
  };
}
