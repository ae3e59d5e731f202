// Somebody cannot get in any more: password, passkeys, authenticator app and all sessions end, and an invitation gives the account a new password.

import { LatchkeyError } from '../../domain/errors.ts';
import { withProof } from '../../domain/people/person.ts';
import { iso } from '../../domain/ports.ts';
import type { Act } from '../act.ts';
import { auditEntry, personSubject } from '../context.ts';
import { type AccountNeeds, accountKey } from './steps/account-key.ts';
import { endPasskey, endTotp } from './steps/end-factors.ts';
import { findPerson } from './steps/find-person.ts';
import { type MadeInvitation, newInvitation } from './steps/new-invitation.ts';
import { type OwnSession, refuseUnproved } from './steps/recent-proof.ts';

/** @param by null: this machine. Errors: personNotFound, proofNeeded, personOfProvider. */
export const resetPerson = {
  act: 'person.reset',
  async run(context, { name, by }) {
    const { key, proved } = await accountKey(context);
    return context.store.write(async (tx) => {
      await refuseUnproved(context, tx, proved, by);
      const found = await findPerson(tx, proved, name);
      if (found.provider !== null) throw new LatchkeyError('personOfProvider', { name: found.name });
      for (const passkey of await tx.passkeys.ofPerson(found.id)) await endPasskey(context, tx, key, found, passkey);
      const before = await endTotp(context, tx, key, found);
      const after = withProof(key, 'person', { ...before, passwordHash: null, disabledAt: null });
      await tx.people.update(after, auditEntry(context, 'person.passwordReset', personSubject(after), null, null));
      await tx.people.removeSessions(after.id, null);
      const { role, label, id } = after;
      return newInvitation(context, tx, key, { role, label, name: after.name, personId: id });
    });
  },
  view: ({ token, invitation }) => ({
    token: token.reveal(),
    name: invitation.name,
    expiresAt: iso(invitation.expiresAt),
  }),
} satisfies Act<AccountNeeds, { name: string; by: OwnSession | null }, MadeInvitation>;
