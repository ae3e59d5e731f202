// A metadata file's XML as plain values. What Salesforce writes, an org's people can choose in part: depth and size have caps.

import { XMLParser } from 'fast-xml-parser';

/** An element's children by name. A child that stands more than once is an array. */
export type Element = Readonly<Record<string, unknown>>;

/** Beyond it a file is named, not read. The largest that orgs have, a profile of 5,000 objects, is a third of it. */
const mostBytes = 40_000_000;

/** Values stay text: a developer name of digits must not become a number. */
const parser = new XMLParser({
  ignoreAttributes: true,
  removeNSPrefix: true,
  parseTagValue: false,
  maxNestedTags: 60,
  // A profile has a `&` in hundreds of places; the parser's own count would refuse it.
  processEntities: { enabled: true, maxTotalExpansions: 1_000_000, maxExpandedLength: mostBytes },
});

/** The root's children. Errors: says what is wrong with the file, in words that stand on its page. */
export function metadataOf(bytes: Uint8Array): Element {
  if (bytes.length > mostBytes)
    throw new Error(`The file has ${bytes.length} bytes. Latchkey reads up to ${mostBytes}.`);
  const text = new TextDecoder().decode(bytes);
  // A document type could define entities.
  if (/<!DOCTYPE/i.test(text)) throw new Error('The file has a document type. Latchkey does not read such files.');
  const parsed = elementOf(parser.parse(text, true));
  const root = Object.entries(parsed).find(([name]) => name !== '?xml');
  if (!root) throw new Error('The file is no XML of the Metadata API.');
  return elementOf(root[1]);
}

export function elementOf(value: unknown): Element {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Element) : {};
}

/** An element that may stand once, often or not at all. */
export function elementsOf(parent: Element, name: string): Element[] {
  return valuesOf(parent, name).map(elementOf);
}

/** The texts of an element that may stand once, often or not at all. */
export function textsOf(parent: Element, name: string): string[] {
  return valuesOf(parent, name).flatMap((value) => (typeof value === 'string' ? [value] : []));
}

export function childText(parent: Element, name: string): string | null {
  const [value] = valuesOf(parent, name);
  return typeof value === 'string' && value !== '' ? value : null;
}

export function flagOf(parent: Element, name: string): boolean {
  return childText(parent, name) === 'true';
}

function valuesOf(parent: Element, name: string): unknown[] {
  const value = Object.hasOwn(parent, name) ? parent[name] : undefined;
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
