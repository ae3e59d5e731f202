// Distinguished names (X.501): written as DER, and read from what people type.

import { ia5String, objectIdentifier, printableString, sequence, setOf, utf8String } from './der.ts';
import { FormatError } from './format-error.ts';
import { hiddenCharacter } from './plain-text.ts';

/** What certificate authorities ask for, by the short names of RFC 4514 and openssl; RFC 5280 appendix A.1 has the bounds. */
const attributes = {
  C: { oid: '2.5.4.6', what: 'country', longest: 2 },
  ST: { oid: '2.5.4.8', what: 'state', longest: 128 },
  L: { oid: '2.5.4.7', what: 'locality', longest: 128 },
  O: { oid: '2.5.4.10', what: 'organization', longest: 64 },
  OU: { oid: '2.5.4.11', what: 'organizational unit', longest: 64 },
  CN: { oid: '2.5.4.3', what: 'common name', longest: 64 },
  emailAddress: { oid: '1.2.840.113549.1.9.1', what: 'email address', longest: 255 },
} as const;

type AttributeType = keyof typeof attributes;

/** In characters, any script; a country is two letters, an email address ASCII. */
export type NameAttribute = readonly [type: AttributeType, value: string];

const types = Object.keys(attributes) as AttributeType[];

/**
 * @param name From the most general part to the most special one, as openssl orders it.
 * @throws FormatError name_…
 */
export function distinguishedName(name: readonly NameAttribute[]): Uint8Array {
  return sequence(
    ...name.map(([type, value]) => setOf(sequence(objectIdentifier(attributes[type].oid), text(type, value)))),
  );
}

/** As RFC 4514 orders and escapes it: `CN=acme, OU=Sales\, EMEA, C=DE`. */
export function nameText(name: readonly NameAttribute[]): string {
  return name
    .toReversed()
    .map(([type, value]) => `${type}=${value.replace(/[,+"\\<>;=]|^[ #]| $/g, '\\$&')}`)
    .join(', ');
}

/**
 * `CN=acme,O=Acme\, Inc.,C=DE` (RFC 4514, the most special part first) or `/C=DE/O=Acme, Inc./CN=acme` (openssl's -subj).
 * @throws FormatError name_…
 */
export function nameFromText(given: string): NameAttribute[] {
  const isByOpenssl = given.startsWith('/');
  const parts = isByOpenssl ? split(given.slice(1), '/') : split(given, ',').reverse();
  if (parts.length === 0) throw new FormatError('name_empty', 'The subject is empty.');
  const name = parts.map(attributeFrom);
  // Whatever cannot be written is said now.
  distinguishedName(name);
  return name;
}

/** At a separator that no backslash stands before. */
function split(given: string, separator: string): string[] {
  const escaped = new RegExp(`(?:\\\\[\\s\\S]|[^\\\\${separator}])+`, 'g');
  return given.match(escaped) ?? [];
}

function attributeFrom(part: string): NameAttribute {
  const at = part.indexOf('=');
  const type = types.find((known) => known.toUpperCase() === part.slice(0, at).trim().toUpperCase());
  if (at < 0 || type === undefined) {
    const known = types.join(', ');
    const problem = `"${part.trim()}" is no part of a name: it begins with one of ${known} and "=".`;
    throw new FormatError('name_part_unknown', problem, part.trim(), known);
  }
  const value = part.slice(at + 1).replace(/^ +|(?<!\\) +$/g, '');
  if (/(?<!\\)\+\s*[A-Za-z]+=/.test(value))
    throw new FormatError('name_parts_joined', 'Two parts joined by "+" are not written; escape a "+" as "\\+".');
  return [type, value.replace(/\\([\s\S])/g, '$1')];
}

function text(type: AttributeType, value: string): Uint8Array {
  const { what, longest } = attributes[type];
  const characters = [...value].length;
  if (characters === 0 || characters > longest) {
    const problem = `The ${what} of the certificate has ${characters} characters; 1 to ${longest} are allowed.`;
    throw new FormatError('name_value_length', problem, type, characters, longest);
  }
  if (hiddenCharacter(value) !== null || !value.isWellFormed()) {
    const problem = `The ${what} of the certificate holds hidden characters or broken text.`;
    throw new FormatError('name_value_hidden', problem, type);
  }
  if (type === 'C') {
    if (/^[A-Za-z]{2}$/.test(value)) return printableString(value.toUpperCase());
    throw new FormatError('name_country_invalid', 'The country is not two letters of ISO 3166.');
  }
  if (type !== 'emailAddress') return utf8String(value);
  if (/^[\x21-\x7e]+@[\x21-\x7e]+$/.test(value)) return ia5String(value);
  throw new FormatError('name_email_invalid', 'The email address is none.');
}
