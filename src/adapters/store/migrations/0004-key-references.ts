// A private key lies sealed in its row or in a device that the row names; and keys that wait for their certificate.

import { keyPairFacts, keyPairIndexes } from './0001-first.ts';
import type { ColumnTypes, Migration } from './migration.ts';

export const keyReferences: Migration = (types) => [
  // SQLite cannot change a table's checks: it is made anew on both databases.
  'create table key_pair_before as select * from key_pair',
  'drop table key_pair',
  keyPairTable(types),
  `insert into key_pair (${kept}) select ${kept} from key_pair_before`,
  'drop table key_pair_before',
  ...keyPairIndexes,
  keyRequestTable(types),
  'create index key_request_of_app on key_request (client_app_id, requested_at)',
  'create index key_request_by_root_key on key_request (root_key_id, id)',
];

const kept = `
  id, client_app_id, algorithm, fingerprint, certificate_der, public_key_hash, subject, not_before, not_after, origin, issued_at,
  state, since, settled_at, last_accepted_at, came_from, abandoned_reason,
  seal_version, root_key_id, wrapped_data_key, sealed_private_key`;

function keyPairTable({ text, integer, bytes, tableEnd }: ColumnTypes): string {
  return `create table key_pair (
    ${keyPairFacts({ text, integer, bytes })},
    ${keyColumns({ text, integer, bytes })},
    check ((state = 'destroyed') = (sealed_private_key is null and device_key_id is null))
  ) ${tableEnd}`;
}

function keyRequestTable({ text, integer, bytes, tableEnd }: ColumnTypes): string {
  return `create table key_request (
    id ${text} primary key,
    client_app_id ${text} not null references client_app (id),
    algorithm ${text} not null,
    public_key_hash ${bytes} not null,
    subject ${text} not null,
    request_der ${bytes} not null,
    requested_at ${integer} not null,
    ${keyColumns({ text, integer, bytes })},
    check (sealed_private_key is not null or device_key_id is not null)
  ) ${tableEnd}`;
}

/** Each form of the key whole or not there, and never both. A pair's erasing and its state cannot come apart. */
function keyColumns({ text, integer, bytes }: Pick<ColumnTypes, 'text' | 'integer' | 'bytes'>): string {
  return `seal_version ${integer},
    root_key_id ${text},
    wrapped_data_key ${bytes},
    sealed_private_key ${bytes},
    provider_uri ${text},
    device_key_id ${text},
    check ((sealed_private_key is null) = (wrapped_data_key is null)),
    check ((sealed_private_key is null) = (root_key_id is null)),
    check ((sealed_private_key is null) = (seal_version is null)),
    check ((device_key_id is null) = (provider_uri is null)),
    check (sealed_private_key is null or device_key_id is null)`;
}
