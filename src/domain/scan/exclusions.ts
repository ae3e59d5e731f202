// What scans of a connection leave out: whole types, and components by patterns of their names.

import { wrongInput } from '../errors.ts';
import type { ComponentKey } from './component.ts';
import { folderTypeOf } from './content-types.ts';
import type { DescribedType } from './metadata-source.ts';

export interface ScanExclusions {
  types: readonly string[];
  /** Of full names, `*` for anything. */
  names: readonly string[];
}

/** Of one scan, as it was set when the scan was asked for. */
export interface LeftOut extends ScanExclusions {
  /** Types that went with those: their children, what is in their folders. Known once the org has described itself. */
  alongWith: readonly string[];
}

const most = 100;
const longest = 255;

/** Null: nothing is left out. Errors: invalidInput. */
export function checkedExclusions({ types, names }: ScanExclusions): ScanExclusions | null {
  for (const type of types) {
    if (!/^[A-Za-z]\w{0,79}$/.test(type)) {
      throw wrongInput('type', 'notAType', type.slice(0, 80));
    }
  }
  for (const name of names) {
    if (/^[\s*]*$/.test(name)) {
      throw wrongInput('name', 'leavesNothing', name);
    }
    if (name.length > longest) {
      throw wrongInput('name', 'tooLongPattern', '', String(longest));
    }
  }
  if (types.length > most || names.length > most) {
    throw wrongInput(types.length > most ? 'type' : 'name', 'tooMany', '', String(most));
  }
  return types.length + names.length === 0 ? null : { types: distinct(types), names: distinct(names) };
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].toSorted();
}

export function alongWith(described: readonly DescribedType[], { types }: ScanExclusions): string[] {
  const isExcluded = (type: string) => isAmong(type, types);
  return distinct(
    described.flatMap(({ name, isInFolder, children }) => {
      const folders = isInFolder ? [folderTypeOf(name)] : [];
      if (isExcluded(name)) return [...children, ...folders];
      return folders.some(isExcluded) ? [name] : [];
    }),
  );
}

export function isTypeLeftOut(type: string, { types, alongWith: others }: LeftOut): boolean {
  return isAmong(type, types) || isAmong(type, others);
}

/** A component goes with what it lies in: `Account.Name__c` with `Account`, `Folder/Report` with `Folder`. */
export function isLeftOut({ type, fullName }: ComponentKey, leftOut: LeftOut | null): boolean {
  if (leftOut === null) return false;
  if (isTypeLeftOut(type, leftOut)) return true;
  const around = [...fullName.matchAll(/[./]/g)].map(({ index }) => fullName.slice(0, index));
  return leftOut.names.some((pattern) => [fullName, ...around].some((name) => fits(name, pattern)));
}

/** Salesforce's names do not tell capitals apart. */
function isAmong(type: string, types: readonly string[]): boolean {
  return types.some((one) => one.toLowerCase() === type.toLowerCase());
}

/** In one pass, however many stars there are. */
function fits(name: string, pattern: string): boolean {
  const [first = '', ...others] = pattern.toLowerCase().split('*');
  const text = name.toLowerCase();
  const last = others.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  let at = first.length;
  for (const part of others) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at + last.length <= text.length;
}
