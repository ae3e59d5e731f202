// What the slots of apps held, in the database.

import type { AuditEntry } from '../../../domain/audit/audit-entry.ts';
import type { SlotAlarm, SlotLook, SlotLookWriter } from '../../../domain/rotation/slot-look.ts';
import { integer, json, nullable, record, text } from '../../../formats/value-codec.ts';
import { among, assignments, insertInto, sql } from '../sql.ts';
import { rowCodec } from './rows.ts';
import { Window } from './transaction.ts';

const alarms = nullable(json(record<SlotAlarm>({ since: integer, holds: nullable(text) })));
const rows = rowCodec<SlotLook>('slot_look', { clientAppId: text, lookedAt: integer, alarm: alarms }, 'client_app_id');

export class StoredSlotLooks extends Window implements SlotLookWriter {
  of(clientAppId: string): Promise<SlotLook | null> {
    return this.selectOne(rows, sql`where client_app_id = ${clientAppId}`);
  }

  ofApps(clientAppIds: readonly string[]): Promise<SlotLook[]> {
    return this.select(rows, sql`where client_app_id in ${among(clientAppIds)}`);
  }

  alarmed(): Promise<SlotLook[]> {
    return this.select(rows, sql`where alarm is not null order by client_app_id`);
  }

  async begin(clientAppId: string, seen: number | null, now: number): Promise<boolean> {
    const { queries } = this;
    const row = rows.row({ clientAppId, lookedAt: now, alarm: null });
    const written =
      seen === null
        ? await queries.run(sql`${insertInto('slot_look', row)} on conflict (client_app_id) do nothing`)
        : await queries.run(
            sql`update slot_look set looked_at = ${now} where client_app_id = ${clientAppId} and looked_at = ${seen}`,
          );
    return written > 0;
  }

  async setAlarm(clientAppId: string, alarm: SlotAlarm | null, audit: AuditEntry): Promise<void> {
    const columns = rows.rowOf({ clientAppId, lookedAt: 0, alarm }, ['alarm']);
    await this.write(sql`update slot_look set ${assignments(columns)} where client_app_id = ${clientAppId}`, audit);
  }
}
