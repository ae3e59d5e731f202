// The person of a session shows once more to be it, so that what changes how it signs in may follow.

import { LatchkeyError } from '../../domain/errors.ts';
import { proofLifetimeMs, withProof } from '../../domain/people/person.ts';
import { iso } from '../../domain/ports.ts';
import type { Act } from '../act.ts';
import { auditEntry, personSubject } from '../context.ts';
import { accountKey } from './steps/account-key.ts';
import { checkProof, type Proof, type ProofNeeds } from './steps/check-proof.ts';
import type { OwnSession } from './steps/recent-proof.ts';

/** Errors: proofRefused, tooManyCodes, sessionNotFound, passkeyNeedsName. */
export const proveAgain = {
  act: 'session.prove',
  async run(context, { proof, ...own }) {
    const { key } = await accountKey(context);
    const taken = await checkProof(context, own, proof);
    const provedUntil = await context.store.write(async (tx) => {
      const owner = await taken(tx);
      if (owner === null) return null;
      const { person, session } = owner;
      const provedAt = context.clock.now();
      const entry = auditEntry(context, 'person.provedAgain', personSubject(person), null, { by: proof.type });
      await tx.people.updateSession(withProof(key, 'session', { ...session, provedAt }), entry);
      return provedAt + proofLifetimeMs;
    });
    if (provedUntil === null) throw new LatchkeyError('proofRefused');
    return { provedUntil };
  },
  view: ({ provedUntil }) => ({ provedUntil: iso(provedUntil) }),
} satisfies Act<ProofNeeds, OwnSession & { proof: Proof }, { provedUntil: number }>;
