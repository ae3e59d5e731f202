// What scans of a connection leave out, in the database.

import type { AuditEntry } from '../../../domain/audit/audit-entry.ts';
import type { ScanExclusions } from '../../../domain/scan/exclusions.ts';
import type { ScanExclusionWriter } from '../../../domain/scan/scan-store.ts';
import { arrayOf, json, text } from '../../../formats/value-codec.ts';
import { insertInto, sql } from '../sql.ts';
import { rowCodec } from './rows.ts';
import { Window } from './transaction.ts';

const list = json<readonly string[]>(arrayOf(text));
const rows = rowCodec<ScanExclusions & { connectionId: string }>(
  'scan_exclusion',
  { connectionId: text, types: list, names: list },
  'connection_id',
);

export class StoredScanExclusions extends Window implements ScanExclusionWriter {
  async of(connectionId: string): Promise<ScanExclusions | null> {
    const found = await this.selectOne(rows, sql`where connection_id = ${connectionId}`);
    return found && { types: found.types, names: found.names };
  }

  async put(connectionId: string, exclusions: ScanExclusions | null, audit: AuditEntry): Promise<void> {
    await this.queries.run(sql`delete from scan_exclusion where connection_id = ${connectionId}`);
    if (exclusions !== null) {
      await this.write(insertInto('scan_exclusion', rows.row({ ...exclusions, connectionId })));
    }
    this.transaction.audit(audit);
  }
}
