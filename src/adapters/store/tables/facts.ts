// Single facts about the installation, each a small JSON value.

import type { FactReader, FactWriter, InstallationFacts } from '../../../domain/store.ts';
import type { Queries } from '../database.ts';
import { insertInto, sql } from '../sql.ts';

export class StoredFacts implements FactReader, FactWriter {
  readonly #queries: Queries;

  constructor(queries: Queries) {
    this.#queries = queries;
  }

  async get<K extends keyof InstallationFacts>(key: K): Promise<InstallationFacts[K] | null> {
    const row = await this.#queries.first<{ value: string }>(sql`select value from fact where key = ${key}`);
    return row && JSON.parse(row.value);
  }

  async set<K extends keyof InstallationFacts>(key: K, value: InstallationFacts[K]): Promise<void> {
    const row = { key, value: JSON.stringify(value) };
    await this.#queries.run(sql`${insertInto('fact', row)} on conflict (key) do update set value = excluded.value`);
  }
}
