// What may stand in the URI of a key service, and what must: one table. Before `?` the place, behind it how we get in. A secret
// stands in none of them, only the file that holds it.

import { wrongInput } from '../errors.ts';
import { readAttributes } from './uri-attributes.ts';

type ServiceScheme = 'awskms' | 'azurekms' | 'gcpkms' | 'vault-transit';

type Rule = (value: string) => boolean;

interface ServiceAttributes {
  /** In the order in which they are stored. The first must be there. */
  place: Readonly<Record<string, Rule>>;
  access: Readonly<Record<string, Rule>>;
}

interface ServiceUri {
  providerUri: string;
  place: ReadonlyMap<string, string>;
  query: ReadonlyMap<string, string>;
}

const like =
  (pattern: RegExp): Rule =>
  (value) =>
    pattern.test(value);
/** Of a file, a tenant, a client. */
const anything = like(/./);
const keyName = like(/^[A-Za-z0-9][A-Za-z0-9-]{0,62}$/);
/** Of a path; `..` would lead out of it. */
const segments = like(/^(?!.*\.\.)[\w.-]+(?:\/[\w.-]+)*\/?$/);

/** Tokens go there: https, or this machine alone. */
const address: Rule = (value) => {
  const { protocol, hostname } = URL.canParse(value) ? new URL(value) : { protocol: '', hostname: '' };
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname));
};

/** The name of a ring as Google writes it, in place of the first attribute. */
const ringName = 'ring';

const services: Record<ServiceScheme, ServiceAttributes> = {
  awskms: {
    place: { region: like(/^[a-z]{2}(?:-[a-z]+)+-\d$/) },
    access: {
      endpoint: address,
      'role-arn': like(/^arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/),
      'external-id': like(/^[\w+=,.@:/-]{2,1224}$/),
      'waiting-days': (value) => /^\d+$/.test(value) && +value >= 7 && +value <= 30,
      'root-key': keyName,
    },
  },
  azurekms: {
    place: {
      vault: (value) => /^[A-Za-z][A-Za-z0-9-]{1,22}[A-Za-z0-9]$/.test(value) || address(value),
      hsm: like(/^(?:true|false)$/),
    },
    access: {
      'tenant-id': anything,
      'client-id': anything,
      'client-secret-source': anything,
      'client-certificate-source': anything,
      'root-key': keyName,
    },
  },
  gcpkms: {
    place: {
      [ringName]: like(/^projects\/[^/]+\/locations\/[^/]+\/keyRings\/[\w-]{1,63}$/),
      'protection-level': like(/^(?:software|hsm)$/i),
    },
    access: { endpoint: address, 'credentials-source': anything, 'root-key': keyName },
  },
  'vault-transit': {
    place: { address, mount: segments, namespace: segments },
    access: {
      'token-source': anything,
      'role-id': anything,
      'secret-id-source': anything,
      'kubernetes-role': anything,
      'jwt-source': anything,
      'auth-mount': segments,
      'root-key': keyName,
    },
  },
};

/** @returns One order and one spelling, so that a key's row names its service however it was written. Errors: invalidInput. */
export function checkedServiceUri(scheme: ServiceScheme, path: string, query: ReadonlyMap<string, string>): ServiceUri {
  const { place, access } = services[scheme];
  const given = readAttributes(scheme === 'gcpkms' ? `${ringName}=${path.replace(/^\/\//, '')}` : path, ';');
  const [first = ''] = Object.keys(place);
  if (!given.has(first)) throw wrongInput('custody', 'attributeMissing', first);
  check(given, place);
  check(query, access);
  const stored = Object.keys(place).flatMap((name) => {
    const value = given.get(name);
    if (value === undefined) return [];
    return name === ringName ? [value] : [`${name}=${readable(value)}`];
  });
  return { providerUri: `${scheme}:${stored.join(';')}`, place: given, query };
}

function check(given: ReadonlyMap<string, string>, rules: Readonly<Record<string, Rule>>): void {
  for (const [name, value] of given) {
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (rule === undefined) throw wrongInput('custody', 'unknownAttribute', name);
    if (!rule(value)) throw wrongInput('custody', 'badAttribute', name);
  }
}

function readable(value: string): string {
  return encodeURIComponent(value).replaceAll('%2F', '/').replaceAll('%3A', ':');
}
