// Compares what the org lists with what was there before, and writes what differs: new, changed, removed. What has contents
// waits for them.

import type { ComponentKey, ListedComponent, MissingContents } from '../../../domain/scan/component.ts';
import { hasContents } from '../../../domain/scan/content-types.ts';
import type { ListQuery } from '../../../domain/scan/metadata-source.ts';
import { folderOfName, type InventoryPlan, isChanged, parentOf, unitOf } from '../../../domain/scan/plan.ts';
import type { ComponentVersion } from '../../../domain/scan/scan-store.ts';
import type { WriteTransaction } from '../../../domain/store.ts';
import type { ScanWork } from './scan-work.ts';

const pageSize = 1_000;
/** So many rows at once, with what other lanes write: short enough for others. */
const rowsAWrite = 250;

interface Kind {
  /** The type of what lies in these folders; null: they are none. */
  inFolders: string | null;
  /** Their contents are in the file of a parent. */
  isChild: boolean;
}

export async function keepListed(
  work: ScanWork,
  query: ListQuery,
  listed: readonly ListedComponent[],
  { inFolders, isChild }: Kind,
): Promise<void> {
  const now = new Map(listed.map((one) => [one.fullName, one]));
  const names = inFolders === null ? null : new Set(now.keys());
  const versions: ComponentVersion[] = [];
  const insert = (tx: WriteTransaction, some: ComponentVersion[]) =>
    tx.scans.insertVersions(work.place.connectionId, some);
  const keep = async (one: ComponentVersion) => {
    if (versions.length === rowsAWrite) {
      const some = versions.splice(0);
      await work.writeSoon(some.length, (tx) => insert(tx, some));
    }
    versions.push(one);
  };
  for await (const before of everyAskedFor(work, query)) {
    if (query.folder !== null && folderOfName(before.fullName) !== query.folder) continue;
    const one = now.get(before.fullName);
    now.delete(before.fullName);
    if (one === undefined) await keep(removed(before, work.place.number));
    else if (isChanged(before, one)) await keep(version(one, work.place.number, isChild, before.missing));
  }
  for (const one of now.values()) await keep(version(one, work.place.number, isChild));
  if (inFolders !== null && names !== null) {
    for await (const before of everyAskedFor(work, { type: inFolders, folder: null })) {
      // What lay in a folder that is gone.
      if (!names.has(folderOfName(before.fullName))) await keep(removed(before, work.place.number));
    }
  }
  work.add(0, 1);
  await work.writeSoon(versions.length + 1, async (tx) => {
    await insert(tx, versions);
    await tx.scans.unitDone(work.scanId, unitOf(query));
  });
}

/** A parent is read anew where a child differs, unless it is to be read anyway. */
export async function keepParents(work: ScanWork, plan: InventoryPlan): Promise<void> {
  await work.settle();
  // What is all new is all to be read.
  if (work.before.number === 0) return;
  const parents = new Map<string, ComponentKey>();
  const own = new Set<string>();
  const types = new Set(plan.parents.values());
  const textOf = ({ type, fullName }: ComponentKey) => `${type} ${fullName}`;
  for (let after: ComponentKey = { type: '', fullName: '' }; ; ) {
    const page = await work.read((tx) => tx.scans.keysOf(work.place, after, pageSize));
    for (const key of page) {
      const parent = parentOf(key, plan);
      if (parent !== null) parents.set(textOf(parent), parent);
      if (types.has(key.type)) own.add(textOf(key));
    }
    const last = page.at(-1);
    if (last === undefined) break;
    after = last;
  }
  for (const parent of parents.values()) {
    if (own.has(textOf(parent))) continue;
    const there = await work.read((tx) => tx.scans.versionAt(work.place, parent));
    if (there === null) continue;
    await work.writeSoon(1, (tx) =>
      tx.scans.insertVersions(work.place.connectionId, [version(there, work.place.number, false)]),
    );
  }
}

/** What was there of a type; with a folder, also what is in folders inside it. */
async function* everyAskedFor(work: ScanWork, { type, folder }: ListQuery): AsyncGenerator<ComponentVersion> {
  if (work.before.number === 0) return;
  for (let after = ''; ; ) {
    const page = await work.read((tx) =>
      folder === null
        ? tx.scans.typeAt(work.before, type, after, pageSize)
        : tx.scans.folderAt(work.before, { type, folder }, after, pageSize),
    );
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) return;
    after = last.fullName;
  }
}

/** @param was why its contents were missing before: kept while they are waited for. */
function version(
  listed: ListedComponent,
  sinceNumber: number,
  isChild: boolean,
  was: MissingContents | null = null,
): ComponentVersion {
  const { type, fullName, fileName, namespace, id, createdBy, createdAt, lastModifiedBy, lastModifiedAt } = listed;
  const isPending = !isChild && hasContents(type);
  const reason = isChild ? 'inParent' : 'notAsked';
  return {
    ...{ type, fullName, fileName, namespace, id, createdBy, createdAt, lastModifiedBy, lastModifiedAt },
    ...{ sinceNumber, isRemoved: false, isPending, fingerprint: null },
    missing: isPending ? was : { reason, message: '' },
  };
}

function removed(before: ComponentVersion, sinceNumber: number): ComponentVersion {
  return { ...before, sinceNumber, isRemoved: true, isPending: false, fingerprint: null, missing: null };
}
