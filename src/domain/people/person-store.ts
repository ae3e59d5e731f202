// People and what they carry, in the database.

import type { AuditEntry } from '../audit/audit-entry.ts';
import type { Instant } from '../ports.ts';
import type { ApiToken, Invitation, Person, Session } from './person.ts';

export interface PersonReader {
  /** By `nameKey`. */
  byNameKey(key: string): Promise<Person | null>;
  /** By `providerKey`. */
  byProvider(provider: string): Promise<Person | null>;
  byId(id: string): Promise<Person | null>;
  /** By name. */
  all(): Promise<Person[]>;
  invitationByTokenHash(tokenHash: string): Promise<Invitation | null>;
  sessionById(id: string): Promise<Session | null>;
  sessionByTokenHash(tokenHash: string): Promise<Session | null>;
  /** Newest first. */
  sessionsOf(personId: string): Promise<Session[]>;
  apiTokenByHash(tokenHash: string): Promise<ApiToken | null>;
  apiTokenById(id: string): Promise<ApiToken | null>;
  /** Newest first, also those that are over. */
  apiTokens(): Promise<ApiToken[]>;
}

export interface PersonWriter extends PersonReader {
  /** Errors: personExists when another has the name. */
  insert(person: Person, audit: AuditEntry): Promise<void>;
  /** Without an entry only what is no change of rights: a code that was taken. */
  update(person: Person, audit: AuditEntry | null): Promise<void>;
  insertInvitation(invitation: Invitation, audit: AuditEntry): Promise<void>;
  updateInvitation(invitation: Invitation): Promise<void>;
  /** Those that were not taken: a new one for the same purpose ends them. `personId` null: of no account yet. */
  removeOpenInvitations(personId: string | null, name: string | null): Promise<void>;
  insertSession(session: Session, audit: AuditEntry): Promise<void>;
  updateSession(session: Session, audit: AuditEntry): Promise<void>;
  /** Also those that are over. */
  removeSessions(personId: string, id: string | null): Promise<number>;
  removeSessionsOver(before: Instant): Promise<void>;
  insertApiToken(token: ApiToken, audit: AuditEntry): Promise<void>;
  updateApiToken(token: ApiToken, audit: AuditEntry): Promise<void>;
}
