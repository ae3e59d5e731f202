// The ways in and out: apps, credentials, sites, certificates, packages. Consumer secrets are really in them, for those to whom an
// org shows them: whoever reads them must drop them.

import { hashText, mix } from '../draw.ts';
import { appSecret } from '../secrets.ts';
import { certificatePem, expiryOf } from './certificate.ts';
import type { Fields, Made, Surroundings } from './made.ts';
import type { Scribe } from './scribe.ts';

const consumerKey = (scribe: Scribe) =>
  `3MVG9${[1, 2, 3, 4, 5, 6].map((salt) => scribe.draw(salt).toString(36).padStart(7, '0')).join('')}`;

export function connectedApp(scribe: Scribe, { showsSecrets }: Surroundings): Fields {
  return {
    contactEmail: 'integrations@example.com',
    description: `For ${scribe.label}`,
    label: scribe.label,
    oauthConfig: {
      callbackUrl: `https://app${scribe.one.index}.example.com/callback`,
      ...(scribe.draw(9) % 2 === 0
        ? { certificate: pemBody(certificatePem(`app ${scribe.one.fullName}`, expiryOf(scribe.draw(8)))) }
        : {}),
      consumerKey: consumerKey(scribe),
      ...(showsSecrets ? { consumerSecret: appSecret(scribe.plan, scribe.one.fullName) } : {}),
      isAdminApproved: scribe.draw(10) % 2 === 0,
      isConsumerSecretOptional: false,
      isIntrospectAllTokens: false,
      isSecretRequiredForRefreshToken: true,
      scopes: ['Api', 'RefreshToken', ...(scribe.draw(11) % 3 === 0 ? ['Full'] : [])],
    },
    oauthPolicy: { ipRelaxation: scribe.pick(['ENFORCE', 'BYPASS'], 12), refreshTokenPolicy: 'infinite' },
  };
}

const pemBody = (pem: string) => pem.replace(/-----.*-----|\s/g, '');

export const externalClientApp = (scribe: Scribe): Fields => ({
  contactEmail: 'integrations@example.com',
  description: `For ${scribe.label}`,
  distributionState: 'Local',
  isProtected: false,
  label: scribe.label,
});

/** Each part has the number of its app. */
const appOf = (scribe: Scribe) => scribe.refer('ExternalClientApplication', scribe.one.index, 'part of');

export const globalOauth = (scribe: Scribe, { showsSecrets }: Surroundings): Fields => ({
  callbackUrl: `https://eca${scribe.one.index}.example.com/callback`,
  ...(showsSecrets
    ? { consumerKey: consumerKey(scribe), consumerSecret: appSecret(scribe.plan, scribe.one.fullName) }
    : {}),
  externalClientApplication: appOf(scribe),
  isConsumerSecretOptional: false,
  isIntrospectAllTokens: false,
  isPkceRequired: true,
  isSecretRequiredForRefreshToken: true,
  label: scribe.one.fullName,
  shouldRotateConsumerKey: false,
  shouldRotateConsumerSecret: false,
});

export const oauthSettings = (scribe: Scribe): Fields => ({
  commaSeparatedOauthScopes: 'Api, RefreshToken',
  externalClientApplication: appOf(scribe),
  label: scribe.one.fullName,
});

export const oauthPolicies = (scribe: Scribe): Fields => ({
  commaSeparatedPermissionSet: scribe.referAny('PermissionSet', 1, 'assigned'),
  externalClientApplication: appOf(scribe),
  ipRelaxationPolicyType: 'Enforce',
  isClientCredentialsFlowEnabled: false,
  label: scribe.one.fullName,
  permittedUsersPolicyType: 'AdminApprovedPreAuthorized',
  refreshTokenPolicyType: 'Infinite',
});

export const appPolicies = (scribe: Scribe): Fields => ({
  externalClientApplication: appOf(scribe),
  isEnabled: true,
  isOauthPluginEnabled: true,
  label: scribe.one.fullName,
});

/** Older credentials have theirs in one of these, newer ones in a header. */
const SECRET_PLACES = ['password', 'oauthToken', 'oauthRefreshToken', 'awsAccessSecret'];

export const namedCredential = (scribe: Scribe, { showsSecrets }: Surroundings): Fields => ({
  ...(showsSecrets ? { [scribe.pick(SECRET_PLACES, 3)]: appSecret(scribe.plan, scribe.one.fullName) } : {}),
  allowMergeFieldsInBody: false,
  allowMergeFieldsInHeader: false,
  certificate: scribe.draw(1) % 3 === 0 ? scribe.referAny('Certificate', 2, 'certificate') : null,
  endpoint: `https://api${scribe.one.index}.example.com/rest?region=eu&v=2`,
  generateAuthorizationHeader: true,
  label: scribe.label,
  principalType: 'NamedUser',
  protocol: 'Password',
  username: 'svc_example',
});

export const externalCredential = (scribe: Scribe, { showsSecrets }: Surroundings): Fields => ({
  authenticationProtocol: 'Custom',
  externalCredentialParameters: [
    { parameterGroup: 'Main', parameterName: 'Main', parameterType: 'NamedPrincipal', sequenceNumber: 1 },
    {
      parameterGroup: 'DefaultGroup',
      parameterName: scribe.pick(['Authorization', 'X-Api-Key', 'ApiToken'], 1),
      parameterType: 'AuthHeader',
      parameterValue: showsSecrets
        ? `Bearer ${appSecret(scribe.plan, scribe.one.fullName)}`
        : `{!$Credential.${scribe.one.fullName}.Token}`,
      sequenceNumber: 2,
    },
    {
      parameterGroup: 'DefaultGroup',
      parameterName: 'Accept',
      parameterType: 'AuthHeader',
      parameterValue: 'application/json',
    },
  ],
  label: scribe.label,
});

export const remoteSite = (scribe: Scribe): Fields => ({
  description: `Called by code, ${scribe.one.revision} changes`,
  disableProtocolSecurity: false,
  isActive: scribe.draw(1) % 5 !== 0,
  url: `https://remote${scribe.one.index}.example.com`,
});

export const trustedSite = (scribe: Scribe): Fields => ({
  context: 'All',
  description: scribe.label,
  endpointUrl: `https://cdn${scribe.one.index}.example.com`,
  isActive: true,
  isApplicableToConnectSrc: true,
  isApplicableToImgSrc: true,
});

export const authProvider = (scribe: Scribe, { showsSecrets }: Surroundings): Fields => ({
  authorizeUrl: 'https://idp.example.com/authorize',
  consumerKey: `client-${scribe.one.index}`,
  consumerSecret: showsSecrets ? appSecret(scribe.plan, scribe.one.fullName) : 'Placeholder_Value',
  defaultScopes: 'openid',
  friendlyName: scribe.label,
  providerType: 'OpenIdConnect',
  sendAccessTokenInHeader: true,
  tokenUrl: 'https://idp.example.com/token',
});

export function certificate(scribe: Scribe): Made {
  const notAfter = expiryOf(scribe.draw(1));
  return {
    body: certificatePem(scribe.one.fullName, notAfter),
    fields: {
      caSigned: scribe.draw(2) % 3 === 0,
      encryptedWithPlatformEncryption: false,
      expirationDate: new Date(notAfter).toISOString(),
      keySize: scribe.pick([2048, 4096], 3),
      masterLabel: scribe.label,
      privateKeyExportable: true,
    },
  };
}

export const installedPackage = (scribe: Scribe): Fields => ({
  activateRSS: false,
  versionNumber: `${1 + (mix(hashText(scribe.one.fullName)) % 9)}.${scribe.draw(1) % 40}`,
});
