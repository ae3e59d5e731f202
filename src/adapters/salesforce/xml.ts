// XML of Salesforce to plain values and text into XML. Namespaces and attributes are left out: nothing here needs them.

import { XMLParser } from 'fast-xml-parser';
import { type Fields, fieldsOf } from './json-fields.ts';

/** Values stay text: a developer name of digits must not become a number. */
const parser = new XMLParser({
  ignoreAttributes: true,
  removeNSPrefix: true,
  parseTagValue: false,
  maxNestedTags: 50,
  // Without this `&#13;` stays as it is: Salesforce writes the line ends of an uploaded file so.
  htmlEntities: true,
});

/** The root element's children by name; null when it is no XML of that root. A document type could define entities: refused. */
export function xmlRoot(text: string, rootName: string): Fields | null {
  if (/<!DOCTYPE/i.test(text)) return null;
  try {
    const root: unknown = fieldsOf(parser.parse(text))[rootName];
    return root === undefined ? null : fieldsOf(root);
  } catch {
    // What the parser does not take is no XML, and is reported as such.
    return null;
  }
}

/** One leaf, with nothing that has to be resolved. */
const leaf = /\s*<(?:\w+:)?([a-z]\w*)((?:\s+[\w:]+="[^"<]*")*)\s*(?:\/>|>([^<&\r]*)<\/(?:\w+:)?\1\s*>)/gy;

/**
 * The same as of `xmlRoot`, an eighth of its time, of an element that holds nothing but different leaves; null of any other.
 * A list of an org's fields has tens of thousands of them.
 */
export function leavesOf(text: string, rootName: string): Fields | null {
  const [start, end] = [`<${rootName}>`, `</${rootName}>`];
  if (!text.startsWith(start) || !text.endsWith(end)) return null;
  const found: Record<string, string> = {};
  const last = text.length - end.length;
  let at = start.length;
  leaf.lastIndex = at;
  for (let match = leaf.exec(text); match !== null; match = leaf.exec(text)) {
    const [, name = '', , content = ''] = match;
    if (name in found) return null;
    found[name] = content.trim();
    at = leaf.lastIndex;
    leaf.lastIndex = at;
  }
  return text.slice(at, last).trim() === '' ? found : null;
}

/**
 * Of an element whose leaves are known and come in this order, those that are wanted, and where it ends; null of any other. One
 * expression does all of it: a command that lists an org is over before code of its own would be fast.
 */
export function leavesInOrder(
  rootName: string,
  leaves: Readonly<Record<string, boolean>>,
): (text: string, at: number) => { found: Fields; end: number } | null {
  const each = Object.entries(leaves).map(([name, isWanted]) => {
    const content = '(?!\\s)[^<&\\r]*(?<!\\s)';
    return `(?:<${name}>${isWanted ? `(${content})` : content}</${name}>)?`;
  });
  const whole = new RegExp(`<${rootName}>${each.join('')}</${rootName}>`, 'y');
  const names = Object.keys(leaves).filter((name) => leaves[name]);
  return (text, at) => {
    whole.lastIndex = at;
    const match = whole.exec(text);
    if (match === null) return null;
    const found: Record<string, string> = {};
    for (const [index, name] of names.entries()) {
      const content = match[index + 1];
      if (content !== undefined) found[name] = content;
    }
    return { found, end: whole.lastIndex };
  };
}

/** An element that may stand once, often or not at all. */
export function elements(parent: Fields, name: string): Fields[] {
  const value = parent[name];
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).map(fieldsOf);
}

export function escapeXml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&apos;');
}
