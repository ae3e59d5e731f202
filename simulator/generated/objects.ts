// The objects of a generated org and which of their parts lie where: a part's number tells its object, and an object's number its
// parts, without a list of either.

import { mix, pick } from './draw.ts';
import { countOf, type Plan, recordObjects } from './plan.ts';
import { STANDARD_OBJECTS } from './standard.ts';
import { NAMESPACES, THINGS } from './words.ts';

export type ObjectSort = 'standard' | 'custom' | 'metadata-type' | 'platform-event';

export function objectSort(plan: Plan, index: number): ObjectSort {
  if (index < plan.standardObjects) return 'standard';
  const records = recordObjects(plan);
  if (index < records) return 'custom';
  // Objects that were added later have records.
  if (index >= countOf(plan, 'CustomObject')) return 'custom';
  return index < records + plan.metadataTypes ? 'metadata-type' : 'platform-event';
}

const ENDINGS = { standard: '', custom: '__c', 'metadata-type': '__mdt', 'platform-event': '__e' } as const;

export function objectName(plan: Plan, index: number): string {
  const sort = objectSort(plan, index);
  if (sort === 'standard') return STANDARD_OBJECTS[index] ?? 'Account';
  const namespace = objectNamespace(plan, index);
  const thing = pick(THINGS, mix(plan.seed, 1, index));
  return `${namespace === null ? '' : `${namespace}__`}${thing}_${index}${ENDINGS[sort]}`;
}

export function objectNamespace(plan: Plan, index: number): string | null {
  return objectSort(plan, index) === 'custom' && index % 10 === 9 ? namespaceFor(plan, index) : null;
}

/** One of the installed packages. */
export function namespaceFor(plan: Plan, number: number): string {
  return NAMESPACES[mix(plan.seed, 2, number) % countOf(plan, 'InstalledPackage')] ?? NAMESPACES[0];
}

/** The first object of the org's own with records: it has the most fields. */
export function largestObject(plan: Plan): number {
  return plan.standardObjects;
}

/** The object of a field: the first so many lie on the largest one, the others on all in turn. */
export function objectOfField(plan: Plan, field: number): number {
  const { fieldsOfLargest } = plan;
  return field < fieldsOfLargest ? largestObject(plan) : (field - fieldsOfLargest) % countOf(plan, 'CustomObject');
}

/** The fields of an object, of the first `total` of the org. */
export function* fieldsOfObject(plan: Plan, object: number, total: number): Generator<number> {
  if (object === largestObject(plan)) for (let field = 0; field < plan.fieldsOfLargest; field++) yield field;
  const objects = countOf(plan, 'CustomObject');
  for (let field = plan.fieldsOfLargest + object; field < total; field += objects) yield field;
}

/** Parts other than fields lie on objects with records, in turn. */
export function objectOfPart(plan: Plan, part: number): number {
  return part % recordObjects(plan);
}

export function* partsOfObject(plan: Plan, object: number, total: number): Generator<number> {
  const objects = recordObjects(plan);
  if (object < objects) for (let part = object; part < total; part += objects) yield part;
}
