// The metadata types that the org describes. Those of client apps and certificates hold components, those that are only kept what was deployed; the
// others are described, since a client that lists an org asks for what describeMetadata names, and they are empty.

export interface MetadataType {
  xmlName: string;
  directoryName: string;
  suffix: string;
  inFolder: boolean;
  /** A file or folder whose facts stand in a file beside it. */
  hasMetaFile: boolean;
}

function type(xmlName: string, directoryName: string, suffix: string, inFolder = false): MetadataType {
  const hasMetaFile = inFolder || ['crt', 'cls', ''].includes(suffix);
  return { xmlName, directoryName, suffix, inFolder, hasMetaFile };
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

export const LIGHTNING_COMPONENT_BUNDLE = type('LightningComponentBundle', 'lwc', '');
const APEX_CLASS = type('ApexClass', 'classes', 'cls');

/** Deployed, kept as they came, and given back: they mean nothing to the simulated org. */
export const KEPT_TYPES: readonly MetadataType[] = [
  APEX_CLASS,
  type('CustomApplication', 'applications', 'app'),
  type('CustomLabels', 'labels', 'labels'),
  type('CustomMetadata', 'customMetadata', 'md'),
  type('CustomObject', 'objects', 'object'),
  type('CustomPermission', 'customPermissions', 'customPermission'),
  type('CustomTab', 'tabs', 'tab'),
  type('ExternalCredential', 'externalCredentials', 'externalCredential'),
  LIGHTNING_COMPONENT_BUNDLE,
  type('NamedCredential', 'namedCredentials', 'namedCredential'),
  type('PermissionSet', 'permissionsets', 'permissionset'),
  type('Translations', 'translations', 'translation'),
];

const OTHER_TYPES: readonly MetadataType[] = [
  type('ApexTrigger', 'triggers', 'trigger'),
  CERTIFICATE,
  CONNECTED_APP,
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
  type('Profile', 'profiles', 'profile'),
  type('Report', 'reports', 'report', true),
];

export const METADATA_TYPES: readonly MetadataType[] = [...KEPT_TYPES, ...OTHER_TYPES].sort((a, b) =>
  a.xmlName < b.xmlName ? -1 : 1,
);

/** A type whose components lie in folders has one for these, which describeMetadata does not name. */
export function isFolderType(name: string): boolean {
  const of = name === 'EmailFolder' ? 'EmailTemplate' : name.replace(/Folder$/, '');
  return of !== name && METADATA_TYPES.some(({ xmlName, inFolder }) => inFolder && xmlName === of);
}
