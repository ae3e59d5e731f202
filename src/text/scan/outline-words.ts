// Names of tables, columns and settings on the pages of a documentation. What is missing here is shown as the Metadata API
// writes it, with spaces.

const words: Readonly<Record<string, string>> = {
  accessLevel: 'Access',
  actions: 'Actions',
  address: 'Address',
  allowCreate: 'Create',
  allowDelete: 'Delete',
  allowEdit: 'Edit',
  allowRead: 'Read',
  apiVersion: 'API version',
  approvalSteps: 'Steps',
  approvers: 'Approvers',
  assignedTo: 'Assigned to',
  AssignmentRule: 'Assignment rules',
  AutoResponseRule: 'Auto-response rules',
  caSigned: 'Signed by a CA',
  components: 'Components on the page',
  editable: 'May edit',
  entries: 'Entries, in order',
  EscalationRule: 'Escalation rules',
  fieldPermissions: 'Field permissions',
  hidden: 'No access',
  ifRejected: 'If rejected',
  isActive: 'Active',
  isExposed: 'For Lightning App Builder',
  layoutAssignments: 'Page layouts',
  layoutSections: 'Sections',
  license: 'License',
  loginHours: 'Login hours',
  loginIpRanges: 'Login IP ranges',
  modifyAllRecords: 'Modify all',
  moreValues: 'Further values that are not shown',
  mutingPermissionSets: 'Muting permission sets',
  navType: 'Navigation',
  notAfter: 'Expires',
  notBefore: 'Valid from',
  objectPermissions: 'Object permissions',
  openedComponents: 'Opened components',
  privateKeyExportable: 'Private key can be exported',
  profileActionOverrides: 'Pages by profile',
  publicProperties: 'Public properties',
  readOnly: 'May read',
  recordEditability: 'Who may edit a waiting record',
  relatedLists: 'Related lists',
  sharedTo: 'Shared with',
  SharingCriteriaRule: 'Rules by criteria',
  SharingGuestRule: 'Rules for guest users',
  SharingOwnerRule: 'Rules by owner',
  uiType: 'User interface',
  uploadedCertificate: 'Uploaded certificate',
  userPermissions: 'System permissions',
  values: 'Values',
  viewAllRecords: 'View all',
  when: 'When',
  WorkflowAlert: 'Email alerts',
  WorkflowFieldUpdate: 'Field updates',
  WorkflowOutboundMessage: 'Outbound messages',
  WorkflowRule: 'Workflow rules',
  WorkflowTask: 'Tasks',
};

export function outlineWords(id: string): string {
  const known = words[id];
  if (known) return known;
  const [first = '', ...rest] =
    id
      .split('.')
      .at(-1)
      ?.replace(/([a-z0-9])([A-Z])/g, '$1 $2')
      .split(' ') ?? [];
  const path = id.split('.').slice(0, -1).join(' · ');
  const last = [
    first.charAt(0).toUpperCase() + first.slice(1),
    ...rest.map((word) => (/^[A-Z]{2}/.test(word) ? word : word.toLowerCase())),
  ].join(' ');
  return path ? `${path} · ${last}` : last;
}
