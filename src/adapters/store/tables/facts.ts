// Single facts about the installation, each a small JSON value.

import type { AuditHead } from '../../../domain/audit/audit-store.ts';
import { type SeenTrouble, troubleTypes } from '../../../domain/installation/trouble.ts';
import type { KeptRunbook } from '../../../domain/rotation/runbook.ts';
import type { FactReader, FactWriter, InstallationFacts } from '../../../domain/store.ts';
import {
  arrayOf,
  type Codec,
  exactly,
  integer,
  json,
  mapOf,
  oneOf,
  optional,
  record,
  type Shape,
  text,
} from '../../../formats/value-codec.ts';
import type { Queries } from '../database.ts';
import { insertInto, sql } from '../sql.ts';
import { rowCodec } from './rows.ts';

type Facts = { readonly [K in keyof InstallationFacts]: Shape<InstallationFacts[K]> };

const timeSeen = record<InstallationFacts['serverTimeSeen']>({ serverAt: integer, at: integer });

const facts: Facts = {
  lastBackupAt: integer,
  restoredAt: integer,
  serverTimeSeen: timeSeen,
  loopbackTimeSeen: timeSeen,
  runbooks: mapOf(record<KeptRunbook>({ file: text, digest: text, mac: optional(text) })),
  writtenForReadinessAt: integer,
  reconcilerRanAt: integer,
  noticesSweptAt: integer,
  watchRanAt: integer,
  watchAuditSequence: integer,
  noticesStartedAt: integer,
  noticesAuditSequence: integer,
  noticesRulesHash: text,
  serving: record<InstallationFacts['serving']>({
    port: integer,
    channels: arrayOf(text),
    isHeard: optional(exactly(true)),
  }),
  auditMirrored: record<AuditHead>({ sequence: integer, hash: text }),
  troubles: arrayOf(
    record<SeenTrouble>({
      type: oneOf(...troubleTypes),
      what: text,
      detail: text,
      seenBy: text,
      since: integer,
      seenAt: integer,
    }),
  ),
  macKey: record<InstallationFacts['macKey']>({
    formatVersion: exactly(1),
    rootKeyId: text,
    sealed: text,
  }),
};

const rows = rowCodec<{ key: string }>('fact', { key: text }, 'key');

export class StoredFacts implements FactReader, FactWriter {
  readonly #queries: Queries;

  constructor(queries: Queries) {
    this.#queries = queries;
  }

  async get<K extends keyof InstallationFacts>(key: K): Promise<InstallationFacts[K] | null> {
    const row = await this.#queries.first(sql`select key, value from fact where key = ${key}`);
    const codec: Codec<InstallationFacts[K]> = json(facts[key]);
    return row && rows.decode(row, 'value', codec);
  }

  async set<K extends keyof InstallationFacts>(key: K, value: InstallationFacts[K]): Promise<void> {
    const row = { key, value: JSON.stringify(value) };
    await this.#queries.run(sql`${insertInto('fact', row)} on conflict (key) do update set value = excluded.value`);
  }
}
