// What people do to a generated org as time goes on: edits, new components, removals, each with who, when and what. Only components
// that no other one names are removed, so that no reference is left dangling.

import { type Kind, kindOf } from './catalog.ts';
import type { Change } from './change.ts';
import type { Fields } from './contents/made.ts';
import { Scribe } from './contents/scribe.ts';
import { mix, pick } from './draw.ts';
import { make } from './files.ts';
import type { GeneratedComponent, GeneratedOrg, Person } from './generated-org.ts';
import { isBroken } from './package.ts';

const EDITED = [
  'CustomField',
  'ValidationRule',
  'ApexClass',
  'ApexTrigger',
  'Flow',
  'PermissionSet',
  'CustomLabel',
  'Report',
  'RemoteSiteSetting',
  'RecordType',
  'CustomMetadata',
];
const ADDED = [
  'CustomField',
  'ValidationRule',
  'ApexClass',
  'Flow',
  'PermissionSet',
  'CustomLabel',
  'Report',
  'RemoteSiteSetting',
  'CustomMetadata',
];
const REMOVED = [
  'ValidationRule',
  'ListView',
  'WebLink',
  'Dashboard',
  'RemoteSiteSetting',
  'StaticResource',
  'WorkflowRule',
  'QuickAction',
];

export interface Wanted {
  edit: number;
  add: number;
  remove: number;
}

/** Each component once. Fewer changes than wanted where the org has no more to change. */
export function changeOrg(org: GeneratedOrg, { edit, add, remove }: Wanted, now: number): Change[] {
  const touched = new Set<string>();
  const edited = drawn(org, EDITED, edit, touched).map((one) => editOne(org, one, author(org, one), now));
  const removed = drawn(org, REMOVED, remove, touched).map((one) => {
    org.remove(one.kind, one.index);
    return changeOf('removed', one, author(org, one), now);
  });
  const added = Array.from({ length: add }, (_, number) => addOne(org, kindOf(pick(ADDED, number)), now));
  const changes = [...edited, ...removed, ...added];
  org.changes.push(...changes);
  return changes;
}

function drawn(org: GeneratedOrg, types: readonly string[], count: number, touched: Set<string>): GeneratedComponent[] {
  const found: GeneratedComponent[] = [];
  const salt = org.changes.length;
  for (let tried = 0; found.length < count && tried < count * 20 + 200; tried++) {
    const kind = kindOf(pick(types, tried));
    const index = mix(org.plan.seed, salt, tried) % Math.max(1, org.total(kind));
    if (!org.has(kind, index)) continue;
    const one = org.component(kind, index);
    const key = `${kind.xmlName} ${one.fullName}`;
    if (one.namespace !== null || isBroken(one, Number.POSITIVE_INFINITY) || touched.has(key)) continue;
    touched.add(key);
    found.push(one);
  }
  return found;
}

function author(org: GeneratedOrg, { index }: GeneratedComponent): Person {
  return pick(org.people, mix(org.plan.seed, index, org.changes.length));
}

function editOne(org: GeneratedOrg, one: GeneratedComponent, by: Person, now: number): Change {
  const before = elementsOf(org, one);
  org.edit(one.kind, one.index, by, now);
  const after = elementsOf(org, org.component(one.kind, one.index));
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const differences = names
    .map((element) => ({ element, before: before[element] ?? null, after: after[element] ?? null }))
    .filter((difference) => JSON.stringify(difference.before) !== JSON.stringify(difference.after));
  return { ...changeOf('edited', one, by, now), differences };
}

function elementsOf(org: GeneratedOrg, one: GeneratedComponent): Fields {
  const { fields, body } = make(new Scribe(org, one));
  return typeof body === 'string' ? { ...fields, body } : { ...fields };
}

/** Numbers that belong to packages are passed over. */
function addOne(org: GeneratedOrg, kind: Kind, now: number): Change {
  const by = pick(org.people, org.total(kind));
  let one = org.component(kind, org.add(kind, by, now));
  while (one.namespace !== null) {
    org.remove(kind, one.index);
    one = org.component(kind, org.add(kind, by, now));
  }
  return changeOf('added', one, by, now);
}

function changeOf(act: Change['act'], { kind, fullName }: GeneratedComponent, by: Person, now: number): Change {
  return { act, type: kind.xmlName, fullName, by: by.name, at: new Date(now).toISOString(), differences: [] };
}
