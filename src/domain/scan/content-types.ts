// Of which types the contents are read: what a documentation tells of. All others are only counted. One table; the weight says
// how many small components one of it is like, so that a retrieve stays far under the org's limits.

const weights: Readonly<Record<string, number>> = {
  ApexClass: 1,
  ApexComponent: 1,
  ApexPage: 1,
  ApexTrigger: 1,
  ApprovalProcess: 2,
  AssignmentRules: 2,
  AuraDefinitionBundle: 4,
  AuthProvider: 1,
  AutoResponseRules: 2,
  Bot: 10,
  Certificate: 1,
  ConnectedApp: 1,
  CspTrustedSite: 1,
  CustomApplication: 2,
  CustomLabels: 40,
  CustomMetadata: 1,
  CustomObject: 20,
  CustomPermission: 1,
  CustomTab: 1,
  DuplicateRule: 2,
  EntitlementProcess: 2,
  EscalationRules: 2,
  ExternalClientApplication: 1,
  ExternalCredential: 1,
  ExtlClntAppConfigurablePolicies: 1,
  ExtlClntAppGlobalOauthSettings: 1,
  ExtlClntAppOauthConfigurablePolicies: 1,
  ExtlClntAppOauthSettings: 1,
  FlexiPage: 4,
  Flow: 4,
  GlobalValueSet: 1,
  Group: 1,
  InstalledPackage: 1,
  Layout: 3,
  LightningComponentBundle: 4,
  LightningMessageChannel: 1,
  MatchingRules: 2,
  NamedCredential: 1,
  PermissionSet: 10,
  PermissionSetGroup: 1,
  Profile: 60,
  Queue: 1,
  QuickAction: 1,
  RemoteSiteSetting: 1,
  Role: 1,
  SharingRules: 4,
  StandardValueSet: 2,
  Workflow: 10,
};

/** Folders have a type of their own. */
export function folderTypeOf(type: string): string {
  return type === 'EmailTemplate' ? 'EmailFolder' : `${type}Folder`;
}

export function hasContents(type: string): boolean {
  return Object.hasOwn(weights, type);
}

/** Of which a retrieve shows only what is in the same package. */
export function isReadByName(type: string): boolean {
  return type === 'Profile';
}

export function weightOf(type: string): number {
  return weights[type] ?? 1;
}
