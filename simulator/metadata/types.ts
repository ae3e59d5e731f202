// The metadata types that the org describes. Only those of client apps and certificates hold components; the others are described, since a
// client that lists an org asks for what describeMetadata names, and they are empty.

export interface MetadataType {
  xmlName: string;
  directoryName: string;
  suffix: string;
  inFolder: boolean;
}

function type(xmlName: string, directoryName: string, suffix: string, inFolder = false): MetadataType {
  return { xmlName, directoryName, suffix, inFolder };
}

export const CERTIFICATE = type('Certificate', 'certs', 'crt');
export const CONNECTED_APP = type('ConnectedApp', 'connectedApps', 'connectedApp');
export const EXTERNAL_CLIENT_APP = type('ExternalClientApplication', 'externalClientApps', 'eca');
export const ECA_GLOBAL_OAUTH = type('ExtlClntAppGlobalOauthSettings', 'extlClntAppGlobalOauthSets', 'ecaGlblOauth');
export const ECA_OAUTH = type('ExtlClntAppOauthSettings', 'extlClntAppOauthSettings', 'ecaOauth');
export const ECA_OAUTH_POLICIES = type(
  'ExtlClntAppOauthConfigurablePolicies',
  'extlClntAppOauthPolicies',
  'ecaOauthPlcy',
);
export const ECA_POLICIES = type('ExtlClntAppConfigurablePolicies', 'extlClntAppPolicies', 'ecaPlcy');

export const METADATA_TYPES: readonly MetadataType[] = [
  type('ApexClass', 'classes', 'cls'),
  type('ApexTrigger', 'triggers', 'trigger'),
  CERTIFICATE,
  CONNECTED_APP,
  type('CustomApplication', 'applications', 'app'),
  type('CustomObject', 'objects', 'object'),
  type('Dashboard', 'dashboards', 'dashboard', true),
  type('Document', 'documents', 'document', true),
  type('EmailTemplate', 'email', 'email', true),
  EXTERNAL_CLIENT_APP,
  ECA_POLICIES,
  ECA_GLOBAL_OAUTH,
  ECA_OAUTH_POLICIES,
  ECA_OAUTH,
  type('Flow', 'flows', 'flow'),
  type('Layout', 'layouts', 'layout'),
  type('PermissionSet', 'permissionsets', 'permissionset'),
  type('Profile', 'profiles', 'profile'),
  type('Report', 'reports', 'report', true),
];

/** A type whose components lie in folders has one for these, which describeMetadata does not name. */
export function isFolderType(name: string): boolean {
  const of = name === 'EmailFolder' ? 'EmailTemplate' : name.replace(/Folder$/, '');
  return of !== name && METADATA_TYPES.some(({ xmlName, inFolder }) => inFolder && xmlName === of);
}
