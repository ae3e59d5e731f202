// A PKCS#11 token as RFC 7512 names it: `pkcs11:token=LABEL;module-path=FILE?pin-source=FILE`.

import { wrongInput } from '../errors.ts';
import { readAttributes } from './uri-attributes.ts';

/** What tells tokens apart. Slot ids change from start to start, so that none is taken. */
const tokenAttributes = ['token', 'serial', 'manufacturer', 'model'] as const;
/** In either half: people write it in both (RFC 7512 has it behind `?`). */
const moduleAttributes = ['module-path', 'module-parameters'] as const;
const accessAttributes = [...moduleAttributes, 'pin-source'] as const;

interface TokenUri {
  providerUri: string;
  place: ReadonlyMap<string, string>;
  query: ReadonlyMap<string, string>;
}

/** @returns `query` with the module wherever it stood. Errors: invalidInput. */
export function checkedTokenUri(path: string, query: ReadonlyMap<string, string>): TokenUri {
  const named = readAttributes(path, ';');
  const isTaken = (name: string, known: readonly string[]) => known.includes(name);
  if (named.has('pin-value') || query.has('pin-value')) throw wrongInput('custody', 'pinValue');
  if (named.has('pin-source')) throw wrongInput('custody', 'pinSourceInPath');
  const unknown =
    [...named.keys()].find((name) => !isTaken(name, [...tokenAttributes, ...moduleAttributes])) ??
    [...query.keys()].find((name) => !isTaken(name, accessAttributes));
  if (unknown !== undefined) throw wrongInput('custody', 'unknownAttribute', unknown);
  if (!named.has('token')) throw wrongInput('custody', 'noToken');
  if (named.has('module-path') && query.has('module-path'))
    throw wrongInput('custody', 'attributeTwice', 'module-path');
  const access = new Map(query);
  for (const name of moduleAttributes) {
    const value = named.get(name);
    if (value !== undefined) access.set(name, value);
  }
  const place = new Map(
    tokenAttributes.flatMap((name) => {
      const value = named.get(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
  const stored = [...place].map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return { providerUri: `pkcs11:${stored.join(';')}`, place, query: access };
}
