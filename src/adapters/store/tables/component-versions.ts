// What scans found, in the database: a row for each scan from which on a component was different. The files of one are packed
// into one deflated value.

import type { ComponentFile, ComponentKey, MissingContents, ScannedComponent } from '../../../domain/scan/component.ts';
import { completedStates } from '../../../domain/scan/scan.ts';
import type { ComponentVersion, ReadContents, ScanPlace } from '../../../domain/scan/scan-store.ts';
import { arrayOf, bytes, flag, integer, json, nullable, oneOf, record, text } from '../../../formats/value-codec.ts';
import { among, assignments, atMost, inPortions, insertAllInto, type Row, type Sql, sql } from '../sql.ts';
import { rowCodec } from './rows.ts';
import { Window } from './transaction.ts';

/** Loaded with the first contents, since every command loads this file. */
const zlib = () => process.getBuiltinModule('node:zlib');

interface VersionRow extends Omit<ComponentVersion, 'id'> {
  connectionId: string;
  componentId: string | null;
}

const missing = nullable(
  json(
    record<MissingContents>({
      reason: oneOf('notAsked', 'inParent', 'notReturned', 'refused', 'tooLarge'),
      message: text,
    }),
  ),
);

const rows = rowCodec<VersionRow>(
  'component_version',
  {
    connectionId: text,
    type: text,
    fullName: text,
    sinceNumber: integer,
    isRemoved: flag,
    isPending: flag,
    namespace: nullable(text),
    fileName: text,
    componentId: nullable(text),
    createdBy: nullable(text),
    createdAt: nullable(integer),
    lastModifiedBy: nullable(text),
    lastModifiedAt: nullable(integer),
    fingerprint: nullable(text),
    missing,
  },
  'full_name',
);

const packed = nullable(bytes);

export class ComponentVersions extends Window {
  componentsAt(place: ScanPlace, after: ComponentKey, limit: number): Promise<ComponentVersion[]> {
    return this.#versions(sql`${isThere(place)} and ${isBehind(after)} order by type, full_name ${atMost(limit)}`);
  }

  typeAt(place: ScanPlace, type: string, afterName: string, limit: number): Promise<ComponentVersion[]> {
    return this.#ofType(place, type, sql`full_name > ${afterName}`, limit);
  }

  folderAt(
    place: ScanPlace,
    { type, folder }: { type: string; folder: string },
    afterName: string,
    limit: number,
  ): Promise<ComponentVersion[]> {
    const after = afterName === '' ? `${folder}/` : afterName;
    // '0' comes right behind '/'.
    return this.#ofType(place, type, sql`full_name > ${after} and full_name < ${`${folder}0`}`, limit);
  }

  withFilesAt(place: ScanPlace, after: ComponentKey, limit: number): Promise<ScannedComponent[]> {
    return this.#withFiles(sql`${isThere(place)} and ${isBehind(after)} order by type, full_name ${atMost(limit)}`);
  }

  async oneAt(place: ScanPlace, { type, fullName }: ComponentKey): Promise<ScannedComponent | null> {
    const found = await this.#withFiles(sql`${isThere(place)} and type = ${type} and full_name = ${fullName}`);
    return found[0] ?? null;
  }

  async countsAt(place: ScanPlace): Promise<Record<string, number>> {
    const counted = await this.queries.all<{ type: string; n: number }>(
      sql`select type, count(*) as n from component_version v ${isThere(place)} group by type order by type`,
    );
    return Object.fromEntries(counted.map(({ type, n }) => [type, Number(n)]));
  }

  async touchedBetween(
    connectionId: string,
    from: number,
    to: number,
    after: ComponentKey,
    limit: number,
  ): Promise<ComponentKey[]> {
    const touched = await this.queries.all<{ type: string; full_name: string }>(sql`
      select distinct type, full_name from component_version v
      where connection_id = ${connectionId} and since_number > ${from} and since_number <= ${to}
        and ${isOfCompleted(connectionId)} and ${isBehind(after)}
      order by type, full_name ${atMost(limit)}`);
    return touched.map(({ type, full_name: fullName }) => ({ type, fullName }));
  }

