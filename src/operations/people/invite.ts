// An invitation: an address, valid for an hour and once, that makes an account. The first administrator gets in by one.

import type { Role } from '../../domain/access/permission.ts';
import { LatchkeyError } from '../../domain/errors.ts';
import { checkedPersonName, nameKey } from '../../domain/people/person.ts';
import { iso } from '../../domain/ports.ts';
import type { Act } from '../act.ts';
import { type AccountNeeds, accountKey } from './steps/account-key.ts';
import { type MadeInvitation, newInvitation } from './steps/new-invitation.ts';
import { type OwnSession, refuseUnproved } from './steps/recent-proof.ts';

interface InviteInput {
  role: Role;
  /** Null: whoever takes it chooses one. */
  name: string | null;
  /** Null: every connection. */
  label: string | null;
  /** Whose session it is. Null: this machine. */
  by: OwnSession | null;
}

/** Errors: invalidInput, personExists, proofNeeded. */
export const invite = {
  act: 'person.invite',
  async run(context, { role, name, label, by }) {
    const { key, proved } = await accountKey(context);
    const checked = name === null ? null : checkedPersonName(name);
    return context.store.write(async (tx) => {
      await refuseUnproved(context, tx, proved, by);
      if (checked !== null && (await tx.people.byNameKey(nameKey(checked))) !== null)
        throw new LatchkeyError('personExists', { name: checked });
      return newInvitation(context, tx, key, { role, label, name: checked, personId: null });
    });
  },
  view: ({ token, invitation }) => ({
    token: token.reveal(),
    role: invitation.role,
    name: invitation.name,
    label: invitation.label,
    expiresAt: iso(invitation.expiresAt),
  }),
} satisfies Act<AccountNeeds, InviteInput, MadeInvitation>;
