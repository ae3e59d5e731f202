// Watched places in the database: when each is read next, and what the last reading came to.

import type { WatchedPlace, WatchedPlaceWriter } from '../../../domain/watch/watched-place.ts';
import type { Queries } from '../database.ts';
import { atMost, type Sql, sql } from '../sql.ts';

interface PlaceRow {
  place: string;
  look_at: number;
  reading: string | null;
}

export class StoredWatchedPlaces implements WatchedPlaceWriter {
  readonly #queries: Queries;

  constructor(queries: Queries) {
    this.#queries = queries;
  }

  async byName(place: string): Promise<WatchedPlace | null> {
    return (await this.#places(sql`where place = ${place}`))[0] ?? null;
  }

  async due(dueBy: number, latest: number, limit: number): Promise<WatchedPlace[]> {
    const some = (where: Sql, most: number) => this.#places(sql`${where} order by look_at, place ${atMost(most)}`);
    const due = await some(sql`where look_at <= ${dueBy}`, limit);
    if (due.length === limit) return due;
    return [...due, ...(await some(sql`where look_at > ${latest}`, limit - due.length))];
  }

  async enroll(place: string, lookAt: number): Promise<void> {
    await this.#queries.run(
      sql`insert into watched_place (place, look_at) values (${place}, ${lookAt}) on conflict (place) do nothing`,
    );
  }

  async begin({ place, lookAt }: WatchedPlace, until: number): Promise<boolean> {
    const begun = await this.#queries.run(
      sql`update watched_place set look_at = ${until} where place = ${place} and look_at = ${lookAt}`,
    );
    return begun === 1;
  }

  async note({ place, lookAt, lastReading }: WatchedPlace): Promise<void> {
    const reading = lastReading === null ? null : JSON.stringify(lastReading);
    await this.#queries.run(sql`
      insert into watched_place (place, look_at, reading) values (${place}, ${lookAt}, ${reading})
      on conflict (place) do update set look_at = excluded.look_at, reading = excluded.reading`);
  }

  async forget(place: string): Promise<void> {
    await this.#queries.run(sql`delete from watched_place where place = ${place}`);
  }

  async #places(where: Sql): Promise<WatchedPlace[]> {
    const rows = await this.#queries.all<PlaceRow>(sql`select place, look_at, reading from watched_place ${where}`);
    return rows.map(({ place, look_at, reading }) => ({
      place,
      lookAt: look_at,
      lastReading: reading === null ? null : JSON.parse(reading),
    }));
  }
}
