// What changes how somebody signs in, or what others may, needs more than a session, which may be stolen: its person showed within the last ten minutes
// to be it. Otherwise a thief would plant a passkey, and stay.

import { LatchkeyError } from '../../../domain/errors.ts';
import { isRecentlyProved, type Person, type Session } from '../../../domain/people/person.ts';
import type { ReadTransaction } from '../../../domain/store.ts';
import type { AccountNeeds, Judge } from './account-key.ts';

/** Whose request it is. */
export interface OwnSession {
  personId: string;
  sessionId: string;
}

export interface Owner {
  person: Person;
  session: Session;
}

/** Errors: sessionNotFound. */
export async function ownerOf(tx: ReadTransaction, proved: Judge, { personId, sessionId }: OwnSession): Promise<Owner> {
  const session = proved('session', await tx.people.sessionById(sessionId));
  const person = proved('person', await tx.people.byId(personId));
  const isTheirs = session !== null && person !== null && session.personId === person.id;
  if (!isTheirs || person.disabledAt !== null) throw new LatchkeyError('sessionNotFound', { id: sessionId });
  return { person, session };
}

/** @param by null: whoever can run this program here. Errors: sessionNotFound, proofNeeded. */
export async function refuseUnproved(
  { clock }: Pick<AccountNeeds, 'clock'>,
  tx: ReadTransaction,
  proved: Judge,
  by: OwnSession | null,
): Promise<void> {
  if (by === null) return;
  const { session } = await ownerOf(tx, proved, by);
  if (!isRecentlyProved(session, clock.now())) throw new LatchkeyError('proofNeeded');
}

/** Errors: sessionNotFound, proofNeeded, personOfProvider: what signs in there would sign in here after it was closed there. */
export async function recentlyProvedOwner(
  { clock }: Pick<AccountNeeds, 'clock'>,
  tx: ReadTransaction,
  proved: Judge,
  own: OwnSession,
): Promise<Owner> {
  const owner = await ownerOf(tx, proved, own);
  if (!isRecentlyProved(owner.session, clock.now())) throw new LatchkeyError('proofNeeded');
  if (owner.person.provider !== null) throw new LatchkeyError('personOfProvider', { name: owner.person.name });
  return owner;
}