  keysOf(place: ScanPlace, after: ComponentKey, limit: number): Promise<ComponentKey[]> {
    return this.#keys(sql`${isOf(place)} and ${isBehind(after)} order by type, full_name ${atMost(limit)}`);
  }

  pending(place: ScanPlace, after: ComponentKey, limit: number): Promise<ComponentVersion[]> {
    const rest = sql`and is_pending = 1 and ${isBehind(after)} order by type, full_name ${atMost(limit)}`;
    return this.#versions(sql`${isOf(place)} ${rest}`);
  }

  async versionAt(place: ScanPlace, { type, fullName }: ComponentKey): Promise<ComponentVersion | null> {
    return (await this.#versions(sql`${isThere(place)} and type = ${type} and full_name = ${fullName}`))[0] ?? null;
  }

  async pendingCount(place: ScanPlace): Promise<number> {
    const counted = await this.queries.first<{ n: number }>(
      sql`select count(*) as n from component_version ${isOf(place)} and is_pending = 1`,
    );
    return Number(counted?.n ?? 0);
  }

  async insertVersions(connectionId: string, versions: readonly ComponentVersion[]): Promise<void> {
    for (const portion of inPortions(versions)) {
      const all = portion.map(({ id, ...version }) => rows.row({ ...version, connectionId, componentId: id }));
      const [first, ...others] = all;
      if (first === undefined) continue;
      await this.write(sql`
        ${insertAllInto('component_version', [first, ...others])}
        on conflict (connection_id, type, full_name, since_number) do nothing`);
    }
  }

  async keepContents(place: ScanPlace, contents: readonly ReadContents[]): Promise<void> {
    for (const { key, files, fingerprint, missing: why } of contents) {
      const row: Row = {
        is_pending: 0,
        contents: files && pack(files),
        fingerprint,
        missing: why && JSON.stringify(why),
      };
      await this.write(sql`
        update component_version set ${assignments(row)} ${isOf(place)}
          and type = ${key.type} and full_name = ${key.fullName} and is_pending = 1`);
    }
  }

  async dropVersions(place: ScanPlace, keys: readonly ComponentKey[]): Promise<void> {
    for (const [type, some] of Map.groupBy(keys, (key) => key.type))
      for (const portion of inPortions(some))
        await this.write(sql`
          delete from component_version ${isOf(place)} and type = ${type}
            and full_name in ${among(portion.map(({ fullName }) => fullName))}`);
  }

  async dropSome(place: ScanPlace, scanId: string, limit: number): Promise<number> {
    await this.write(sql`delete from scan_unit where scan_id = ${scanId}`);
    return this.#dropAll(place, await this.#keys(sql`${isOf(place)} order by type, full_name ${atMost(limit)}`));
  }

  async dropSuperseded(place: ScanPlace, next: number, limit: number): Promise<number> {
    const stoodInFor = sql`exists (
      select 1 from component_version w where w.connection_id = v.connection_id and w.type = v.type
        and w.full_name = v.full_name and w.since_number > v.since_number and w.since_number <= ${next}
        and ${isOfCompleted(place.connectionId, sql`w.since_number`)})`;
    const keys = await this.#keys(sql`${isOf(place)} and ${stoodInFor} order by type, full_name ${atMost(limit)}`);
    return this.#dropAll(place, keys);
  }

  async dropSame(place: ScanPlace, after: ComponentKey, limit: number): Promise<ComponentKey[]> {
    const keys = await this.keysOf(place, after, limit);
    const last = keys.at(-1);
    if (last === undefined) return [];
    const same = await this.#keys(sql`
      ${isOf(place)} and ${isBehind(after)} and (type, full_name) <= (${last.type}, ${last.fullName})
        and is_removed = 0 and is_pending = 0 and exists (
          select 1 from component_version p where p.connection_id = v.connection_id and p.type = v.type
            and p.full_name = v.full_name and p.is_removed = 0 and ${isSame}
            and p.since_number = (select max(w.since_number) from component_version w
              where w.connection_id = v.connection_id and w.type = v.type and w.full_name = v.full_name
                and w.since_number < v.since_number and ${isOfCompleted(place.connectionId, sql`w.since_number`)}))`);
    await this.dropVersions(place, same);
    return keys;
  }

  async #dropAll(place: ScanPlace, keys: readonly ComponentKey[]): Promise<number> {
    await this.dropVersions(place, keys);
    return keys.length;
  }

  async #keys(where: Sql): Promise<ComponentKey[]> {
    const found = await this.queries.all<{ type: string; full_name: string }>(
      sql`select type, full_name from component_version v ${where}`,
    );
    return found.map(({ type, full_name: fullName }) => ({ type, fullName }));
  }

  async #versions(where: Sql): Promise<ComponentVersion[]> {
    const found = await this.queries.all(sql`select ${rows.columns} from component_version v ${where}`);
    return found.map(versionOf);
  }

  #ofType(place: ScanPlace, type: string, names: Sql, limit: number): Promise<ComponentVersion[]> {
    const rest = sql`and type = ${type} and ${names} order by type, full_name ${atMost(limit)}`;
    return this.#versions(sql`${isThere(place)} ${rest}`);
  }

  async #withFiles(where: Sql): Promise<ScannedComponent[]> {
    const found = await this.queries.all(sql`select ${rows.columns}, contents from component_version v ${where}`);
    return found.map((row) => {
      const contents = rows.decode(row, 'contents', packed);
      return { ...versionOf(row), files: contents && unpack(contents) };
    });
  }
}

function versionOf(row: object): ComponentVersion {
  const { connectionId: _, componentId, ...version } = rows.read(row);
  return { ...version, id: componentId };
}

const isSame = sql`p.file_name = v.file_name and p.fingerprint is not distinct from v.fingerprint
  and p.missing is not distinct from v.missing and p.last_modified_at is not distinct from v.last_modified_at
  and p.namespace is not distinct from v.namespace and p.component_id is not distinct from v.component_id`;

function isOf({ connectionId, number }: ScanPlace): Sql {
  return sql`where connection_id = ${connectionId} and since_number = ${number}`;
}

function isBehind({ type, fullName }: ComponentKey): Sql {
  return sql`(type, full_name) > (${type}, ${fullName})`;
}

/** Rows of deleted scans stay where they are still what a later scan saw. */
function isOfCompleted(connectionId: string, since: Sql = sql`since_number`): Sql {
  return sql`${since} not in (
    select number from scan where connection_id = ${connectionId} and state not in ${among(completedStates)})`;
}

/** The scan itself sees its own rows, also before it is complete. */
function isThere({ connectionId, number }: ScanPlace): Sql {
  const isSeen = (since: Sql) => sql`(${since} = ${number} or ${isOfCompleted(connectionId, since)})`;
  return sql`where connection_id = ${connectionId} and since_number <= ${number} and is_removed = 0
    and ${isSeen(sql`since_number`)} and not exists (
      select 1 from component_version w where w.connection_id = v.connection_id and w.type = v.type
        and w.full_name = v.full_name and w.since_number > v.since_number and w.since_number <= ${number}
        and ${isSeen(sql`w.since_number`)})`;
}

/** Their paths and lengths as a line of JSON, then their bytes one after the other. */
function pack(files: readonly ComponentFile[]): Uint8Array {
  const head = JSON.stringify(files.map(({ path, bytes: { length } }) => [path, length]));
  return zlib().deflateRawSync(Buffer.concat([Buffer.from(`${head}\n`), ...files.map((file) => file.bytes)]));
}

const heads = json(arrayOf({ read: readHead }));

function readHead(value: unknown): [path: string, length: number] {
  const [path, length] = arrayOf({ read: (one: unknown) => one }).read(value);
  return [text.read(path), integer.read(length)];
}

function unpack(contents: Uint8Array): ComponentFile[] {
  const whole = zlib().inflateRawSync(contents);
  const end = whole.indexOf(10);
  let at = end + 1;
  return heads.read(whole.toString('utf8', 0, end)).map(([path, length]) => {
    const file = { path, bytes: new Uint8Array(whole.subarray(at, at + length)) };
    at += length;
    return file;
  });
}
