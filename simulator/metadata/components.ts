// What an org holds as metadata components: client apps, and the certificates of Certificate and Key Management; which
// components an app is made of, their file names, and their contents as a retrieve returns them. A Connected App shows its certificate as one line of base64 DER; an External Client App does not show it.

import { type ClientApp, consumerSecretOf } from '../orgs/client-app.ts';
import type { ManagedCertificate, Org } from '../orgs/org.ts';
import { ADMIN_USERNAME, type OrgUser } from '../orgs/user.ts';
import {
  CERTIFICATE,
  CONNECTED_APP,
  ECA_GLOBAL_OAUTH,
  ECA_OAUTH,
  EXTERNAL_CLIENT_APP,
  type MetadataType,
} from './types.ts';
import { NAMESPACE, writeXmlDocument, type XmlValue } from './xml.ts';

export interface Component {
  type: MetadataType;
  fullName: string;
  fileName: string;
  id: string;
  createdAt: number;
  isPackaged: boolean;
  /** Elements in the order of the schema. */
  content(sight: Sight): { [name: string]: XmlValue };
  /** A type whose component is a file and what is said of it keeps the latter in a file beside it. */
  file?: string;
  /** Who made it. */
  author: Pick<OrgUser, 'id' | 'displayName'>;
}

/** OAuth scopes by their names in metadata. */
const SCOPE_NAMES: Record<string, string> = {
  api: 'Api',
  refresh_token: 'RefreshToken',
  offline_access: 'RefreshToken',
  web: 'Web',
  full: 'Full',
  id: 'Basic',
  openid: 'OpenID',
};

/** Back from its name in metadata. */
export function oauthScope(metadataName: string): string {
  return Object.keys(SCOPE_NAMES).find((scope) => SCOPE_NAMES[scope] === metadataName) ?? metadataName;
}

export function componentsOf(org: Org): Component[] {
  const author = org.users.get(ADMIN_USERNAME);
  if (author === undefined) throw new Error('every org has its admin');
  const ofApps = [...org.apps.values()].flatMap((app) =>
    typesOf(app).map(({ type, name: fullName }): Component => {
      const { id, createdAt, isPackaged } = app;
      const content = (sight: Sight) => contentOf(type, app, sight);
      return { type, fullName, fileName: fileName(type, fullName), id, createdAt, isPackaged, content, author };
    }),
  );
  return [...ofApps, ...org.managedCertificates.flatMap((certificate) => certificateComponent(certificate, author))];
}

/** One that was made without its contents is listed by the Tooling API alone. */
function certificateComponent(certificate: ManagedCertificate, author: Component['author']): Component[] {
  const { id, name: fullName, pem, isCaSigned, keyBits } = certificate;
  if (pem === null) return [];
  const content = () => ({
    caSigned: isCaSigned,
    encryptedWithPlatformEncryption: false,
    expirationDate: new Date(certificate.notAfter).toISOString(),
    keySize: keyBits,
    masterLabel: fullName,
    privateKeyExportable: true,
  });
  const where = { type: CERTIFICATE, fullName, fileName: fileName(CERTIFICATE, fullName) };
  return [{ ...where, id, createdAt: 0, isPackaged: false, content, file: pem, author }];
}

function typesOf({ kind, name }: ClientApp): { type: MetadataType; name: string }[] {
  if (kind === 'connected-app') return [{ type: CONNECTED_APP, name }];
  return [
    { type: EXTERNAL_CLIENT_APP, name },
    { type: ECA_GLOBAL_OAUTH, name: `${name}_glbloauth` },
    { type: ECA_OAUTH, name: `${name}_oauth` },
  ];
}

function fileName({ directoryName, suffix }: MetadataType, fullName: string): string {
  return `${directoryName}/${fullName}.${suffix}`;
}

