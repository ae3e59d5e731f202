// Where a private key is, as columns: the same in the rows of key pairs and of key requests.

import { LatchkeyError } from '../../../domain/errors.ts';
import type { KeyReference } from '../../../domain/vault/key-reference.ts';
import type { SealedKey } from '../../../domain/vault/sealed.ts';
import { bytes, oneOf, text } from '../../../formats/value-codec.ts';
import type { Queries } from '../database.ts';
import { sql } from '../sql.ts';
import { rowCodec } from './rows.ts';

export interface SealColumns {
  seal_version: 1;
  root_key_id: string;
  wrapped_data_key: Uint8Array;
  sealed_private_key: Uint8Array;
}

interface DeviceColumns {
  provider_uri: string;
  device_key_id: string;
}

type Nulls<Columns> = Record<keyof Columns, null>;

/** The schema lets no other combination in. */
export type KeyColumns = (SealColumns & Nulls<DeviceColumns>) | (Nulls<SealColumns> & DeviceColumns) | ErasedKey;

type ErasedKey = Nulls<SealColumns & DeviceColumns>;

export const keyColumnNames = sql`
  seal_version, root_key_id, wrapped_data_key, sealed_private_key, provider_uri, device_key_id`;

/** What a destroyed pair's row keeps of its private key. */
export const erasedKey: ErasedKey = {
  seal_version: null,
  root_key_id: null,
  wrapped_data_key: null,
  sealed_private_key: null,
  provider_uri: null,
  device_key_id: null,
};

export function keyColumns(key: KeyReference): KeyColumns {
  if ('sealed' in key) return { ...erasedKey, ...sealColumns(key.sealed) };
  return { ...erasedKey, provider_uri: key.device.providerUri, device_key_id: key.device.keyId };
}

export function sealColumns(sealed: SealedKey): SealColumns {
  return {
    seal_version: sealed.formatVersion,
    root_key_id: sealed.rootKeyId,
    wrapped_data_key: sealed.wrappedDataKey,
    sealed_private_key: sealed.sealedPrivateKey,
  };
}

type Device = { providerUri: string; deviceKeyId: string };
type Seal = Omit<SealedKey, 'formatVersion'> & { sealVersion: 1 };

const seals = rowCodec<Seal>('key_pair', {
  sealVersion: oneOf(1),
  rootKeyId: text,
  wrappedDataKey: bytes,
  sealedPrivateKey: bytes,
});
const devices = rowCodec<Device>('key_pair', { providerUri: text, deviceKeyId: text });

/** Null: erased. */
export function keyReferenceOf(row: KeyColumns & { id: string }): KeyReference | null {
  if (row.sealed_private_key !== null) return { sealed: sealedOf(row) };
  if (row.device_key_id === null) return null;
  const { providerUri, deviceKeyId: keyId } = devices.read(row);
  return { device: { providerUri, keyId } };
}

export function sealedOf(row: SealColumns & { id: string }): SealedKey {
  const { sealVersion: formatVersion, ...sealed } = seals.read(row);
  return { formatVersion, ...sealed };
}

/**
 * To be asked before a key is written. Transactions are serialized, so that the slot cannot go while its key comes.
 * Errors: rootKeyRetired.
 */
export async function requireSlot(queries: Queries, key: KeyReference): Promise<void> {
  if ('sealed' in key) await requireRootKey(queries, key.sealed);
}

export async function requireRootKey(queries: Queries, { rootKeyId }: { rootKeyId: string }): Promise<void> {
  const slot = await queries.first(sql`select id from vault_slot where root_key_id = ${rootKeyId} limit 1`);
  if (slot === null) throw new LatchkeyError('rootKeyRetired');
}
