// Passkeys of people in the database.

import type { AuditEntry } from '../../../domain/audit/audit-entry.ts';
import type { Passkey, PasskeyWriter } from '../../../domain/people/passkey.ts';
import { integer, nullable, text } from '../../../formats/value-codec.ts';
import { assignments, insertInto, type Sql, sql } from '../sql.ts';
import { rowCodec } from './rows.ts';
import type { Transaction } from './transaction.ts';

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

export class StoredPasskeys implements PasskeyWriter {
  readonly #transaction: Transaction;

  constructor(transaction: Transaction) {
    this.#transaction = transaction;
  }

  async byCredentialId(credentialId: string): Promise<Passkey | null> {
    return (await this.#passkeys(sql`where credential_id = ${credentialId}`))[0] ?? null;
  }

  ofPerson(personId: string): Promise<Passkey[]> {
    return this.#passkeys(sql`where person_id = ${personId} and removed_at is null order by created_at, id`);
  }

  all(): Promise<Passkey[]> {
    return this.#passkeys(sql`where removed_at is null order by id`);
  }

  async insert(passkey: Passkey, audit: AuditEntry): Promise<void> {
    await this.#transaction.queries.run(insertInto('passkey', passkeys.row(passkey)));
    this.#transaction.audit(audit);
  }

  async update(passkey: Passkey, audit: AuditEntry | null): Promise<void> {
    const changes = assignments(passkeys.row(passkey));
    await this.#transaction.queries.run(sql`update passkey set ${changes} where id = ${passkey.id}`);
    if (audit !== null) this.#transaction.audit(audit);
  }

  async #passkeys(where: Sql): Promise<Passkey[]> {
    return (await this.#transaction.queries.all(sql`select ${passkeys.columns} from passkey ${where}`)).map(
      passkeys.read,
    );
  }
}
