// Key pairs in the database, each with its private key or where that is: one row, so that neither is without the other.

import type { AuditEntry } from '../../../domain/audit/audit-entry.ts';
import { LatchkeyError } from '../../../domain/errors.ts';
import type { KeyPair, KeyPairState } from '../../../domain/key-pair/key-pair.ts';
import { statesProvedOfApp } from '../../../domain/key-pair/key-pair-states.ts';
import type { KeyPairReader, KeyPairWriter } from '../../../domain/key-pair/key-pair-store.ts';
import type { KeyReference } from '../../../domain/vault/key-reference.ts';
import type { SealedKey } from '../../../domain/vault/sealed.ts';
import { text } from '../../../formats/value-codec.ts';
import { UniqueViolation } from '../database.ts';
import { among, assignments, insertInto, nothing, type Sql, type SqlValue, sql } from '../sql.ts';
import {
  erasedKey,
  type KeyColumns,
  keyColumnNames,
  keyColumns,
  keyReferenceOf,
  requireSlot,
  type SealColumns,
  sealedOf,
} from './key-columns.ts';
import {
  keyPairColumns,
  keyPairState,
  lastAcceptedColumn,
  pairOf,
  readStanding,
  rowOf,
  standingColumnNames,
  standingColumns,
} from './key-pair-row.ts';
import { rowCodec } from './rows.ts';
import { leaveStray, takeOver } from './stray-keys.ts';
import type { Transaction } from './transaction.ts';

const provedOfApp = among(statesProvedOfApp);
const signer = rowCodec<{ clientAppId: string; state: KeyPairState }>('key_pair', {
  clientAppId: text,
  state: keyPairState,
});

export class StoredKeyPairs implements KeyPairReader, KeyPairWriter {
  readonly #transaction: Transaction;

  constructor(transaction: Transaction) {
    this.#transaction = transaction;
  }

  async byId(id: string): Promise<KeyPair | null> {
    const [pair] = await this.#select(sql`where id = ${id}`);
    return pair ?? null;
  }

  ofApp(clientAppId: string): Promise<KeyPair[]> {
    return this.#select(sql`where client_app_id = ${clientAppId} order by issued_at desc, id desc`);
  }

  ofApps(clientAppIds: readonly string[]): Promise<KeyPair[]> {
    return this.#select(sql`where client_app_id in ${among(clientAppIds)} order by issued_at desc, id desc`);
  }

