// A key pair as a row and back. Where its private key is stands in the same row and is read apart, see key-columns.ts.

import type {
  AbandonedReason,
  KeyPair,
  KeyPairFacts,
  KeyPairStanding,
  KeyPairState,
  ReturnableStanding,
} from '../../../domain/key-pair/key-pair.ts';
import type { KeyAlgorithm } from '../../../domain/vault/key-algorithm.ts';
import { sql } from '../sql.ts';
import { bytes } from './transaction.ts';

interface FactColumns {
  id: string;
  client_app_id: string;
  algorithm: KeyAlgorithm;
  fingerprint: string;
  certificate_der: Uint8Array;
  public_key_hash: Uint8Array;
  subject: string;
  not_before: number;
  not_after: number;
  origin: KeyPairFacts['origin'];
  issued_at: number;
}

interface StandingColumns {
  state: KeyPairState;
  since: number | null;
  settled_at: number | null;
  last_accepted_at: number | null;
  came_from: string | null;
  abandoned_reason: AbandonedReason | null;
}

export type KeyPairRow = FactColumns & StandingColumns;

/** Every column but those of the private key, for reading. */
export const keyPairColumns = sql`
  id, client_app_id, algorithm, fingerprint, certificate_der, public_key_hash, subject, not_before, not_after, origin, issued_at,
  state, since, settled_at, last_accepted_at, came_from, abandoned_reason`;

export function rowOf(pair: KeyPair): KeyPairRow {
  return {
    id: pair.id,
    client_app_id: pair.clientAppId,
    algorithm: pair.algorithm,
    fingerprint: pair.fingerprint,
    certificate_der: pair.certificateDer,
    public_key_hash: pair.publicKeyHash,
    subject: pair.subject,
    not_before: pair.notBefore,
    not_after: pair.notAfter,
    origin: pair.origin,
    issued_at: pair.issuedAt,
    ...standingColumns(pair.standing),
  };
}

export function standingColumns(standing: KeyPairStanding): StandingColumns {
  const { state, lastAcceptedAt } = standing;
  return {
    state,
    since: state === 'issued' ? null : standing.since,
    settled_at: state === 'active' ? standing.settledAt : null,
    last_accepted_at: lastAcceptedAt,
    came_from: state === 'settling' ? JSON.stringify(standing.cameFrom) : null,
    abandoned_reason: state === 'abandoned' ? standing.reason : null,
  };
}

export function pairOf(row: KeyPairRow): KeyPair {
  return {
    id: row.id,
    clientAppId: row.client_app_id,
    algorithm: row.algorithm,
    fingerprint: row.fingerprint,
    certificateDer: bytes(row.certificate_der),
    publicKeyHash: bytes(row.public_key_hash),
    subject: row.subject,
    notBefore: row.not_before,
    notAfter: row.not_after,
    origin: row.origin,
    issuedAt: row.issued_at,
    standing: standingOf(row),
  };
}

function standingOf(row: StandingColumns): KeyPairStanding {
  const { state, settled_at: settledAt, last_accepted_at: lastAcceptedAt } = row;
  switch (state) {
    case 'issued':
      return { state, lastAcceptedAt };
    case 'active':
      return { state, since: sinceOf(row), settledAt, lastAcceptedAt: present(lastAcceptedAt, 'last_accepted_at') };
    case 'settling':
      return {
        state,
        since: sinceOf(row),
        lastAcceptedAt: present(lastAcceptedAt, 'last_accepted_at'),
        cameFrom: JSON.parse(present(row.came_from, 'came_from')) satisfies ReturnableStanding,
      };
    case 'previous':
      return { state, since: sinceOf(row), lastAcceptedAt: present(lastAcceptedAt, 'last_accepted_at') };
    case 'abandoned':
      return { state, since: sinceOf(row), lastAcceptedAt, reason: present(row.abandoned_reason, 'abandoned_reason') };
    case 'compromised':
    case 'destroyed':
      return { state, since: sinceOf(row), lastAcceptedAt };
  }
}

function sinceOf({ since }: StandingColumns): number {
  return present(since, 'since');
}

function present<T>(value: T | null, column: string): T {
  if (value === null) throw new Error(`a key pair's row lacks ${column}, which its state has`);
  return value;
}
