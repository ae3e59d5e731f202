// Which calls a scan makes: pure. Units of the inventory, three to a call; retrieves by weight; quarters of one that failed; and
// how much of the org's limit is left to others.

import type { ComponentKey, ListedComponent } from './component.ts';
import { folderTypeOf, hasContents, isReadByName, weightOf } from './content-types.ts';
import type { ApiUsage, DescribedType, ListQuery } from './metadata-source.ts';
import type { ComponentVersion } from './scan-store.ts';

/** By their own ways, alone in their call. */
const alone: readonly string[] = ['StandardValueSet', 'BotVersion'];
const mostQueries = 3;

/** Names a unit among those that are done. */
export function unitOf({ type, folder }: ListQuery): string {
  return folder === null ? type : `${type}/${folder}`;
}

export interface InventoryPlan {
  /** To be asked for as they are. */
  types: readonly string[];
  /** The type of what is in folders, by the type of the folders. */
  folders: ReadonlyMap<string, string>;
  /** The type in whose files they lie, by the type of the children. */
  parents: ReadonlyMap<string, string>;
}

/** @param isExcluded by its name. */
export function planInventory(
  described: readonly DescribedType[],
  isExcluded: (type: string) => boolean,
): InventoryPlan {
  const types = described.filter(({ name }) => !isExcluded(name));
  const folders = new Map(types.filter(({ isInFolder }) => isInFolder).map(({ name }) => [folderTypeOf(name), name]));
  const parents = new Map(types.flatMap(({ name, children }) => children.map((child) => [child, name] as const)));
  const whole = types.filter(({ isInFolder }) => !isInFolder).map(({ name }) => name);
  const children = [...parents.keys()].filter((child) => !isExcluded(child));
  // Folders first: what is in them can then be asked for along with the rest.
  return { types: [...new Set([...folders.keys(), ...whole, ...children])], folders, parents };
}

/** Takes the next call's queries from those that wait. */
export function takeBatch(waiting: ListQuery[]): ListQuery[] {
  const batch: ListQuery[] = [];
  while (batch.length < mostQueries) {
    const next = waiting[0];
    if (next === undefined || (batch.length > 0 && alone.includes(next.type))) break;
    batch.push(next);
    waiting.shift();
    if (alone.includes(next.type)) break;
  }
  return batch;
}

/** Of the folder that a component in folders lies in; folders may lie in folders. */
export function folderOfName(fullName: string): string {
  return fullName.slice(0, fullName.lastIndexOf('/'));
}

/** Whether what the org lists now is another version than what was. What has no date is read to see. */
export function isChanged(before: ComponentVersion, now: ListedComponent): boolean {
  if (before.lastModifiedAt !== now.lastModifiedAt || before.fileName !== now.fileName) return true;
  if (before.namespace !== now.namespace || before.id !== now.id) return true;
  if (!hasContents(now.type)) return false;
  return now.lastModifiedAt === null || (before.missing !== null && before.missing.reason !== 'notAsked');
}

/** A parent whose child differs differs itself, although the org does not date it so. `Account.Name__c` lies in `Account`. */
export function parentOf(child: ComponentKey, { parents }: InventoryPlan): ComponentKey | null {
  const type = parents.get(child.type);
  if (type === undefined || !hasContents(type)) return null;
  if (type === 'CustomLabels') return { type, fullName: 'CustomLabels' };
  const dot = child.fullName.indexOf('.');
  return dot < 0 ? null : { type, fullName: child.fullName.slice(0, dot) };
}

const heaviest = 600;
const mostByName = 10;

/** So many from the front as one call takes; what broke one before is asked for alone. */
export function firstChunk(pending: readonly ComponentVersion[]): ComponentVersion[] {
  let weight = 0;
  const first = pending[0]?.type ?? '';
  const end = pending.findIndex(({ type, missing }, index) => {
    weight += weightOf(type);
    if (missing !== null || weight > heaviest) return true;
    return isReadByName(first) ? type !== first || index >= mostByName : isReadByName(type);
  });
  return end < 0 ? [...pending] : pending.slice(0, Math.max(1, end));
}

/** Of what failed: as many calls as halves would need down to the one that is to blame, and half as many one after the other. */
export function quarters<T>(some: readonly T[]): T[][] {
  const length = Math.ceil(some.length / 4);
  return [0, 1, 2, 3].map((part) => some.slice(part * length, (part + 1) * length)).filter((part) => part.length > 0);
}

/** Whether the org has fewer calls left than are to be left to others. */
export function isReserveReached({ used, maximum }: ApiUsage, reservePercent: number): boolean {
  return maximum - used <= (maximum * reservePercent) / 100;
}