  async marksOfApps(clientAppIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.#transaction.queries.all<{ client_app_id: string }>(
      sql`select client_app_id, id, state, since, settled_at, ${lastAcceptedColumn}
        from key_pair where client_app_id in ${among(clientAppIds)} order by id`,
    );
    const marks = new Map<string, string>();
    for (const row of rows)
      marks.set(row.client_app_id, `${marks.get(row.client_app_id) ?? ''} ${Object.values(row).join()}`);
    return marks;
  }

  livingOfConnection(connectionId: string): Promise<KeyPair[]> {
    return this.#select(sql`
      where client_app_id = (select client_app_id from connection where id = ${connectionId}) and state <> 'destroyed'
      order by issued_at desc, id desc`);
  }

  byFingerprint(fingerprint: string): Promise<KeyPair[]> {
    return this.#select(sql`where fingerprint = ${fingerprint} order by issued_at desc, id desc`);
  }

  byPublicKeyHash(publicKeyHash: Uint8Array): Promise<KeyPair[]> {
    return this.#select(sql`where public_key_hash = ${publicKeyHash} order by issued_at desc, id desc`);
  }

  page(afterId: string, limit: number): Promise<KeyPair[]> {
    return this.#select(sql`where id > ${afterId} order by id limit ${limit}`);
  }

  async keyReference(id: string): Promise<KeyReference | null> {
    const { queries } = this.#transaction;
    const row = await queries.first<KeyColumns & { id: string }>(
      sql`select id, ${keyColumnNames} from key_pair where id = ${id}`,
    );
    return row && keyReferenceOf(row);
  }

  async toSignWith(id: string): Promise<{ clientAppId: string; state: KeyPairState; key: KeyReference } | null> {
    const row = await this.#transaction.queries.first<KeyColumns & { id: string }>(
      sql`select id, ${signer.columns}, ${keyColumnNames} from key_pair where id = ${id}`,
    );
    const key = row && keyReferenceOf(row);
    return key && { ...signer.read(row), key };
  }

  async sealedPage(afterId: string, limit: number): Promise<{ pair: KeyPair; sealed: SealedKey }[]> {
    const rows = await this.#transaction.queries.all<SealColumns & { id: string }>(sql`
      select ${keyPairColumns}, ${keyColumnNames} from key_pair
      where id > ${afterId} and sealed_private_key is not null order by id limit ${limit}`);
    return rows.map((row) => ({ pair: pairOf(row), sealed: sealedOf(row) }));
  }

  async insert(pair: KeyPair, key: KeyReference, audit: AuditEntry): Promise<void> {
    await requireSlot(this.#transaction.queries, key);
    await takeOver(this.#transaction.queries, pair.id, key);
    await this.#write(pair.fingerprint, insertInto('key_pair', { ...rowOf(pair), ...keyColumns(key) }));
    await this.noteAccepted(pair);
    this.#transaction.audit(audit);
  }

  lockOfApp(clientAppId: string): Promise<KeyPair[]> {
    return this.#lock(sql`where client_app_id = ${clientAppId}`);
  }

  async lockLivingOfApp(clientAppId: string, known: readonly KeyPair[] = []): Promise<KeyPair[]> {
    const which = sql`where client_app_id = ${clientAppId} and state <> 'destroyed'`;
    if (known.length === 0) return this.#lock(which);
    const { queries } = this.#transaction;
    const rows = await queries.all<{ id: string }>(
      sql`select id, ${standingColumnNames} from key_pair ${which} order by id${queries.words.forUpdate}`,
    );
    const pairs = known.flatMap((pair) => {
      const row = rows.find(({ id }) => id === pair.id);
      return row === undefined ? [] : [{ ...pair, standing: readStanding(row) }];
    });
    return pairs.length === rows.length ? newestFirst(pairs) : this.#lock(which);
  }

  /** The lock is taken in the order of ids, whoever asks. */
  async #lock(which: Sql): Promise<KeyPair[]> {
    const { forUpdate } = this.#transaction.queries.words;
    const pairs = await this.#select(sql`${which} order by id${forUpdate}`);
    return newestFirst(pairs);
  }

  async update(pair: KeyPair, audit: AuditEntry): Promise<void> {
    await this.noteAccepted(pair);
    await this.#writeStanding(pair);
    this.#transaction.audit(audit);
  }

  async noteAccepted({ id, fingerprint, standing: { lastAcceptedAt } }: KeyPair): Promise<void> {
    const { queries } = this.#transaction;
    if (lastAcceptedAt === null) {
      await queries.run(sql`delete from key_pair_acceptance where key_pair_id = ${id}`);
      return;
    }
    const written = await queries.run(sql`
      insert into key_pair_acceptance (key_pair_id, last_accepted_at)
      select id, ${lastAcceptedAt} from key_pair where id = ${id} and state <> 'destroyed'
      on conflict (key_pair_id) do update set last_accepted_at = excluded.last_accepted_at`);
    if (written === 0) throw changedMeanwhile(fingerprint);
  }

  async moveToApp(id: string, clientAppId: string, audit: AuditEntry): Promise<void> {
    const { queries } = this.#transaction;
    const written = await queries.run(
      sql`update key_pair set client_app_id = ${clientAppId} where id = ${id} and state not in ${provedOfApp}`,
    );
    if (written === 0) throw new LatchkeyError('changedMeanwhile', { type: 'keyPair', name: null });
    this.#transaction.audit(audit);
  }

  /** Nothing leads out of `destroyed`: without its private key a pair is a memory. */
  async #writeStanding({ id, fingerprint, standing }: KeyPair): Promise<void> {
    const columns: Record<string, SqlValue> = { ...standingColumns(standing) };
    if (standing.state === 'destroyed') {
      Object.assign(columns, erasedKey);
      this.#transaction.commitment.erasesSecrets = true;
      await leaveStray(this.#transaction.queries, 'key_pair', sql`id = ${id}`);
    }
    const written = await this.#write(
      fingerprint,
      sql`update key_pair set ${assignments(columns)} where id = ${id} and state <> 'destroyed'`,
    );
    if (written === 0) throw changedMeanwhile(fingerprint);
  }

  async #write(fingerprint: string, query: Sql): Promise<number> {
    try {
      return await this.#transaction.queries.run(query);
    } catch (error) {
      // The unique indexes let no second pair be active or settling: whoever tries did not see the first.
      throw error instanceof UniqueViolation ? changedMeanwhile(fingerprint) : error;
    }
  }

  async #select(rest: Sql = nothing): Promise<KeyPair[]> {
    return (await this.#transaction.queries.all(sql`select ${keyPairColumns} from key_pair ${rest}`)).map(pairOf);
  }
}

function newestFirst(pairs: KeyPair[]): KeyPair[] {
  return pairs.sort((a, b) => b.issuedAt - a.issuedAt || (a.id < b.id ? 1 : -1));
}

function changedMeanwhile(fingerprint: string): LatchkeyError {
  return new LatchkeyError('changedMeanwhile', { type: 'keyPair', name: fingerprint });
}
