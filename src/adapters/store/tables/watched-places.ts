// Watched places in the database: when each is read next, and what the last reading came to.

import { orgPermissions } from '../../../domain/org/org.ts';
import type {
  PartNotRead,
  ReadingSummary,
  UnreadableEntry as UnreadableThing,
  WatchedPlace,
  WatchedPlaceWriter,
} from '../../../domain/watch/watched-place.ts';
import { arrayOf, integer, json, nullable, oneOf, optional, record, text } from '../../../formats/value-codec.ts';
import { atMost, insertInto, type Sql, sql } from '../sql.ts';
import { rowCodec } from './rows.ts';
import { Window } from './transaction.ts';

const reading = record<ReadingSummary>({
  at: integer,
  notRead: arrayOf(
    record<PartNotRead>({
      part: oneOf('connectedApps', 'managedCertificates', 'setupAuditTrail'),
      permission: nullable(oneOf(...orgPermissions)),
      message: text,
    }),
  ),
  unreadable: arrayOf(record<UnreadableThing>({ name: text, message: text })),
  appsReadAt: nullable(integer),
  contacts: optional(arrayOf(text)),
});

const rows = rowCodec<WatchedPlace>(
  'watched_place',
  { place: text, lookAt: integer, lastReading: nullable(json(reading)) },
  'place',
);

export class StoredWatchedPlaces extends Window implements WatchedPlaceWriter {
  byName(place: string): Promise<WatchedPlace | null> {
    return this.selectOne(rows, sql`where place = ${place}`);
  }

  async due(dueBy: number, latest: number, limit: number): Promise<WatchedPlace[]> {
    const some = (where: Sql, most: number) => this.select(rows, sql`${where} order by look_at, place ${atMost(most)}`);
    const due = await some(sql`where look_at <= ${dueBy}`, limit);
    if (due.length === limit) return due;
    return [...due, ...(await some(sql`where look_at > ${latest}`, limit - due.length))];
  }

  async enroll(place: string, lookAt: number): Promise<void> {
    await this.write(
      sql`insert into watched_place (place, look_at) values (${place}, ${lookAt}) on conflict (place) do nothing`,
    );
  }

  async begin({ place, lookAt }: WatchedPlace, until: number): Promise<boolean> {
    const begun = await this.write(
      sql`update watched_place set look_at = ${until} where place = ${place} and look_at = ${lookAt}`,
    );
    return begun === 1;
  }

  async note(place: WatchedPlace): Promise<void> {
    await this.write(sql`
      ${insertInto('watched_place', rows.row(place))}
      on conflict (place) do update set look_at = excluded.look_at, last_reading = excluded.last_reading`);
  }

  async forget(place: string): Promise<void> {
    await this.write(sql`delete from watched_place where place = ${place}`);
  }
}
