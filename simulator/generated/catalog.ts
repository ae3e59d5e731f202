// The metadata types of a generated org: what describeMetadata says of each, and how many of a hundred thousand components are
// of it. A type in another's file is its child; a type in folders has its folders as a type of their own.

import { hashText } from './draw.ts';

export interface Kind {
  xmlName: string;
  /** What chance is drawn with, another for each type. */
  salt: number;
  directoryName: string;
  /** Empty for bundles and folders. */
  suffix: string;
  keyPrefix: string;
  /** Of 1,000 components, how many are of this type. */
  weight: number;
  least: number;
  most: number;
  /** A second file beside the first says what is known of it. */
  hasMetaFile: boolean;
  /** The type in whose file it lies. */
  parent: string | null;
  /** The type of its folders. */
  folder: string | null;
  /** The type of what is in these folders. */
  folderOf: string | null;
  /** Some of them come from managed packages. */
  isPackaged: boolean;
  /** listMetadata says nothing of them although they are there. */
  listsEmpty: boolean;
}

type Facts = Partial<Omit<Kind, 'xmlName' | 'salt'>>;

function kind(xmlName: string, file: string, keyPrefix: string, weight: number, facts: Facts = {}): Kind {
  const [directoryName = '', suffix = ''] = file.split('.');
  return {
    xmlName,
    salt: hashText(xmlName),
    directoryName,
    suffix,
    keyPrefix,
    weight,
    least: 1,
    most: Number.POSITIVE_INFINITY,
    hasMetaFile: false,
    parent: null,
    folder: null,
    folderOf: null,
    isPackaged: false,
    listsEmpty: false,
    ...facts,
  };
}

const few = (most: number, least = 1) => ({ least, most });
const child = (parent: string, more: Facts = {}) => ({ parent, ...more });
/** Described and listed, and there is none. */
const none = { least: 0, most: 0 };

