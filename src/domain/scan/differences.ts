// What differs between two scans of one connection, as data.

import { xmlDifferences } from '../../formats/xml-elements.ts';
import type { Instant } from '../ports.ts';
import type { ComponentFile, ComponentKey } from './component.ts';

/** One element of a component's files: a field of an object, a property of that field, a line of settings. */
export interface ElementChange {
  /** From the root down, list members by what names them: `fields[Amount__c].type`. */
  path: string;
  /** Null: it is new. A whole element of several parts is its XML's text, shortened. */
  before: string | null;
  /** Null: it is gone. */
  after: string | null;
}

export interface ComponentChange extends ComponentKey {
  kind: 'added' | 'changed' | 'removed';
  /** Null where the org does not tell, as of what is gone. */
  by: string | null;
  at: Instant | null;
  /** Of what changed and whose contents are XML; empty where only the text of a program differs. */
  elements: readonly ElementChange[];
}

export interface ScanDifferences {
  /** Numbers of the two scans. */
  from: number;
  to: number;
  added: number;
  changed: number;
  removed: number;
  /** In the order of type and full name; at most `mostChanges`. */
  changes: readonly ComponentChange[];
}

export const mostChanges = 5_000;

/** Element by element for files of XML; what is no XML differs as a whole, which its component says. */
export function changedElements(before: readonly ComponentFile[], after: readonly ComponentFile[]): ElementChange[] {
  return after.flatMap(({ path, bytes }) => {
    const was = before.find((one) => one.path === path);
    return was === undefined ? [] : (xmlDifferences(textOf(was.bytes), textOf(bytes)) ?? []);
  });
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
