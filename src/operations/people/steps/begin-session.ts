// A session of a person who has just proved who it is.

import { type Person, type Session, secretHash, sessionLifetimeMs, withProof } from '../../../domain/people/person.ts';
import { iso, newId } from '../../../domain/ports.ts';
import type { Secret } from '../../../domain/secret.ts';
import type { WriteTransaction } from '../../../domain/store.ts';
import { auditEntry, personSubject } from '../../context.ts';
import type { AccountNeeds } from './account-key.ts';
import { randomToken } from './new-invitation.ts';

export interface BegunSession {
  person: Person;
  session: Session;
  token: Secret<string>;
}

/** From which browser, and what showed who it is. */
interface Beginning {
  userAgent: string;
  by: 'password' | 'passwordAndCode' | 'passkey' | 'invitation' | 'provider';
}

const longestUserAgent = 256;

export async function beginSession(
  context: AccountNeeds,
  tx: WriteTransaction,
  key: Secret<Uint8Array>,
  person: Person,
  { userAgent, by }: Beginning,
): Promise<BegunSession> {
  const token = randomToken(context);
  const createdAt = context.clock.now();
  const session = withProof(key, 'session', {
    id: newId(context.random),
    tokenHash: secretHash(token),
    personId: person.id,
    createdAt,
    expiresAt: createdAt + sessionLifetimeMs,
    provedAt: createdAt,
    userAgent: userAgent.slice(0, longestUserAgent),
  });
  await tx.people.removeSessionsOver(createdAt);
  const actor = { ...context.actor, name: person.name };
  const entry = auditEntry({ ...context, actor }, 'person.signedIn', personSubject(person), null, { by });
  await tx.people.insertSession(session, entry);
  return { person, session, token };
}

export function signedInView({ person, session }: BegunSession) {
  return { name: person.name, role: person.role, expiresAt: iso(session.expiresAt) };
}
