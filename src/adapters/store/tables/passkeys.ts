// Passkeys of people in the database.

import type { AuditEntry } from '../../../domain/audit/audit-entry.ts';
import type { Passkey, PasskeyWriter } from '../../../domain/people/passkey.ts';
import { integer, nullable, text } from '../../../formats/value-codec.ts';
import { assignments, insertInto, sql } from '../sql.ts';
import { rowCodec } from './rows.ts';
import { Window } from './transaction.ts';

const passkeys = rowCodec<Passkey>('passkey', {
  id: text,
  personId: text,
  credentialId: text,
  publicKey: text,
  rpId: text,
  name: text,
  counter: integer,
  challengedAt: integer,
  createdAt: integer,
  lastUsedAt: nullable(integer),
  removedAt: nullable(integer),
  mac: text,
});

export class StoredPasskeys extends Window implements PasskeyWriter {
  byCredentialId(credentialId: string): Promise<Passkey | null> {
    return this.selectOne(passkeys, sql`where credential_id = ${credentialId}`);
  }

  ofPerson(personId: string): Promise<Passkey[]> {
    return this.select(passkeys, sql`where person_id = ${personId} and removed_at is null order by created_at, id`);
  }

  all(): Promise<Passkey[]> {
    return this.select(passkeys, sql`where removed_at is null order by id`);
  }

  async insert(passkey: Passkey, audit: AuditEntry): Promise<void> {
    await this.write(insertInto('passkey', passkeys.row(passkey)), audit);
  }

  async update(passkey: Passkey, audit: AuditEntry | null): Promise<void> {
    const changes = assignments(passkeys.row(passkey));
    await this.write(sql`update passkey set ${changes} where id = ${passkey.id}`, audit);
  }
}