/** Its files by their names in the package. */
export function writeComponent({ type, fileName, file, content }: Component, sight: Sight): Record<string, string> {
  const xml = writeXmlDocument(type.xmlName, { '@xmlns': NAMESPACE, ...content(sight) });
  return file === undefined ? { [fileName]: xml } : { [fileName]: file, [`${fileName}-meta.xml`]: xml };
}

/** What of an app a caller is shown beside what everybody is. */
export interface Sight {
  /** The certificate of an External Client App: seen both ways in live orgs. */
  externalCertificate: boolean;
  consumerSecret: boolean;
}

const SHOWN_TO_ALL: Sight = { externalCertificate: false, consumerSecret: false };

export function sightOf({ settings }: Org, { permissions }: OrgUser): Sight {
  const isPermitted = permissions.includes('ViewConsumerSecretsInMetadata');
  const shown = { always: true, never: false, 'by-permission': isPermitted }[settings.ecaCertificateReadback];
  return { externalCertificate: shown, consumerSecret: isPermitted && settings.consumerSecretsInMetadata };
}

/** Elements in the order of the schema. */
export function contentOf(type: MetadataType, app: ClientApp, sight = SHOWN_TO_ALL): { [name: string]: XmlValue } {
  const secret = sight.consumerSecret ? consumerSecretOf(app) : null;
  const settings = app.settings.saved;
  const scopes = [...new Set(settings.scopes.map((scope) => SCOPE_NAMES[scope] ?? scope))];
  switch (type) {
    case CONNECTED_APP:
      return {
        contactEmail: app.contactEmail,
        label: app.label,
        oauthConfig: settings.oauthEnabled
          ? {
              callbackUrl: settings.callbackUrl,
              certificate: settings.digitalSignatures ? settings.certificate?.inMetadata : null,
              consumerKey: app.consumerKey,
              consumerSecret: secret,
              isAdminApproved: settings.permittedUsers === 'admin-approved',
              isConsumerSecretOptional: false,
              isIntrospectAllTokens: false,
              isSecretRequiredForRefreshToken: true,
              scopes,
            }
          : null,
        oauthPolicy: { ipRelaxation: 'ENFORCE', refreshTokenPolicy: 'infinite' },
      };
    case EXTERNAL_CLIENT_APP:
      return {
        contactEmail: app.contactEmail,
        distributionState: app.isPackaged ? 'Packaged' : 'Local',
        isProtected: false,
        label: app.label,
      };
    case ECA_GLOBAL_OAUTH:
      return {
        callbackUrl: settings.callbackUrl,
        certificate: sight.externalCertificate ? settings.certificate?.inMetadata : null,
        consumerKey: sight.externalCertificate ? app.consumerKey : null,
        consumerSecret: secret,
        externalClientApplication: app.name,
        isConsumerSecretOptional: false,
        isIntrospectAllTokens: false,
        isPkceRequired: false,
        isSecretRequiredForRefreshToken: true,
        label: `${app.name}_glbloauth`,
        shouldRotateConsumerKey: false,
        shouldRotateConsumerSecret: false,
      };
    default:
      return {
        commaSeparatedOauthScopes: scopes.join(', '),
        externalClientApplication: app.name,
        label: `${app.name}_oauth`,
      };
  }
}

/** The fields of listMetadata and of a retrieve's file properties. */
export function fileProperties(
  { type, fullName, fileName, id, createdAt, isPackaged, author }: Component,
  prefix = '',
): { [name: string]: XmlValue } {
  const at = new Date(Number.isFinite(createdAt) ? createdAt : 0).toISOString();
  return {
    createdById: author.id,
    createdByName: author.displayName,
    createdDate: at,
    fileName: `${prefix}${fileName}`,
    fullName,
    id,
    lastModifiedById: author.id,
    lastModifiedByName: author.displayName,
    lastModifiedDate: at,
    manageableState: isPackaged ? 'installed' : 'unmanaged',
    type: type.xmlName,
  };
}
