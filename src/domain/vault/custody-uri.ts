// Where private keys are kept, as a URI: `software:`, or a device or service. What stands before `?` names the place and
// is stored with each key; what stands behind it says how we get in, and stays in the settings.

import { wrongInput } from '../errors.ts';
import { checkedTokenUri } from './pkcs11-uri.ts';
import { checkedServiceUri } from './service-uri.ts';
import { readAttributes } from './uri-attributes.ts';

const providerSchemes = ['pkcs11', 'awskms', 'azurekms', 'gcpkms', 'vault-transit'] as const;

export type ProviderScheme = (typeof providerSchemes)[number];

/** The place of the vault in software. */
export const softwareCustody = 'software:';

type CustodyUri = { scheme: 'software'; providerUri: typeof softwareCustody } | ProviderUri;

export interface ProviderUri {
  scheme: ProviderScheme;
  /** What is stored with a key: no PIN, no file, no module stands in it. */
  providerUri: string;
  /** The attributes of `providerUri`, decoded. */
  place: ReadonlyMap<string, string>;
  /** Behind `?`, decoded. */
  query: ReadonlyMap<string, string>;
}

/** @param listed the places of LATCHKEY_CUSTODY, as `providerUri`. Errors: invalidInput. */
export function refuseUnlisted(providerUri: string, listed: readonly string[]): void {
  if (providerUri === softwareCustody || listed.includes(providerUri)) return;
  throw wrongInput('custody', 'notListed', providerUri, [...new Set([softwareCustody, ...listed])].join(' '));
}

/** Errors: invalidInput. What was given is not repeated: a PIN may stand in it. */
export function readCustodyUri(given: string): CustodyUri {
  const [, name = '', rest = ''] = /^([a-z][a-z0-9-]*):(.*)$/s.exec(given.trim()) ?? [];
  if (name === '') throw wrongInput('custody', 'notAUri');
  if (name === 'software') {
    if (rest !== '') throw wrongInput('custody', 'softwareAlone');
    return { scheme: 'software', providerUri: softwareCustody };
  }
  const scheme = providerSchemes.find((one) => one === name);
  if (scheme === undefined) throw wrongInput('custody', 'unknownScheme', name);
  const end = rest.indexOf('?');
  const path = end === -1 ? rest : rest.slice(0, end);
  const query = readAttributes(end === -1 ? '' : rest.slice(end + 1), '&');
  if (scheme === 'pkcs11') return { scheme, ...checkedTokenUri(path, query) };
  return { scheme, ...checkedServiceUri(scheme, path, query) };
}
