// Passkeys and authenticator apps that end, by their person or with a reset.

import type { Passkey } from '../../../domain/people/passkey.ts';
import { type Person, withProof } from '../../../domain/people/person.ts';
import type { Secret } from '../../../domain/secret.ts';
import type { WriteTransaction } from '../../../domain/store.ts';
import { auditEntry, passkeySubject, personSubject } from '../../context.ts';
import type { AccountNeeds } from './account-key.ts';

export async function endPasskey(
  context: AccountNeeds,
  tx: WriteTransaction,
  key: Secret<Uint8Array>,
  person: Person,
  passkey: Passkey,
): Promise<Passkey> {
  const removed = withProof(key, 'passkey', { ...passkey, removedAt: context.clock.now() });
  const told = { person: person.name, worksAt: passkey.rpId };
  await tx.passkeys.update(removed, auditEntry(context, 'passkey.removed', passkeySubject(passkey), told, null));
  return removed;
}

export async function endTotp(
  context: AccountNeeds,
  tx: WriteTransaction,
  key: Secret<Uint8Array>,
  person: Person,
): Promise<Person> {
  if (person.totp === null) return person;
  const after = withProof(key, 'person', { ...person, totp: null });
  await tx.people.update(after, auditEntry(context, 'person.totpRemoved', personSubject(person), null, null));
  return after;
}
