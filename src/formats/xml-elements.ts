// Two XML documents compared element by element. Members of a list are told apart by what names them, so that one more in front
// does not make all others differ.

import { XMLParser } from 'fast-xml-parser';

interface XmlDifference {
  /** `fields[Amount__c].type` */
  path: string;
  /** Null: it is new. */
  before: string | null;
  /** Null: it is gone. */
  after: string | null;
}

type Element = string | { readonly [name: string]: unknown };

const parser = new XMLParser({ ignoreAttributes: true, removeNSPrefix: true, parseTagValue: false, maxNestedTags: 50 });
/** The first of these that an element has names it among its kind. */
const naming = [
  'fullName',
  'name',
  'field',
  'object',
  'apexClass',
  'apexPage',
  'recordType',
  'tab',
  'application',
  'layout',
  'label',
];
const longestShown = 200;

/** Null when one of them is no XML. */
export function xmlDifferences(before: string, after: string): XmlDifference[] | null {
  const [from, to] = [rootOf(before), rootOf(after)];
  if (from === null || to === null) return null;
  const found: XmlDifference[] = [];
  compare('', from, to, found);
  return found;
}

function rootOf(text: string): Element | null {
  if (!/^\uFEFF?\s*</.test(text) || /<!DOCTYPE/i.test(text)) return null;
  try {
    const document: Record<string, unknown> = parser.parse(text);
    const [root] = Object.entries(document).filter(([name]) => !name.startsWith('?'));
    return root === undefined ? null : elementOf(root[1]);
  } catch {
    // What the parser does not take is no XML.
    return null;
  }
}

function elementOf(value: unknown): Element {
  return typeof value === 'object' && value !== null ? { ...value } : String(value);
}

function compare(path: string, before: Element, after: Element, found: XmlDifference[]): void {
  if (typeof before === 'string' || typeof after === 'string') {
    if (shown(before) !== shown(after)) found.push({ path, before: shown(before), after: shown(after) });
    return;
  }
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [from, to] = [keyed(before[name]), keyed(after[name])];
    for (const key of new Set([...from.keys(), ...to.keys()])) {
      const inner = `${path}${path === '' ? '' : '.'}${name}${key === '' ? '' : `[${key}]`}`;
      const [was, is] = [from.get(key), to.get(key)];
      if (was !== undefined && is !== undefined) compare(inner, was, is, found);
      else
        found.push({
          path: inner,
          before: was === undefined ? null : shown(was),
          after: is === undefined ? null : shown(is),
        });
    }
  }
}

/** A single one without a name has the empty key. */
function keyed(value: unknown): Map<string, Element> {
  if (value === undefined) return new Map();
  const all = [value].flat().map(elementOf);
  const isAlone = !Array.isArray(value);
  const byKey = new Map<string, Element>();
  for (const [index, one] of all.entries()) {
    const key = nameOf(one) ?? (typeof one === 'string' && !isAlone ? one.slice(0, 80) : isAlone ? '' : String(index));
    byKey.set(byKey.has(key) ? `${key} ${index}` : key, one);
  }
  return byKey;
}

function nameOf(element: Element): string | null {
  if (typeof element === 'string') return null;
  const name = naming.map((one) => element[one]).find((one) => typeof one === 'string');
  return typeof name === 'string' ? name : null;
}

function shown(element: Element): string {
  const text =
    typeof element === 'string'
      ? element
      : Object.entries(element)
          .map(
            ([name, inner]) =>
              `${name}: ${[inner]
                .flat()
                .map((one) => shown(elementOf(one)))
                .join(', ')}`,
          )
          .join('; ');
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
}
