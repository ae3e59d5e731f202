// Proofs in the database.

import type { AuditEntry } from '../../../domain/audit/audit-entry.ts';
import type { RowClaim } from '../../../domain/lease.ts';
import { type FoundFact, type OrgFactName, orgFactNames, orgFactShapes } from '../../../domain/org/org-facts.ts';
import { type ExperimentName, experimentNames } from '../../../domain/proof/experiments.ts';
import {
  type ExperimentResult,
  type Leaving,
  leftIn,
  type NotFoundOut,
  type Observation,
  type OrgProof,
  whyNotFoundOut,
} from '../../../domain/proof/proof.ts';
import type { ProofWriter } from '../../../domain/proof/proof-store.ts';
import {
  arrayOf,
  flag,
  integer,
  json,
  nullable,
  oneOf,
  real,
  record,
  type Shape,
  text,
} from '../../../formats/value-codec.ts';
import { assignments, atMost, insertInto, type Row, sql } from '../sql.ts';
import { RowClaims } from './row-claims.ts';
import { rowCodec } from './rows.ts';
import { Window } from './transaction.ts';

const experiment = oneOf(...experimentNames);
const named = record<{ name: OrgFactName }>({ name: oneOf(...orgFactNames) });
const foundFact: Shape<FoundFact> = {
  read(value) {
    const { name } = named.read(value);
    return { name, value: orgFactShapes[name].read((value as { value: unknown }).value) } as FoundFact;
  },
};

const result = record<ExperimentResult>({
  experiment,
  startedAt: integer,
  endedAt: integer,
  logins: integer,
  deploys: integer,
  found: arrayOf(foundFact),
  why: nullable(record<NotFoundOut>({ type: oneOf(...whyNotFoundOut), detail: nullable(text) })),
  observations: arrayOf(
    record<Observation>({
      atSeconds: real,
      what: oneOf('signIn', 'call', 'deploy', 'retrieve', 'permissions'),
      key: nullable(oneOf('own', 'old', 'new', 'expired', 'stranger')),
      answer: text,
    }),
  ),
});

const leaving = record<Leaving>({
  type: text,
  fullName: text,
  madeAt: integer,
  removedAt: nullable(integer),
  problem: nullable(text),
});

const rows = rowCodec<OrgProof>('proof', {
  id: text,
  connectionId: text,
  orgId: text,
  edition: text,
  isSandbox: flag,
  apiVersion: text,
  askedBy: text,
  askedAt: integer,
  planned: json<readonly ExperimentName[]>(arrayOf(experiment)),
  results: json<readonly ExperimentResult[]>(arrayOf(result)),
  leavings: json<readonly Leaving[]>(arrayOf(leaving)),
  endedAt: nullable(integer),
});

export class StoredProofs extends Window implements ProofWriter {
  readonly #claims = new RowClaims(this.queries, rows);

  lastOf(connectionId: string): Promise<OrgProof | null> {
    return this.selectOne(
      rows,
      sql`where connection_id = ${connectionId} order by asked_at desc, id desc ${atMost(1)}`,
    );
  }

  unfinishedOf(connectionId: string): Promise<OrgProof[]> {
    const unfinished = sql`where connection_id = ${connectionId} and (ended_at is null or is_clean = 0)`;
    return this.select(rows, sql`${unfinished} order by asked_at, id`);
  }

  async insert(proof: OrgProof, audit: AuditEntry): Promise<void> {
    await this.write(insertInto('proof', row(proof)), audit);
  }

  claim(id: string, claim: RowClaim): Promise<OrgProof | null> {
    return this.#claims.take(claim, sql`id = ${id} and ${this.#claims.isFree(claim)}`);
  }

  release(id: string, holder: string): Promise<void> {
    return this.#claims.release(id, holder);
  }

  async update(proof: OrgProof, audit: AuditEntry | null): Promise<void> {
    await this.write(sql`update proof set ${assignments(row(proof))} where id = ${proof.id}`, audit);
  }
}

/** `is_clean` is what `unfinishedOf` looks for. */
function row(proof: OrgProof): Row {
  return { ...rows.row(proof), is_clean: leftIn(proof).length === 0 ? 1 : 0 };
}