export const KINDS: readonly Kind[] = [
  // Objects first: the others hang on them.
  kind('CustomObject', 'objects.object', '01I', 12, { least: 14, isPackaged: true }),
  kind('CustomField', 'objects.object', '00N', 420, child('CustomObject', { least: 40, isPackaged: true })),
  kind('RecordType', 'objects.object', '012', 12, child('CustomObject', { least: 2 })),
  kind('ValidationRule', 'objects.object', '03d', 28, child('CustomObject', { least: 3 })),
  kind('ListView', 'objects.object', '00B', 36, child('CustomObject')),
  kind('CompactLayout', 'objects.object', '0AH', 8, child('CustomObject')),
  kind('FieldSet', 'objects.object', '0IX', 5, child('CustomObject')),
  kind('WebLink', 'objects.object', '00b', 6, child('CustomObject')),
  kind('BusinessProcess', 'objects.object', '019', 2, child('CustomObject')),
  kind('SharingReason', 'objects.object', '02c', 0, child('CustomObject', none)),
  kind('Index', 'objects.object', '0C1', 0, child('CustomObject', none)),
  kind('Layout', 'layouts.layout', '00h', 22, { isPackaged: true }),
  kind('CustomObjectTranslation', 'objectTranslations.objectTranslation', '01h', 8),
  kind('Workflow', 'workflows.workflow', '01Q', 4, { least: 2 }),
  kind('WorkflowRule', 'workflows.workflow', '01Q', 8, child('Workflow', { least: 2 })),
  kind('WorkflowAlert', 'workflows.workflow', '01W', 4, child('Workflow')),
  kind('WorkflowFieldUpdate', 'workflows.workflow', '04Y', 8, child('Workflow', { least: 2 })),
  kind('WorkflowTask', 'workflows.workflow', '01X', 2, child('Workflow')),
  kind('WorkflowOutboundMessage', 'workflows.workflow', '04k', 1, child('Workflow')),
  kind('SharingRules', 'sharingRules.sharingRules', '02c', 3, { least: 2 }),
  kind('SharingCriteriaRule', 'sharingRules.sharingRules', '02c', 3, child('SharingRules')),
  kind('SharingOwnerRule', 'sharingRules.sharingRules', '02c', 3, child('SharingRules')),
  kind('CustomLabels', 'labels.labels', '101', 0, few(1)),
  kind('CustomLabel', 'labels.labels', '101', 32, child('CustomLabels', { least: 3, isPackaged: true })),
  kind('CustomMetadata', 'customMetadata.md', 'm00', 70, { least: 4 }),
  kind('ApprovalProcess', 'approvalProcesses.approvalProcess', '04a', 2, { least: 2 }),
  kind('AssignmentRules', 'assignmentRules.assignmentRules', '01Q', 0, few(2)),
  kind('AssignmentRule', 'assignmentRules.assignmentRules', '01Q', 0.2, child('AssignmentRules', few(40))),
  kind('AutoResponseRules', 'autoResponseRules.autoResponseRules', '01Q', 0, none),
  kind('DuplicateRule', 'duplicateRules.duplicateRule', '0Bm', 0.5, few(200)),
  kind('QuickAction', 'quickActions.quickAction', '09D', 8),
  // Code and automation.
  kind('ApexClass', 'classes.cls', '01p', 60, { least: 9, hasMetaFile: true, isPackaged: true }),
  kind('ApexTrigger', 'triggers.trigger', '01q', 6, { least: 2, hasMetaFile: true, isPackaged: true }),
  kind('ApexPage', 'pages.page', '066', 8, { hasMetaFile: true, isPackaged: true }),
  kind('ApexComponent', 'components.component', '099', 2, { hasMetaFile: true }),
  kind('AuraDefinitionBundle', 'aura', '0Ab', 6, { isPackaged: true }),
  kind('LightningComponentBundle', 'lwc', '0Rb', 24, { least: 2, isPackaged: true }),
  kind('LightningMessageChannel', 'messageChannels.messageChannel', '0Mg', 0.5, few(100)),
  kind('StaticResource', 'staticresources.resource', '081', 3, { hasMetaFile: true }),
  kind('FlexiPage', 'flexipages.flexipage', '0M0', 14, { isPackaged: true }),
  kind('Flow', 'flows.flow', '301', 20, { least: 7, isPackaged: true }),
  kind('CustomTab', 'tabs.tab', '01r', 4, { isPackaged: true }),
  kind('CustomApplication', 'applications.app', '02u', 0.8, { least: 2 }),
  kind('AppMenu', 'appMenus.appMenu', '0DS', 0, few(2)),
  kind('GlobalValueSet', 'globalValueSets.globalValueSet', '0Nt', 2),
  kind('StandardValueSet', 'standardValueSets.standardValueSet', '0Nt', 3, { ...few(48, 5), listsEmpty: true }),
  // Who may do what.
  kind('PermissionSet', 'permissionsets.permissionset', '0PS', 7, { least: 3, isPackaged: true }),
  kind('PermissionSetGroup', 'permissionsetgroups.permissionsetgroup', '0PG', 1),
  kind('Profile', 'profiles.profile', '00e', 0.8, { least: 3 }),
  kind('CustomPermission', 'customPermissions.customPermission', '0CP', 2),
  kind('Role', 'roles.role', '00E', 4),
  kind('Group', 'groups.group', '00G', 2),
  kind('Queue', 'queues.queue', '00G', 1.5),
  // The ways in and out.
  kind('ConnectedApp', 'connectedApps.connectedApp', '0H4', 0.5, few(60, 3)),
  kind('ExternalClientApplication', 'externalClientApps.eca', '0xI', 0.2, few(20)),
  kind('ExtlClntAppGlobalOauthSettings', 'extlClntAppGlobalOauthSets.ecaGlblOauth', '0xJ', 0, few(20)),
  kind('ExtlClntAppOauthSettings', 'extlClntAppOauthSettings.ecaOauth', '0xK', 0, few(20)),
  kind('ExtlClntAppOauthConfigurablePolicies', 'extlClntAppOauthPolicies.ecaOauthPlcy', '0xL', 0, few(20)),
  kind('ExtlClntAppConfigurablePolicies', 'extlClntAppPolicies.ecaPlcy', '0xM', 0, few(20)),
  kind('NamedCredential', 'namedCredentials.namedCredential', '0XA', 0.6, { least: 2 }),
  kind('ExternalCredential', 'externalCredentials.externalCredential', '0pl', 0, few(20)),
  kind('RemoteSiteSetting', 'remoteSiteSettings.remoteSite', '0rp', 1),
  kind('CspTrustedSite', 'cspTrustedSites.cspTrustedSite', '08y', 0.6),
  kind('AuthProvider', 'authproviders.authprovider', '0SO', 0.1, few(20)),
  kind('Certificate', 'certs.crt', '0P1', 0.3, { ...few(40, 2), hasMetaFile: true }),
  kind('InstalledPackage', 'installedPackages.installedPackage', '033', 0.1, few(8, 2)),
  // What people look at, in folders.
  kind('ReportFolder', 'reports', '00l', 10, { least: 2, folderOf: 'Report' }),
  kind('Report', 'reports.report', '00O', 88, { least: 4, folder: 'ReportFolder' }),
  kind('DashboardFolder', 'dashboards', '00l', 3, { folderOf: 'Dashboard' }),
  kind('Dashboard', 'dashboards.dashboard', '01Z', 14, { folder: 'DashboardFolder' }),
  kind('EmailFolder', 'email', '00l', 4, { folderOf: 'EmailTemplate' }),
  kind('EmailTemplate', 'email.email', '00X', 20, { folder: 'EmailFolder', hasMetaFile: true }),
  kind('DocumentFolder', 'documents', '00l', 3, { folderOf: 'Document' }),
  kind('Document', 'documents.txt', '015', 8, { folder: 'DocumentFolder', hasMetaFile: true }),
  kind('ReportType', 'reportTypes.reportType', '070', 3),
  kind('Bot', 'bots.bot', '0Xx', 0.1, few(12)),
  kind('BotVersion', 'bots.bot', '0X9', 0.2, { ...few(24), parent: 'Bot', listsEmpty: true }),
  kind('Settings', 'settings.settings', '000', 0, few(18, 3)),
];

const byName = new Map(KINDS.map((one) => [one.xmlName, one]));

export function findKind(xmlName: string): Kind | undefined {
  return byName.get(xmlName);
}

export function kindOf(xmlName: string): Kind {
  const found = byName.get(xmlName);
  if (found === undefined) throw new Error(`no metadata type ${xmlName}`);
  return found;
}

export function childrenOf({ xmlName }: Kind): Kind[] {
  return KINDS.filter(({ parent }) => parent === xmlName);
}

/** Those that describeMetadata names: neither children nor folders. */
export const DESCRIBED: readonly Kind[] = KINDS.filter(({ parent, folderOf }) => parent === null && folderOf === null);
