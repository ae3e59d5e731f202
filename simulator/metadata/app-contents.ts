// What the components of a client app contain: its settings, and beside them what was deployed and means nothing here. A
// Connected App shows its certificate as one line of base64 DER; an External Client App does so to some.

import { type ClientApp, consumerSecretOf } from '../orgs/client-app.ts';
import type { Org } from '../orgs/org.ts';
import { profileOf } from '../orgs/profiles.ts';
import type { OrgUser } from '../orgs/user.ts';
import {
  CONNECTED_APP,
  ECA_GLOBAL_OAUTH,
  ECA_OAUTH,
  ECA_OAUTH_POLICIES,
  ECA_POLICIES,
  EXTERNAL_CLIENT_APP,
  type MetadataType,
} from './types.ts';
import { asXmlValue, type XmlValue } from './xml.ts';

/** What of an app a caller is shown beside what everybody is. */
export interface Sight {
  /** The certificate of an External Client App: seen both ways in live orgs. */
  externalCertificate: boolean;
  consumerSecret: boolean;
}

export function sightOf({ settings }: Org, { permissions }: OrgUser): Sight {
  const isPermitted = permissions.includes('ViewConsumerSecretsInMetadata');
  const shown = { always: true, never: false, 'by-permission': isPermitted }[settings.ecaCertificateReadback];
  return { externalCertificate: shown, consumerSecret: isPermitted && settings.consumerSecretsInMetadata };
}

type Content = { [name: string]: XmlValue };

/** Elements in the order of the schema, which is that of the alphabet. */
export function contentOf(org: Org, app: ClientApp, type: MetadataType, sight: Sight): Content {
  const { fields = {} } = app.parts.get(type.xmlName) ?? {};
  const own = CONTENTS.get(type)?.(org, app, sight) ?? {};
  return sorted({ ...defaultsOf(type), ...fields, ...own });
}

/** Those that an org shows though nobody set them; what is not there is not shown. */
function defaultsOf(type: MetadataType): Content {
  const known = FIELDS.get(type) ?? {};
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== null));
}

const CONTENTS = new Map<MetadataType, (org: Org, app: ClientApp, sight: Sight) => Content>([
  [CONNECTED_APP, connectedApp],
  [EXTERNAL_CLIENT_APP, externalClientApp],
  [ECA_GLOBAL_OAUTH, globalOauth],
  [ECA_OAUTH, oauthSettings],
  [ECA_OAUTH_POLICIES, oauthPolicies],
  [ECA_POLICIES, policies],
]);

function connectedApp(_org: Org, app: ClientApp, sight: Sight): Content {
  const settings = app.settings.saved;
  const { oauthConfig, oauthPolicy } = app.parts.get(CONNECTED_APP.xmlName)?.fields ?? {};
  const kept = typeof oauthConfig === 'object' && !Array.isArray(oauthConfig) ? oauthConfig : {};
  const config = {
    isConsumerSecretOptional: false,
    isIntrospectAllTokens: false,
    isSecretRequiredForRefreshToken: true,
    ...kept,
    callbackUrl: settings.callbackUrl,
    certificate: settings.digitalSignatures ? settings.certificate?.inMetadata : null,
    consumerKey: app.consumerKey,
    consumerSecret: sight.consumerSecret ? consumerSecretOf(app) : null,
    isAdminApproved: settings.permittedUsers === 'admin-approved',
    scopes: scopesInMetadata(settings.scopes),
  };
  return {
    contactEmail: app.contactEmail,
    label: app.label,
    oauthConfig: settings.oauthEnabled ? sorted(config) : null,
    oauthPolicy: oauthPolicy ?? { ipRelaxation: 'ENFORCE', refreshTokenPolicy: 'infinite' },
  };
}

function externalClientApp(_org: Org, app: ClientApp): Content {
  const own = { contactEmail: app.contactEmail, label: app.label };
  return app.isPackaged ? { ...own, distributionState: 'Packaged' } : own;
}

