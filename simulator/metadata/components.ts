// Client apps as metadata components: which components an app is made of, their file names, and their XML as a retrieve
// returns it. A Connected App shows its certificate as one line of base64 DER; an External Client App does not show it.

import type { ClientApp } from '../orgs/client-app.ts';
import type { Org } from '../orgs/org.ts';
import { CONNECTED_APP, ECA_GLOBAL_OAUTH, ECA_OAUTH, EXTERNAL_CLIENT_APP, type MetadataType } from './types.ts';
import { writeXmlDocument, type XmlValue } from './xml.ts';

export interface Component {
  type: MetadataType;
  fullName: string;
  fileName: string;
  app: ClientApp;
}

export const NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';

/** OAuth scopes by their names in metadata. */
export const SCOPE_NAMES: Record<string, string> = {
  api: 'Api',
  refresh_token: 'RefreshToken',
  offline_access: 'RefreshToken',
  web: 'Web',
  full: 'Full',
  id: 'Basic',
  openid: 'OpenID',
};

export function componentsOf(org: Org): Component[] {
  return [...org.apps.values()].flatMap((app) => typesOf(app).map(({ type, name }) => component(type, name, app)));
}

function typesOf({ kind, name }: ClientApp): { type: MetadataType; name: string }[] {
  if (kind === 'connected-app') return [{ type: CONNECTED_APP, name }];
  return [
    { type: EXTERNAL_CLIENT_APP, name },
    { type: ECA_GLOBAL_OAUTH, name: `${name}_glbloauth` },
    { type: ECA_OAUTH, name: `${name}_oauth` },
  ];
}

function component(type: MetadataType, fullName: string, app: ClientApp): Component {
  return { type, fullName, fileName: `${type.directoryName}/${fullName}.${type.suffix}`, app };
}

export function writeComponent({ type, app }: Component): string {
  return writeXmlDocument(type.xmlName, { '@xmlns': NAMESPACE, ...contentOf(type, app) });
}

/** Elements in the order of the schema. */
export function contentOf(type: MetadataType, app: ClientApp): { [name: string]: XmlValue } {
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
              certificate: settings.digitalSignatures ? settings.certificate?.derBase64 : null,
              consumerKey: app.consumerKey,
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
  { type, fullName, fileName, app }: Component,
  prefix = '',
): { [name: string]: XmlValue } {
  const at = new Date(Number.isFinite(app.createdAt) ? app.createdAt : 0).toISOString();
  return {
    createdById: '005000000000001AAA',
    createdByName: 'Admin User',
    createdDate: at,
    fileName: `${prefix}${fileName}`,
    fullName,
    id: app.id,
    lastModifiedById: '005000000000001AAA',
    lastModifiedByName: 'Admin User',
    lastModifiedDate: at,
    manageableState: app.isPackaged ? 'installed' : 'unmanaged',
    type: type.xmlName,
  };
}
