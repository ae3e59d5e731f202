// A key pair as a row and back. Where its private key is stands in the same row and is read apart, see key-columns.ts.

import type {
  AbandonedReason,
  KeyPair,
  KeyPairFacts,
  KeyPairStanding,
  KeyPairState,
  ReturnableStanding,
} from '../../../domain/key-pair/key-pair.ts';
import { type KeyAlgorithm, keyAlgorithms } from '../../../domain/vault/key-algorithm.ts';
import { bytes, type Codec, integer, json, nullable, oneOf, text, unionBy } from '../../../formats/value-codec.ts';
import { type Row, type Sql, sql } from '../sql.ts';
import { columnOf, rowCodec } from './rows.ts';

export const keyAlgorithm = oneOf(...(Object.keys(keyAlgorithms) as KeyAlgorithm[]));

const facts = rowCodec<KeyPairFacts>('key_pair', {
  id: text,
  clientAppId: text,
  algorithm: keyAlgorithm,
  fingerprint: text,
  certificateDer: bytes,
  publicKeyHash: bytes,
  subject: text,
  notBefore: integer,
  notAfter: integer,
  origin: oneOf('generated', 'imported'),
  issuedAt: integer,
});

type Standing<S extends KeyPairState> = Extract<KeyPairStanding, { state: S }>;
type StandingCodecs<S extends KeyPairState> = {
  readonly [K in Exclude<keyof Standing<S>, 'state'>]: Codec<Standing<S>[K]>;
};

const mayBeAccepted = { lastAcceptedAt: nullable(integer) };
const accepted = { since: integer, lastAcceptedAt: integer };
const abandoned = {
  since: integer,
  ...mayBeAccepted,
  reason: oneOf<AbandonedReason>('discarded', 'certificateExpired', 'retentionOver'),
};
const cameFrom = unionBy<'state', ReturnableStanding>('state', {
  issued: mayBeAccepted,
  previous: accepted,
  abandoned,
});

/** The columns that exist in each state; the others are empty. */
const standings: { readonly [S in KeyPairState]: StandingCodecs<S> } = {
  issued: mayBeAccepted,
  active: { ...accepted, settledAt: nullable(integer) },
  settling: { ...accepted, cameFrom: json(cameFrom) },
  previous: accepted,
  abandoned,
  compromised: { since: integer, ...mayBeAccepted },
  destroyed: { since: integer, ...mayBeAccepted },
};

const inState = new Map(
  Object.entries<object>(standings).map(([state, codecs]) => [state, rowCodec<object>('key_pair', codecs)]),
);
export const keyPairState = oneOf(...(Object.keys(standings) as KeyPairState[]));
const noStanding: Row = Object.fromEntries(
  Object.values<object>(standings).flatMap((codecs) => Object.keys(codecs).map((field) => [columnOf(field), null])),
);

/** Each sign-in writes it, so that it stands in a table of its own. */
export const lastAcceptedColumn: Sql = sql`
  (select last_accepted_at from key_pair_acceptance where key_pair_id = key_pair.id) as last_accepted_at`;
export const standingColumnNames: Sql = sql`state, since, settled_at, ${lastAcceptedColumn}, came_from, reason`;

/** Every column but those of the private key, for reading. */
export const keyPairColumns: Sql = sql`
  ${facts.columns}, ${standingColumnNames}`;

export function rowOf(pair: KeyPair): Row {
  return { ...facts.row(pair), ...standingColumns(pair.standing) };
}

/** Those of the pair's own row. */
export function standingColumns(standing: KeyPairStanding): Row {
  const row = { ...noStanding, state: standing.state, ...inState.get(standing.state)?.row(standing) };
  const { last_accepted_at: _, ...columns } = row as Row;
  return columns;
}

export function pairOf(row: object): KeyPair {
  return { ...facts.read(row), standing: readStanding(row) };
}

export function readStanding(row: object): KeyPairStanding {
  const state = facts.decode(row, 'state', keyPairState);
  return { state, ...inState.get(state)?.read(row) } as KeyPairStanding;
}