function globalOauth(_org: Org, app: ClientApp, sight: Sight): Content {
  const { callbackUrl, certificate } = app.settings.saved;
  return {
    callbackUrl,
    certificate: sight.externalCertificate ? certificate?.inMetadata : null,
    consumerKey: sight.externalCertificate ? app.consumerKey : null,
    consumerSecret: sight.consumerSecret ? consumerSecretOf(app) : null,
    ...memberOf(app, ECA_GLOBAL_OAUTH),
  };
}

function oauthSettings(_org: Org, app: ClientApp): Content {
  const scopes = scopesInMetadata(app.settings.saved.scopes).join(', ');
  return { commaSeparatedOauthScopes: scopes, ...memberOf(app, ECA_OAUTH) };
}

function oauthPolicies(org: Org, app: ClientApp): Content {
  const { permittedUsers, assigned, highAssurance } = app.settings.saved;
  const { fields = {} } = app.parts.get(ECA_OAUTH_POLICIES.xmlName) ?? {};
  const isDeclared = 'commaSeparatedProfile' in fields || 'commaSeparatedPermissionSet' in fields;
  const names = assigned.map((username) => username.toLowerCase());
  const users = [...org.users.values()].filter(({ username }) => names.includes(username.toLowerCase()));
  const profiles = [...new Set(users.map((user) => profileOf(org, user)))];
  return {
    ...(isDeclared || profiles.length === 0 ? {} : { commaSeparatedProfile: profiles.join(',') }),
    ...memberOf(app, ECA_OAUTH_POLICIES),
    permittedUsersPolicyType: permittedUsers === 'admin-approved' ? 'AdminApprovedPreAuthorized' : 'AllSelfAuthorized',
    requiredSessionLevel: highAssurance ? 'HIGH_ASSURANCE' : 'STANDARD',
  };
}

function policies(_org: Org, app: ClientApp): Content {
  const { fields = {} } = app.parts.get(ECA_POLICIES.xmlName) ?? {};
  const isOff = fields.isEnabled === 'false';
  return {
    ...memberOf(app, ECA_POLICIES),
    ...(isOff ? {} : { isOauthPluginEnabled: app.settings.saved.oauthEnabled }),
  };
}

/** What each part of an External Client App says of where it belongs. */
function memberOf(app: ClientApp, { xmlName }: MetadataType): Content {
  const { fullName = app.name, fields = {} } = app.parts.get(xmlName) ?? {};
  return { externalClientApplication: app.name, label: fields.label ?? fullName };
}

