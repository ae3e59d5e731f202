// The vault's slots in the database, and the pages over all that is sealed.

import type { AuditEntry } from '../../../domain/audit/audit-entry.ts';
import { LatchkeyError } from '../../../domain/errors.ts';
import { together } from '../../../domain/field-table.ts';
import type { SealedSignerKey } from '../../../domain/vault/key-reference.ts';
import {
  accessTokenPurpose,
  macKeyPurpose,
  macKeyRow,
  type RootKeyProvider,
  type RootKeySlot,
  type SealedKey,
  type SealedText,
  swapFormPurpose,
} from '../../../domain/vault/sealed.ts';
import type { SealedKeyPages, SealedTextRow, VaultReader, VaultWriter } from '../../../domain/vault/vault-store.ts';
import { fingerprintText } from '../../../formats/fingerprint.ts';
import { bytes, integer, json, oneOf, text, unionBy } from '../../../formats/value-codec.ts';
import { assignments, insertInto, name, type Row, type Sql, sql } from '../sql.ts';
import { StoredFacts } from './facts.ts';
import { requireSlot, type SealColumns, sealColumns, sealedOf } from './key-columns.ts';
import { rowCodec } from './rows.ts';
import { Window } from './transaction.ts';

type Stored<P> = P extends { type: 'passphrase' } ? Omit<P, 'salt'> & { salt: string } : P;

/** In JSON the salt is base64. */
const provider = unionBy<'type', Stored<RootKeyProvider>>('type', {
  keyFile: { keyCheck: text },
  device: { providerUri: text, wrappedKey: text },
  passphrase: { kdf: oneOf('scrypt'), salt: text, cost: integer, blockSize: integer, parallelization: integer },
});

type SlotRow = Omit<RootKeySlot, 'provider'> & { provider: Stored<RootKeyProvider> };

const slotRows = rowCodec<SlotRow>('vault_slot', {
  id: text,
  rootKeyId: text,
  createdAt: integer,
  provider: json(provider),
  wrappedRootKey: bytes,
});

const tokenRows = rowCodec<{ connectionId: string; sealVersion: 1; rootKeyId: string; sealed: Uint8Array }>(
  'cached_token',
  { connectionId: text, sealVersion: oneOf(1), rootKeyId: text, sealed: bytes },
  'connection_id',
);

const formRows = rowCodec<{ id: string; keptForm: SealedText | null }>('swap', {
  id: text,
  keptForm: together<SealedText>({ formatVersion: oneOf(1), rootKeyId: text, sealed: bytes }),
});

const tablesWithKeys = ['key_pair', 'key_request'] as const;

/** Everything that has a sealed private key: pairs that are not destroyed, and requests. */
const sealedKeys = sql`(
  select id, root_key_id from key_pair where root_key_id is not null
  union all select id, root_key_id from key_request where root_key_id is not null) as sealed_key`;

export class StoredVault extends Window implements VaultReader, VaultWriter, SealedKeyPages {
  async slots(): Promise<RootKeySlot[]> {
    const { queries } = this;
    return (await queries.all(sql`select ${slotRows.columns} from vault_slot order by created_at, id`)).map(slotOf);
  }

  /** Transactions are serialized: of two that both found none, one begins again and finds the other's. */
  async insertFirst(slot: RootKeySlot, audit: AuditEntry): Promise<void> {
    const present = await this.queries.first(sql`select id from vault_slot limit 1`);
    if (present !== null) throw new LatchkeyError('vaultExists');
    await this.insert(slot, audit);
  }

  async insert(slot: RootKeySlot, audit: AuditEntry): Promise<void> {
    await this.write(insertInto('vault_slot', rowOf(slot)), audit);
  }

  async remove(slotId: string, audit: AuditEntry): Promise<void> {
    const { queries, commitment } = this.transaction;
    const [removed] = await queries.all<{ root_key_id: string }>(
      sql`delete from vault_slot where id = ${slotId} returning root_key_id`,
    );
    if (removed === undefined) throw new LatchkeyError('changedMeanwhile', { type: 'vault', name: null });
    const rootKeyId = removed.root_key_id;
    const other = await queries.first(sql`select id from vault_slot where root_key_id = ${rootKeyId} limit 1`);
    const hanging = await queries.first(sql`select id from ${sealedKeys} where root_key_id = ${rootKeyId} limit 1`);
    if (other === null && hanging !== null) throw new LatchkeyError('rootKeyInUse');
    commitment.erasesSecrets = true;
    this.transaction.audit(audit);
  }

  async resealKey({ keyPairId, sealed: before }: SealedSignerKey, sealed: SealedKey): Promise<boolean> {
    const { queries, commitment } = this.transaction;
    await requireSlot(queries, { sealed });
    for (const table of tablesWithKeys) {
      const written = await queries.run(sql`
        update ${name(table)} set ${assignments({ ...sealColumns(sealed) })}
        where id = ${keyPairId} and root_key_id = ${before.rootKeyId}`);
      if (written === 0) continue;
      commitment.erasesSecrets = true;
      return true;
    }
    return false;
  }

  async resealText({ purpose, rowId, sealed: before }: SealedTextRow, sealed: SealedText): Promise<boolean> {
    if (purpose === macKeyPurpose) return this.#resealMacKey(before, sealed);
    const { formatVersion: version, rootKeyId } = sealed;
    if (purpose === swapFormPurpose) {
      const columns = {
        kept_form_format_version: version,
        kept_form_root_key_id: rootKeyId,
        kept_form_sealed: sealed.sealed,
      };
      const moved = await this.queries.run(sql`
        update swap set ${assignments(columns)} where id = ${rowId} and kept_form_sealed = ${before.sealed}`);
      return moved === 1;
    }
    if (purpose !== accessTokenPurpose) return false;
    const written = await this.queries.run(sql`
      update cached_token set seal_version = ${version}, root_key_id = ${rootKeyId}, sealed = ${sealed.sealed}
      where connection_id = ${rowId} and sealed = ${before.sealed}`);
    return written === 1;
  }

