// What leads out of the org or into it: apps, credentials, endpoints, certificates, identity providers.
// Secrets have been dropped where the bytes came in; nothing here reads one.

import { X509Certificate } from 'node:crypto';
import { type Described, describedAs, type Integration, keyOf, type Reference } from '../described.ts';
import { type OutlineFacts, outline, outlineTable } from '../outline.ts';
import { childText, type Element, elementsOf, textsOf } from './xml.ts';

interface IntegrationKind {
  kind: Integration['kind'];
  /** Elements whose text is an address; the first that is there counts. */
  addresses: readonly string[];
  /** Elements that name a certificate of the org. */
  certificates?: readonly string[];
  /** Elements that name another component, with its type. */
  names?: Readonly<Record<string, string>>;
  /** Lists worth a table: the element, and the children that become its columns. */
  tables?: Readonly<Record<string, readonly string[]>>;
}

const kinds: Readonly<Record<string, IntegrationKind>> = {
  ConnectedApp: {
    kind: 'app',
    addresses: ['callbackUrl', 'startUrl'],
    certificates: ['certificate'],
    tables: { permissionSetName: [], profileName: [], ipRanges: ['start', 'end', 'description'] },
  },
  ExternalClientApplication: { kind: 'app', addresses: [] },
  ExtlClntAppOauthSettings: {
    kind: 'app',
    addresses: ['callbackUrl'],
    names: { externalClientApplication: 'ExternalClientApplication' },
  },
  ExtlClntAppGlobalOauthSettings: {
    kind: 'app',
    addresses: ['callbackUrl'],
    names: { externalClientApplication: 'ExternalClientApplication' },
  },
  ExtlClntAppOauthConfigurablePolicies: {
    kind: 'app',
    addresses: [],
    names: { externalClientApplication: 'ExternalClientApplication' },
  },
  NamedCredential: {
    kind: 'credential',
    addresses: ['endpoint'],
    certificates: ['certificate'],
    names: { authProvider: 'AuthProvider' },
    tables: { namedCredentialParameters: ['parameterType', 'parameterName', 'parameterValue'] },
  },
  ExternalCredential: {
    kind: 'credential',
    addresses: [],
    tables: { externalCredentialParameters: ['parameterType', 'parameterName', 'parameterValue'] },
  },
  RemoteSiteSetting: { kind: 'endpoint', addresses: ['url'] },
  CspTrustedSite: { kind: 'endpoint', addresses: ['endpointUrl'] },
  CorsWhitelistOrigin: { kind: 'endpoint', addresses: ['urlPattern'] },
  ExternalDataSource: { kind: 'endpoint', addresses: ['endpoint'], certificates: ['certificate'] },
  ExternalServiceRegistration: { kind: 'endpoint', addresses: [], names: { namedCredential: 'NamedCredential' } },
  AuthProvider: { kind: 'identity provider', addresses: ['authorizeUrl'], names: { registrationHandler: 'ApexClass' } },
  SamlSsoConfig: { kind: 'identity provider', addresses: ['loginUrl'] },
  PlatformEventChannel: { kind: 'event', addresses: [] },
};

export const integrationTypes: readonly string[] = Object.keys(kinds);

