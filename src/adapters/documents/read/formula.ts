// What a formula names. Not its meaning: the org alone computes it.

import { type Key, keyOf, type Reference, type Use } from '../described.ts';

const mostBytes = 100_000;

/** What stands for something else than a field of the record's own object. */
const globals: Readonly<Record<string, (segments: readonly string[]) => Key | null>> = {
  $label: ([name]) => (name ? keyOf('CustomLabel', name) : null),
  $permission: ([name]) => (name ? keyOf('CustomPermission', name) : null),
  $setup: ([object, field]) => fieldKey(object, field),
  $custommetadata: ([type, record, field]) =>
    field
      ? fieldKey(type, field)
      : type && record
        ? keyOf('CustomMetadata', `${type.replace(/__mdt$/, '')}.${record}`)
        : null,
  $user: ([field]) => fieldKey('User', field),
  $profile: ([field]) => fieldKey('Profile', field),
  $organization: ([field]) => fieldKey('Organization', field),
  $objecttype: ([object]) => (object ? keyOf('CustomObject', object) : null),
};

/** Dotted names of a formula, in the order in which they stand, each once. Texts, comments and functions are left out. */
function namesIn(formula: string): string[] {
  const bare = formula
    .slice(0, mostBytes)
    .replace(/\/\*[\s\S]*?\*\//g, ' ')
    .replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, ' ');
  const found = bare.matchAll(/(?<![\w$.])(\$?[A-Za-z]\w*(?:(?:\.|:)\w+)*)(?!\w)(?!\s*\()/g);
  return [...new Set([...found].map(([, name]) => name ?? ''))].filter(
    (name) => !/^(?:true|false|null|and|or|not)$/i.test(name),
  );
}

export interface Relations {
  object: string;
  /** The objects that a relationship's name leads to: `Region__r` > `Region__c`. */
  targetsOf(relationship: string): readonly string[];
}

/** References of a formula that stands at an object. A path over several objects proves its first step and, where known, its second. */
export function formulaReferences(formula: string, at: Relations, use: Use, evidence: string): Reference[] {
  return namesIn(formula).flatMap((name) =>
    keysOf(name, at).map((to) => ({ to, use, evidence, maybe: true as const })),
  );
}

function keysOf(name: string, { object, targetsOf }: Relations): Key[] {
  const [first = '', ...rest] = name.split(/[.:]/);
  if (first.startsWith('$')) {
    const named = globals[first.toLowerCase()]?.(rest);
    if (named) return [named];
    if (/^\$record(?:__prior)?$/i.test(first)) return keysOf(rest.join('.'), { object, targetsOf });
    return [];
  }
  return first === '' ? [] : pathKeys([first, ...rest], { object, targetsOf });
}

/** Of a path from a record: `Amount`, `Account.Name`, `Region__r.Head__r.Name`. */
export function pathKeys([first = '', ...rest]: readonly string[], { object, targetsOf }: Relations): Key[] {
  if (rest.length === 0) return [keyOf('CustomField', `${object}.${first}`)];
  const lookup = first.replace(/__r$/i, '__c');
  const own = keyOf('CustomField', `${object}.${lookup === first ? `${first}Id` : lookup}`);
  const [field = ''] = rest;
  const targets = targetsOf(first);
  return [own, ...(targets.length > 0 ? targets : [first]).map((target) => keyOf('CustomField', `${target}.${field}`))];
}

function fieldKey(object: string | undefined, field: string | undefined): Key | null {
  return object && field ? keyOf('CustomField', `${object}.${field}`) : null;
}