  /** A page of each table, since over both at once neither database goes by an index. */
  async notUnder(rootKeyId: string, limit: number, afterKeyPairId = ''): Promise<SealedSignerKey[]> {
    type Row = SealColumns & { id: string; public_key_hash: Uint8Array; fingerprint: string | null };
    const page = (table: Sql, fingerprint: Sql) =>
      this.queries.all<Row>(sql`
        select id, public_key_hash, ${fingerprint} as fingerprint,
          seal_version, root_key_id, wrapped_data_key, sealed_private_key
        from ${table} where root_key_id <> ${rootKeyId} and id > ${afterKeyPairId} order by id limit ${limit}`);
    const rows = [...(await page(sql`key_pair`, sql`fingerprint`)), ...(await page(sql`key_request`, sql`null`))];
    return rows
      .sort((one, other) => (one.id < other.id ? -1 : 1))
      .slice(0, limit)
      .map((row) => {
        const publicKeyHash = bytes.read(row.public_key_hash);
        const fingerprint = row.fingerprint ?? fingerprintText(publicKeyHash);
        return { keyPairId: row.id, publicKeyHash, fingerprint, sealed: sealedOf(row) };
      });
  }

  async textsNotUnder(
    rootKeyId: string,
    limit: number,
    after: { purpose: string; rowId: string } = { purpose: '', rowId: '' },
  ): Promise<SealedTextRow[]> {
    const pages: [string, (afterId: string, most: number) => Promise<SealedTextRow[]>][] = [
      [accessTokenPurpose, (afterId, most) => this.#tokensNotUnder(rootKeyId, most, afterId)],
      [macKeyPurpose, (afterId) => this.#macKeyNotUnder(rootKeyId, afterId)],
      [swapFormPurpose, (afterId, most) => this.#formsNotUnder(rootKeyId, most, afterId)],
    ];
    const found: SealedTextRow[] = [];
    for (const [purpose, page] of pages) {
      if (purpose < after.purpose || found.length === limit) continue;
      found.push(...(await page(purpose === after.purpose ? after.rowId : '', limit - found.length)));
    }
    return found;
  }

  async #macKeyNotUnder(rootKeyId: string, afterId: string): Promise<SealedTextRow[]> {
    const sealed = afterId >= macKeyRow ? null : await this.#macKey();
    if (sealed === null || sealed.rootKeyId === rootKeyId) return [];
    return [{ purpose: macKeyPurpose, rowId: macKeyRow, sealed }];
  }

  async #formsNotUnder(rootKeyId: string, limit: number, afterId: string): Promise<SealedTextRow[]> {
    const rows = await this.queries.all(sql`
      select ${formRows.columns} from swap
      where kept_form_root_key_id <> ${rootKeyId} and id > ${afterId} order by id limit ${limit}`);
    return rows.flatMap((row) => {
      const { id: rowId, keptForm } = formRows.read(row);
      return keptForm === null ? [] : { purpose: swapFormPurpose, rowId, sealed: keptForm };
    });
  }

  async #tokensNotUnder(rootKeyId: string, limit: number, afterId: string): Promise<SealedTextRow[]> {
    const rows = await this.queries.all(sql`
      select ${tokenRows.columns} from cached_token
      where root_key_id <> ${rootKeyId} and connection_id > ${afterId} order by connection_id limit ${limit}`);
    return rows.map((row) => {
      const { connectionId: rowId, sealVersion: formatVersion, ...sealed } = tokenRows.read(row);
      return { purpose: accessTokenPurpose, rowId, sealed: { formatVersion, ...sealed } };
    });
  }

  async #macKey(): Promise<SealedText | null> {
    const stored = await new StoredFacts(this.queries).get('macKey');
    return stored && { ...stored, sealed: new Uint8Array(Buffer.from(stored.sealed, 'base64')) };
  }

  async #resealMacKey(before: SealedText, sealed: SealedText): Promise<boolean> {
    const present = await this.#macKey();
    if (present === null || Buffer.compare(present.sealed, before.sealed) !== 0) return false;
    const stored = { ...sealed, sealed: Buffer.from(sealed.sealed).toString('base64') };
    await new StoredFacts(this.queries).set('macKey', stored);
    return true;
  }

  async countByRootKey(): Promise<{ rootKeyId: string; sealedKeys: number }[]> {
    const rows = await this.queries.all<{ root_key_id: string; sealed_keys: number }>(sql`
      select root_key_id, count(*) as sealed_keys from ${sealedKeys} group by root_key_id order by root_key_id`);
    return rows.map(({ root_key_id: rootKeyId, sealed_keys: sealedKeys }) => ({ rootKeyId, sealedKeys }));
  }
}

function rowOf(slot: RootKeySlot): Row {
  const { provider } = slot;
  if (provider.type !== 'passphrase') return slotRows.row({ ...slot, provider });
  const salt = Buffer.from(provider.salt).toString('base64');
  return slotRows.row({ ...slot, provider: { ...provider, salt } });
}

function slotOf(row: object): RootKeySlot {
  const { provider, ...slot } = slotRows.read(row);
  if (provider.type !== 'passphrase') return { ...slot, provider };
  return { ...slot, provider: { ...provider, salt: new Uint8Array(Buffer.from(provider.salt, 'base64')) } };
}