export function readIntegration(type: string, name: string, xml: Element): Described<OutlineFacts> {
  const { kind, addresses, certificates = [], names = {}, tables = {} } = kinds[type] ?? { kind: 'app', addresses: [] };
  const values = plainValues(xml, new Set(Object.keys(tables)));
  const valueNamed = (wanted: string): string | null =>
    values.find(([path]) => path.split('.').at(-1) === wanted)?.[1] ?? null;
  const parameters = elementsOf(xml, 'namedCredentialParameters');
  const parameter = (kinds: RegExp): string | null =>
    childText(parameters.find((found) => kinds.test(childText(found, 'parameterType') ?? '')) ?? {}, 'parameterValue');
  const references: Reference[] = [
    ...certificates.flatMap((element) => reference('Certificate', valueNamed(element), element)),
    ...Object.entries(names).flatMap(([element, of]) => reference(of, valueNamed(element), element)),
    ...parameters.flatMap((found) =>
      reference('ExternalCredential', childText(found, 'externalCredential'), 'parameter of the credential'),
    ),
  ];
  const inactive = valueNamed('isActive') === 'false' || valueNamed('disableProtocolSecurity') === 'disabled';
  return describedAs(
    type,
    name,
    outline(
      // The app's own certificate is in the file as one line of base64: its facts are told, not its text.
      values.filter(([, value]) => !isCertificate(value)),
      [
        ...Object.entries(tables).map(([element, columns]) =>
          outlineTable(
            element,
            columns.length > 0 ? columns : ['name'],
            columns.length > 0
              ? elementsOf(xml, element).map((found) => columns.map((column) => childText(found, column) ?? ''))
              : textsOf(xml, element).map((text) => [text]),
          ),
        ),
        outlineTable(
          'uploadedCertificate',
          ['subject', 'notBefore', 'notAfter', 'fingerprint'],
          values.flatMap(([, value]) => certificateRow(value)),
        ),
      ],
    ),
    {
      label: childText(xml, 'label') ?? childText(xml, 'masterLabel') ?? childText(xml, 'friendlyName'),
      description: childText(xml, 'description'),
      references,
      integration: {
        kind,
        address: addresses.map(valueNamed).find((address) => address !== null) ?? parameter(/^Url$/i),
        expiresAt:
          values.flatMap(([, value]) => certificateRow(value).map(([, , notAfter]) => notAfter ?? null))[0] ?? null,
        isActive: !inactive,
      },
    },
  );
}

function reference(type: string, name: string | null, evidence: string): Reference[] {
  return name && !isCertificate(name) ? [{ to: keyOf(type, name), use: 'signs in with', evidence, maybe: true }] : [];
}

/** The org returns none of them, and the scan drops them; a page is no place to rely on either. */
function isSecret(name: string, value: unknown): boolean {
  return /secret|password|privateKey$/i.test(name) && value !== 'true' && value !== 'false';
}

/** Texts of the file by their path; lists that have a table of their own are left out. */
function plainValues(xml: Element, apart: ReadonlySet<string>, before = ''): [string, string][] {
  return Object.entries(xml).flatMap(([name, value]): [string, string][] => {
    if (apart.has(name) || name === 'description' || isSecret(name, value)) return [];
    if (typeof value === 'string') return value === '' ? [] : [[`${before}${name}`, value]];
    if (Array.isArray(value))
      return [
        [`${before}${name}`, value.filter((one) => typeof one === 'string').join(', ')] as [string, string],
      ].filter(([, text]) => text !== '');
    return plainValues(value as Element, apart, `${before}${name}.`);
  });
}

function isCertificate(value: string): boolean {
  return value.length > 400 && /^(?:-----BEGIN|MII)/.test(value);
}

function certificateRow(value: string): string[][] {
  const certificate = isCertificate(value) ? certificateOf(value) : null;
  return certificate
    ? [
        [
          certificate.subject.replace(/\n/g, ', '),
          isoOf(certificate.validFrom),
          isoOf(certificate.validTo),
          certificate.fingerprint256,
        ],
      ]
    : [];
}

function certificateOf(text: string): X509Certificate | null {
  try {
    return new X509Certificate(text.includes('BEGIN') ? text : Buffer.from(text, 'base64'));
  } catch {
    // A broken certificate has no facts; the page shows none.
    return null;
  }
}

function isoOf(text: string): string {
  return new Date(text).toISOString().slice(0, 10);
}

/** An entry of Certificate and Key Management: its settings, and the certificate itself where the org gives it. */
export function readCertificate(name: string, xml: Element, certificate: string | null): Described<OutlineFacts> {
  const parsed = certificate ? certificateOf(certificate) : null;
  const expiresAt = parsed ? isoOf(parsed.validTo) : (childText(xml, 'expirationDate')?.slice(0, 10) ?? null);
  return describedAs(
    'Certificate',
    name,
    outline(
      [
        ['subject', parsed ? parsed.subject.replace(/\n/g, ', ') : null],
        ['notBefore', parsed ? isoOf(parsed.validFrom) : null],
        ['notAfter', expiresAt],
        ['fingerprint', parsed?.fingerprint256 ?? null],
        ['keySize', childText(xml, 'keySize')],
        ['caSigned', childText(xml, 'caSigned')],
        ['privateKeyExportable', childText(xml, 'privateKeyExportable')],
      ],
      [],
    ),
    {
      label: childText(xml, 'masterLabel'),
      integration: { kind: 'certificate', address: null, expiresAt, isActive: true },
    },
  );
}
