// What differs between two scans, read from what was stored: only what has a row behind the first is looked at.

import type { ComponentKey } from '../../../domain/scan/component.ts';
import {
  type ComponentChange,
  changedElements,
  mostChanges,
  type ScanDifferences,
} from '../../../domain/scan/differences.ts';
import { isLeftOut } from '../../../domain/scan/exclusions.ts';
import type { Scan } from '../../../domain/scan/scan.ts';
import type { ComponentVersion } from '../../../domain/scan/scan-store.ts';
import type { Store } from '../../../domain/store.ts';

const pageSize = 200;

export async function readDifferences(store: Store, earlier: Scan, later: Scan): Promise<ScanDifferences> {
  const { connectionId, number: from } = earlier;
  const { number: to } = later;
  const found: ScanDifferences & { changes: ComponentChange[] } = {
    ...{ from, to, added: 0, changed: 0, removed: 0 },
    changes: [],
  };
  for (let after: ComponentKey = { type: '', fullName: '' }; ; ) {
    const page = await store.read((tx) => tx.scans.touchedBetween(connectionId, from, to, after, pageSize));
    for (const key of page) {
      const change = await changeOf(store, connectionId, from, to, key);
      if (change === null || isUnknown(change, earlier, later)) continue;
      found[change.kind] += 1;
      if (found.changes.length < mostChanges) found.changes.push(change);
    }
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) return found;
    after = last;
  }
}

/** What one of the two scans left out is neither new nor gone. */
function isUnknown(change: ComponentChange, earlier: Scan, later: Scan): boolean {
  if (change.kind === 'added') return isLeftOut(change, earlier.excluded);
  return change.kind === 'removed' && isLeftOut(change, later.excluded);
}

async function changeOf(
  store: Store,
  connectionId: string,
  from: number,
  to: number,
  key: ComponentKey,
): Promise<ComponentChange | null> {
  return store.read(async (tx) => {
    const [was, is] = await Promise.all([
      tx.scans.versionAt({ connectionId, number: from }, key),
      tx.scans.versionAt({ connectionId, number: to }, key),
    ]);
    if (is === null) return was && { ...key, kind: 'removed' as const, by: null, at: null, elements: [] };
    const told = whoAndWhen(was, is);
    if (was === null) return { ...key, kind: 'added' as const, ...told, elements: [] };
    if (!isDifferent(was, is)) return null;
    const [before, after] = await Promise.all([
      tx.scans.oneAt({ connectionId, number: from }, key),
      tx.scans.oneAt({ connectionId, number: to }, key),
    ]);
    const elements = changedElements(before?.files ?? [], after?.files ?? []);
    return { ...key, kind: 'changed' as const, ...told, elements };
  });
}

/** Without contents on both sides the date is all that tells. */
function isDifferent(was: ComponentVersion, is: ComponentVersion): boolean {
  if (was.fingerprint !== null && is.fingerprint !== null) return was.fingerprint !== is.fingerprint;
  if (was.fingerprint !== is.fingerprint) return true;
  return was.lastModifiedAt !== is.lastModifiedAt;
}

/** An object whose field changed keeps its own old date, which tells nothing of that. */
function whoAndWhen(was: ComponentVersion | null, is: ComponentVersion): Pick<ComponentChange, 'by' | 'at'> {
  if (was !== null && was.lastModifiedAt === is.lastModifiedAt) return { by: null, at: null };
  return { by: is.lastModifiedBy, at: is.lastModifiedAt };
}
