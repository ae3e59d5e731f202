// The password alone signs a person in again. It is asked for here, or a code or a passkey, however recently one was given.

import { LatchkeyError } from '../../domain/errors.ts';
import type { Act } from '../act.ts';
import { accountKey } from './steps/account-key.ts';
import { checkProof, type Proof, type ProofNeeds } from './steps/check-proof.ts';
import { endTotp } from './steps/end-factors.ts';
import type { OwnSession } from './steps/recent-proof.ts';

/** Errors: proofRefused, tooManyCodes, totpMissing, sessionNotFound, passkeyNeedsName. */
export const removeTotp = {
  act: 'totp.remove',
  async run(context, { proof, ...own }) {
    const { key } = await accountKey(context);
    const taken = await checkProof(context, own, proof);
    const owner = await context.store.write(async (tx) => {
      const found = await taken(tx);
      if (found !== null && found.person.totp === null) throw new LatchkeyError('totpMissing');
      if (found !== null) await endTotp(context, tx, key, found.person);
      return found;
    });
    if (owner === null) throw new LatchkeyError('proofRefused');
    return { hasTotp: false };
  },
  view: (done) => done,
} satisfies Act<ProofNeeds, OwnSession & { proof: Proof }, { hasTotp: boolean }>;
