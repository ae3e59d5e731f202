// Leases in the database, on database time. A freed lease keeps its row, so that its number goes on.

import type { Lease, LeaseWriter } from '../../../domain/lease.ts';
import type { Queries } from '../database.ts';
import { sql } from '../sql.ts';
import { isLeaseOver } from './lease-over.ts';

export class StoredLeases implements LeaseWriter {
  readonly #queries: Queries;

  constructor(queries: Queries) {
    this.#queries = queries;
  }

  async claim(resource: string, holder: string, durationMs: number): Promise<Lease | null> {
    const { words } = this.#queries;
    const claimed = await this.#queries.first<{ number: number }>(sql`
      insert into lease (resource, holder, number, held_until)
      values (${resource}, ${holder}, 1, ${words.now()} + ${durationMs})
      on conflict (resource) do update set
        holder = excluded.holder, number = lease.number + 1, held_until = excluded.held_until
      where lease.holder = excluded.holder or ${isLeaseOver(this.#queries, sql`lease.held_until`, durationMs)}
      returning number`);
    return claimed && { resource, holder, number: claimed.number };
  }

  async release({ resource, holder, number }: Lease): Promise<void> {
    await this.#queries.run(sql`
      update lease set held_until = 0 where resource = ${resource} and holder = ${holder} and number = ${number}`);
  }

  async dropAll(): Promise<void> {
    await this.#queries.run(sql`update lease set held_until = 0`);
  }
}
