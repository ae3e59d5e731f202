// Another role, another label, an account closed or opened again. What somebody may do no more ends at once: rights are read
// anew for each request, and closing an account ends its sessions.

import type { Role } from '../../domain/access/permission.ts';
import type { AuditVerb } from '../../domain/audit/audit-verbs.ts';
import { LatchkeyError } from '../../domain/errors.ts';
import { type Person, rightsHash, withProof } from '../../domain/people/person.ts';
import type { Act } from '../act.ts';
import { auditEntry, personSubject } from '../context.ts';
import { type AccountNeeds, accountKey } from './steps/account-key.ts';
import { findPerson, refuseWithoutAdministrator } from './steps/find-person.ts';
import { personView, type ShownPerson, shownPerson } from './steps/person-view.ts';
import { type OwnSession, refuseUnproved } from './steps/recent-proof.ts';

/** What is undefined stays. */
interface PersonChange {
  name: string;
  /** Whose session it is. Null: this machine. */
  by: OwnSession | null;
  /** The only `rightsHash`es with which it is changed; left out: whatever it is. */
  expected?: readonly string[] | undefined;
  role?: Role | undefined;
  label?: string | null | undefined;
  isDisabled?: boolean | undefined;
}

/** Errors: personNotFound, changedSince, proofNeeded, lastAdministrator. */
export const changePerson = {
  act: 'person.change',
  run: change,
  view: personView,
} satisfies Act<AccountNeeds, PersonChange, ShownPerson>;

async function change(context: AccountNeeds, wanted: PersonChange): Promise<ShownPerson> {
  const { key, proved } = await accountKey(context);
  return context.store.write(async (tx) => {
    await refuseUnproved(context, tx, proved, wanted.by);
    const { person: before, passkeys } = await shownPerson(tx, proved, await findPerson(tx, proved, wanted.name));
    if (wanted.expected?.includes(rightsHash(before)) === false)
      throw new LatchkeyError('changedSince', { name: before.name });
    const wasDisabled = before.disabledAt !== null;
    const { isDisabled = wasDisabled, role = before.role, label = before.label } = wanted;
    const disabledAt = isDisabled ? (before.disabledAt ?? context.clock.now()) : null;
    const after = withProof(key, 'person', { ...before, role, label, disabledAt });
    if (after.mac === before.mac) return { person: before, passkeys };
    await refuseWithoutAdministrator(tx, proved, before, after);
    const verb: AuditVerb =
      isDisabled === wasDisabled ? 'person.changed' : isDisabled ? 'person.disabled' : 'person.enabled';
    const entry = auditEntry(context, verb, personSubject(after), rightsOf(before), rightsOf(after));
    await tx.people.update(after, entry);
    if (isDisabled) await tx.people.removeSessions(after.id, null);
    return { person: after, passkeys };
  });
}

function rightsOf({ role, label, disabledAt }: Person) {
  return { role, label, isDisabled: disabledAt !== null };
}
