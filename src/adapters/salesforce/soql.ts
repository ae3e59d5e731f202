// The literals of a SOQL query. Whatever is not written by us goes through here.

import type { Instant } from '../../domain/ports.ts';

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '"': '\\"',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
};

/** A quoted string ("Quoted String Escape Sequences" in the SOQL reference). */
export function soqlText(value: string): string {
  return `'${value.replace(/[\\'"\n\r\t\b\f]/g, (character) => escapes[character] ?? character)}'`;
}

/** A dateTime literal, which stands without quotes. */
export function soqlInstant(at: Instant): string {
  return new Date(at).toISOString();
}
