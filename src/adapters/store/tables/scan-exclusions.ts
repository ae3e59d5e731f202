// What scans of a connection leave out, in the database.

import type { AuditEntry } from '../../../domain/audit/audit-entry.ts';
import type { ScanExclusions } from '../../../domain/scan/exclusions.ts';
import type { ScanExclusionWriter } from '../../../domain/scan/scan-store.ts';
import { arrayOf, json, text } from '../../../formats/value-codec.ts';
import { insertInto, sql } from '../sql.ts';
import { rowCodec } from './rows.ts';
import type { Transaction } from './transaction.ts';

const list = json<readonly string[]>(arrayOf(text));
const rows = rowCodec<ScanExclusions & { connectionId: string }>(
  'scan_exclusion',
  { connectionId: text, types: list, names: list },
  'connection_id',
);

export class StoredScanExclusions implements ScanExclusionWriter {
  readonly #transaction: Transaction;

  constructor(transaction: Transaction) {
    this.#transaction = transaction;
  }

  async of(connectionId: string): Promise<ScanExclusions | null> {
    const row = await this.#transaction.queries.first(
      sql`select ${rows.columns} from scan_exclusion where connection_id = ${connectionId}`,
    );
    if (!row) return null;
    const { types, names } = rows.read(row);
    return { types, names };
  }

  async put(connectionId: string, exclusions: ScanExclusions | null, audit: AuditEntry): Promise<void> {
    await this.#transaction.queries.run(sql`delete from scan_exclusion where connection_id = ${connectionId}`);
    if (exclusions !== null) {
      await this.#transaction.queries.run(insertInto('scan_exclusion', rows.row({ ...exclusions, connectionId })));
    }
    this.#transaction.audit(audit);
  }
}
