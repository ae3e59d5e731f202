// People, invitations, sessions and API tokens in the database.

import { allPermissions, roles } from '../../../domain/access/permission.ts';
import type { AuditEntry } from '../../../domain/audit/audit-entry.ts';
import { LatchkeyError } from '../../../domain/errors.ts';
import {
  type ApiToken,
  type Invitation,
  nameKey,
  type Person,
  type Session,
  type Totp,
} from '../../../domain/people/person.ts';
import type { PersonWriter } from '../../../domain/people/person-store.ts';
import { arrayOf, integer, json, nullable, oneOf, record, text } from '../../../formats/value-codec.ts';
import { assignments, insertInto, sql } from '../sql.ts';
import { rowCodec } from './rows.ts';
import { Window } from './transaction.ts';

const role = oneOf(...roles);

const people = rowCodec<Person>('person', {
  id: text,
  name: text,
  role,
  label: nullable(text),
  passwordHash: nullable(text),
  createdAt: integer,
  disabledAt: nullable(integer),
  totp: nullable(json(record<Totp>({ id: text, usedStep: integer, wrongCodes: integer, wrongAt: integer }))),
  provider: nullable(text),
  mac: text,
});

const invitations = rowCodec<Invitation>('invitation', {
  id: text,
  tokenHash: text,
  role,
  label: nullable(text),
  name: nullable(text),
  personId: nullable(text),
  expiresAt: integer,
  takenAt: nullable(integer),
  mac: text,
});

const sessions = rowCodec<Session>('session', {
  id: text,
  tokenHash: text,
  personId: text,
  createdAt: integer,
  expiresAt: integer,
  provedAt: integer,
  userAgent: text,
  mac: text,
});

const apiTokens = rowCodec<ApiToken>('api_token', {
  id: text,
  tokenHash: text,
  name: text,
  personId: text,
  permissions: json(arrayOf(oneOf(...allPermissions()))),
  label: nullable(text),
  createdAt: integer,
  expiresAt: integer,
  revokedAt: nullable(integer),
  mac: text,
});

export class StoredPeople extends Window implements PersonWriter {
  byNameKey(key: string): Promise<Person | null> {
    return this.selectOne(people, sql`where name_key = ${key}`);
  }

  byProvider(provider: string): Promise<Person | null> {
    return this.selectOne(people, sql`where provider = ${provider}`);
  }

  byId(id: string): Promise<Person | null> {
    return this.selectOne(people, sql`where id = ${id}`);
  }

  all(): Promise<Person[]> {
    return this.select(people, sql`order by name_key`);
  }

  invitationByTokenHash(tokenHash: string): Promise<Invitation | null> {
    return this.selectOne(invitations, sql`where token_hash = ${tokenHash}`);
  }

  sessionById(id: string): Promise<Session | null> {
    return this.selectOne(sessions, sql`where id = ${id}`);
  }

  sessionByTokenHash(tokenHash: string): Promise<Session | null> {
    return this.selectOne(sessions, sql`where token_hash = ${tokenHash}`);
  }

  sessionsOf(personId: string): Promise<Session[]> {
    return this.select(sessions, sql`where person_id = ${personId} order by created_at desc, id`);
  }

  apiTokenByHash(tokenHash: string): Promise<ApiToken | null> {
    return this.selectOne(apiTokens, sql`where token_hash = ${tokenHash}`);
  }

  apiTokenById(id: string): Promise<ApiToken | null> {
    return this.selectOne(apiTokens, sql`where id = ${id}`);
  }

  apiTokens(): Promise<ApiToken[]> {
    return this.select(apiTokens, sql`order by created_at desc, id`);
  }

  async insert(person: Person, audit: AuditEntry): Promise<void> {
    const key = nameKey(person.name);
    if ((await this.byNameKey(key)) !== null) throw new LatchkeyError('personExists', { name: person.name });
    await this.write(insertInto('person', { ...people.row(person), name_key: key }), audit);
  }

  async update(person: Person, audit: AuditEntry | null): Promise<void> {
    await this.write(sql`update person set ${assignments(people.row(person))} where id = ${person.id}`, audit);
  }

  async insertInvitation(invitation: Invitation, audit: AuditEntry): Promise<void> {
    await this.write(insertInto('invitation', invitations.row(invitation)), audit);
  }

  async updateInvitation(invitation: Invitation): Promise<void> {
    await this.write(
      sql`update invitation set ${assignments(invitations.row(invitation))} where id = ${invitation.id}`,
    );
  }

  async removeOpenInvitations(personId: string | null, name: string | null): Promise<void> {
    const sameAccount = personId === null ? sql`person_id is null` : sql`person_id = ${personId}`;
    const sameName = name === null ? sql`name is null` : sql`name = ${name}`;
    await this.write(sql`delete from invitation where ${sameAccount} and ${sameName} and taken_at is null`);
  }

  async insertSession(session: Session, audit: AuditEntry): Promise<void> {
    await this.write(insertInto('session', sessions.row(session)), audit);
  }

  async updateSession(session: Session, audit: AuditEntry): Promise<void> {
    await this.write(sql`update session set ${assignments(sessions.row(session))} where id = ${session.id}`, audit);
  }

  removeSessions(personId: string, id: string | null): Promise<number> {
    const which = id === null ? sql`true` : sql`id = ${id}`;
    return this.write(sql`delete from session where person_id = ${personId} and ${which}`);
  }

  async removeSessionsOver(before: number): Promise<void> {
    await this.write(sql`delete from session where expires_at < ${before}`);
  }

  async insertApiToken(token: ApiToken, audit: AuditEntry): Promise<void> {
    await this.write(insertInto('api_token', apiTokens.row(token)), audit);
  }

  async updateApiToken(token: ApiToken, audit: AuditEntry): Promise<void> {
    await this.write(sql`update api_token set ${assignments(apiTokens.row(token))} where id = ${token.id}`, audit);
  }
}
