// One more invitation; an older one for the same purpose gives nothing any more.

import { type Invitation, invitationLifetimeMs, secretHash, withProof } from '../../../domain/people/person.ts';
import { newId } from '../../../domain/ports.ts';
import { Secret } from '../../../domain/secret.ts';
import type { WriteTransaction } from '../../../domain/store.ts';
import { auditEntry } from '../../context.ts';
import type { AccountNeeds } from './account-key.ts';

export interface MadeInvitation {
  token: Secret<string>;
  invitation: Invitation;
  /** Where `serve` listens; null: it never ran. */
  port: number | null;
}

const tokenBytes = 32;

export function randomToken({ random }: Pick<AccountNeeds, 'random'>): Secret<string> {
  return new Secret(Buffer.from(random.bytes(tokenBytes)).toString('base64url'));
}

export async function newInvitation(
  context: AccountNeeds,
  tx: WriteTransaction,
  key: Secret<Uint8Array>,
  purpose: Pick<Invitation, 'role' | 'label' | 'name' | 'personId'>,
): Promise<MadeInvitation> {
  const token = randomToken(context);
  const invitation = withProof(key, 'invitation', {
    ...purpose,
    id: newId(context.random),
    tokenHash: secretHash(token),
    expiresAt: context.clock.now() + invitationLifetimeMs,
    takenAt: null,
  });
  await tx.people.removeOpenInvitations(purpose.personId, purpose.name);
  const { id, name, role, label } = invitation;
  const subject = { type: 'invitation', id, name: name ?? id } as const;
  await tx.people.insertInvitation(
    invitation,
    auditEntry(context, 'invitation.made', subject, null, { name, role, label }),
  );
  return { token, invitation, port: (await tx.facts.get('serving'))?.port ?? null };
}