function sorted(content: Content): Content {
  return Object.fromEntries(Object.entries(content).sort(([a], [b]) => (a < b ? -1 : 1)));
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

function scopesInMetadata(scopes: readonly string[]): string[] {
  return [...new Set(scopes.map((scope) => SCOPE_NAMES[scope] ?? scope))];
}

/** Back from its name in metadata. */
export function oauthScope(metadataName: string): string {
  return Object.keys(SCOPE_NAMES).find((scope) => SCOPE_NAMES[scope] === metadataName) ?? metadataName;
}

const nothing = (...names: string[]) => Object.fromEntries(names.map((name) => [name, null]));

/** The elements of each type, with what an org shows of those that nobody set; null: nothing. */
const FIELDS = new Map<MetadataType, Readonly<Record<string, string | boolean | null>>>([
  [
    CONNECTED_APP,
    nothing(
      ...['attributes', 'canvas', 'canvasConfig', 'contactEmail', 'contactPhone', 'description', 'fullName', 'iconUrl'],
      ...['infoUrl', 'ipRanges', 'label', 'logoUrl', 'mobileAppConfig', 'mobileStartUrl', 'oauthConfig', 'oauthPolicy'],
      ...[
        'permissionSetName',
        'plugin',
        'pluginExecutionUser',
        'profileName',
        'samlConfig',
        'sessionPolicy',
        'startUrl',
      ],
    ),
  ],
  [
    EXTERNAL_CLIENT_APP,
    {
      ...nothing(
        'contactEmail',
        'contactPhone',
        'description',
        'iconUrl',
        'infoUrl',
        'label',
        'logoUrl',
        'managedType',
      ),
      ...nothing('orgScopedExternalApp'),
      distributionState: 'Local',
      isProtected: false,
    },
  ],
  [
    ECA_GLOBAL_OAUTH,
    {
      ...nothing('callbackUrl', 'certificate', 'consumerKey', 'consumerSecret', 'externalClientApplication', 'label'),
      ...nothing('assetTokenAudiences', 'assetTokenSigningCertificate', 'assetTokenValidity', 'customAttributes'),
      ...nothing('idTokenAudience', 'idTokenIncludeAttributes', 'idTokenIncludeStandardClaims', 'idTokenValidity'),
      ...nothing(
        'isAssetTokenEnabled',
        'isClientCredentialsFlowEnabled',
        'isCodeCredFlowEnabled',
        'isCodeCredPostOnly',
      ),
      ...nothing('isDPopEnabled', 'isDeviceFlowEnabled', 'isEnforceRefreshTokenTTL', 'isIdTokenEnabled'),
      ...nothing('isNamedUserJwtEnabled', 'isRefreshTokenRotationEnabled', 'isSecretRequiredForTokenExchange'),
      ...nothing('isTokenExchangeEnabled', 'isTokenExchangeFlowEnabled'),
      isConsumerSecretOptional: false,
      isIntrospectAllTokens: false,
      isPkceRequired: false,
      isSecretRequiredForRefreshToken: true,
      shouldRotateConsumerKey: false,
      shouldRotateConsumerSecret: false,
    },
  ],
  [
    ECA_OAUTH,
    nothing(
      ...['areIPAllowListIPRestricted', 'commaSeparatedCustomScopes', 'commaSeparatedOauthScopes', 'customAttributes'],
      ...['externalClientApplication', 'isFirstPartyAppEnabled', 'label', 'singleLogoutUrl'],
    ),
  ],
  [
    ECA_OAUTH_POLICIES,
    {
      ...nothing(
        'apexHandler',
        'clientCredentialsFlowUser',
        'commaSeparatedCustomScopes',
        'commaSeparatedPermissionSet',
      ),
      ...nothing('commaSeparatedProfile', 'customAttributes', 'executeHandlerAs', 'externalClientApplication'),
      ...nothing('guestJwtTimeout', 'isNamedUserJwtEnabled', 'isIntrospectAllTokens', 'label', 'namedUserJwtTimeout'),
      ...nothing('permittedUsersPolicyType', 'policyAction', 'refreshTokenValidityPeriod', 'refreshTokenValidityUnit'),
      ...nothing('requiredSessionLevel', 'sessionTimeoutInMinutes', 'singleLogoutUrl', 'startUrl'),
      ipRelaxationPolicyType: 'Enforce',
      isClientCredentialsFlowEnabled: false,
      isGuestCodeCredFlowEnabled: false,
      isTokenExchangeFlowEnabled: false,
      refreshTokenPolicyType: 'Infinite',
    },
  ],
  [
    ECA_POLICIES,
    {
      ...nothing('externalClientApplication', 'isApiPluginEnabled', 'isCanvasPluginEnabled', 'isMcpPluginEnabled'),
      ...nothing('isMobilePluginEnabled', 'isNotificationPluginEnabled', 'isOauthPluginEnabled', 'isPushPluginEnabled'),
      ...nothing('isSamlPluginEnabled', 'label', 'startPage', 'startUrl'),
      isEnabled: true,
    },
  ],
]);

/** The first element that the type does not have. */
export function unknownElement(type: MetadataType, node: Readonly<Record<string, unknown>>): string | undefined {
  const known = FIELDS.get(type) ?? {};
  return Object.keys(node).find((name) => !(name in known));
}

/** What of a deployed component is kept as it is. */
export function keptFields(node: Readonly<Record<string, unknown>>): Content {
  return Object.fromEntries(Object.entries(node).map(([name, value]) => [name, asXmlValue(value)]));
}
