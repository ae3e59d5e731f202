// XML as the Metadata API and its component files use it: written from plain values, read into plain values.

import { XMLParser } from 'fast-xml-parser';

export type XmlValue = string | number | boolean | null | undefined | XmlValue[] | { [name: string]: XmlValue };

export const NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';

/**
 * An array repeats its element; null and undefined leave it out; a name that starts with @ is an attribute, and #text what
 * stands beside attributes alone.
 */
export function writeXml(name: string, value: XmlValue, indent = ''): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map((one) => writeXml(name, one, indent)).join('');
  if (typeof value !== 'object') return `${indent}<${name}>${escapeXml(String(value))}</${name}>\n`;
  const entries = Object.entries(value);
  const attributes = entries
    .filter(([key]) => key.startsWith('@'))
    .map(([key, v]) => ` ${key.slice(1)}="${escapeXml(String(v))}"`);
  if (value['#text'] !== undefined) {
    return `${indent}<${name}${attributes.join('')}>${escapeXml(String(value['#text']))}</${name}>\n`;
  }
  const children = entries.filter(([key]) => !key.startsWith('@')).map(([key, v]) => writeXml(key, v, `${indent}    `));
  return `${indent}<${name}${attributes.join('')}>\n${children.join('')}${indent}</${name}>\n`;
}

export function writeXmlDocument(name: string, value: XmlValue): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${writeXml(name, value)}`;
}

export function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/** Read from outside, and so unknown until asked for. */
export interface XmlNode {
  [name: string]: unknown;
}

const parser = new XMLParser({
  removeNSPrefix: true,
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: true,
  processEntities: true,
});

/** Undefined when it is not XML, or has no root element. */
export function readXml(text: string): { name: string; node: XmlNode } | undefined {
  let document: unknown;
  try {
    document = parser.parse(text, true);
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
  for (const [name, node] of Object.entries(asNode(document))) {
    if (name !== '?xml') return { name, node: asNode(node) };
  }
  return undefined;
}

export function asNode(value: unknown): XmlNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as XmlNode) : {};
}

/** One element or several of that name, always as a list. */
export function asList(value: unknown): unknown[] {
  if (value === undefined || value === '') return [];
  return Array.isArray(value) ? value : [value];
}

/** The text of an element; undefined when it is missing or empty. */
export function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function isTrue(value: unknown): boolean {
  return value === 'true' || value === '1';
}

/** What was read, to be written again. */
export function asXmlValue(value: unknown): XmlValue {
  if (Array.isArray(value)) return value.map(asXmlValue);
  if (typeof value !== 'object' || value === null) return String(value ?? '');
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, asXmlValue(inner)]));
}
