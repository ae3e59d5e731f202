// `name=value` parts of a URI, percent-encoded (RFC 7512 section 2.3).

import { wrongInput } from '../errors.ts';

/** Errors: invalidInput. Values are not repeated: one may be a PIN. */
export function readAttributes(text: string, separator: ';' | '&'): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const part of text.split(separator)) {
    if (part === '') continue;
    const [, name = '', value = ''] = /^([^=]+)=(.*)$/s.exec(part) ?? [];
    if (name === '') throw wrongInput('custody', 'notAnAttribute');
    if (attributes.has(name)) throw wrongInput('custody', 'attributeTwice', name);
    attributes.set(name, decoded(name, value));
  }
  return attributes;
}

function decoded(name: string, value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    throw wrongInput('custody', 'badEscape', name);
  }
}
