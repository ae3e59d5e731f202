// What kinds of components are called, in Setup's own words, and how one uses another.

const plurals: Readonly<Record<string, string>> = {
  ApexClass: 'Apex Classes',
  ApexComponent: 'Visualforce Components',
  ApexPage: 'Visualforce Pages',
  ApexTrigger: 'Apex Triggers',
  ApprovalProcess: 'Approval Processes',
  AssignmentRules: 'Assignment Rules',
  AuraDefinitionBundle: 'Aura Components',
  AuthProvider: 'Auth. Providers',
  AutoResponseRules: 'Auto-Response Rules',
  Certificate: 'Certificates',
  ConnectedApp: 'Connected Apps',
  CspTrustedSite: 'Trusted URLs',
  CustomApplication: 'Apps',
  CustomField: 'Fields',
  CustomLabel: 'Custom Labels',
  CustomLabels: 'Custom Labels',
  CustomMetadata: 'Custom Metadata Records',
  CustomObject: 'Objects',
  CustomPermission: 'Custom Permissions',
  CustomTab: 'Tabs',
  EmailTemplate: 'Email Templates',
  EscalationRules: 'Escalation Rules',
  ExternalClientApplication: 'External Client Apps',
  FlexiPage: 'Lightning Pages',
  Flow: 'Flows',
  FlowDefinition: 'Flow Definitions',
  GlobalValueSet: 'Global Value Sets',
  Layout: 'Page Layouts',
  LightningComponentBundle: 'Lightning Web Components',
  ListView: 'List Views',
  NamedCredential: 'Named Credentials',
  PermissionSet: 'Permission Sets',
  PermissionSetGroup: 'Permission Set Groups',
  Profile: 'Profiles',
  QuickAction: 'Quick Actions',
  RecordType: 'Record Types',
  RemoteSiteSetting: 'Remote Sites',
  SharingRules: 'Sharing Rules',
  StandardValueSet: 'Standard Value Sets',
  StaticResource: 'Static Resources',
  ValidationRule: 'Validation Rules',
  WebLink: 'Buttons and Links',
  Workflow: 'Workflow',
  WorkflowRule: 'Workflow Rules',
};

const singulars: Readonly<Record<string, string>> = {
  ApprovalProcess: 'Approval Process',
  ApexClass: 'Apex Class',
  AutoResponseRules: 'Auto-Response Rules',
  AuthProvider: 'Auth. Provider',
  CspTrustedSite: 'Trusted URL',
  CustomMetadata: 'Custom Metadata Record',
  Workflow: 'Workflow',
};

export function typeWords(type: string): string {
  return plurals[type] ?? spaced(type);
}

export function oneOfType(type: string): string {
  return singulars[type] ?? plurals[type]?.replace(/s$/, '') ?? spaced(type);
}

/** `ExtlClntAppOauthSettings` in words that a reader can at least say. */
function spaced(type: string): string {
  return type.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/([A-Z])([A-Z][a-z])/g, '$1 $2');
}

/** As in "Flow Renewals *reads* Account". */
export const useWords = {
  reads: 'reads',
  creates: 'creates',
  changes: 'changes',
  deletes: 'deletes',
  runs: 'runs',
  'starts on': 'starts on',
  'refers to': 'refers to',
  'looks up': 'looks up',
  shows: 'shows',
  opens: 'opens',
  extends: 'extends',
  'signs in with': 'uses to sign in',
} as const;

/** Why the files of a component are not there. */
export const missingWords = {
  notAsked: 'Latchkey counts components of this type and does not read their contents.',
  inParent: 'It is described on the page of the component that contains it.',
  notReturned: 'The org lists it but did not return its contents. Components of managed packages often behave so.',
  refused: 'The org refused to return its contents.',
  tooLarge: 'Its contents are larger than Latchkey keeps.',
} as const;
