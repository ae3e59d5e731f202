// A user of an org, with what decides whether it may sign in and what its token may read.

/** The system permissions that the simulated APIs ask for, by Salesforce's own names. */
export const PERMISSIONS = [
  'ApiEnabled',
  'ModifyMetadata',
  'ModifyAllData',
  'CustomizeApplication',
  'ManageConnectedApps',
  'ViewSetup',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

export interface OrgUser {
  readonly id: string;
  readonly username: string;
  readonly email: string;
  readonly displayName: string;
  isActive: boolean;
  /** Frozen: still active in the user list, yet it cannot sign in. */
  isFrozen: boolean;
  /** The caller's address lies outside the profile's login ranges; an app's relaxation does not help this flow. */
  ipRestricted: boolean;
  /** Outside the profile's login hours. */
  loginHoursRestricted: boolean;
  /** "Session Security Level Required at Login: High Assurance" on the profile. */
  highAssuranceRequired: boolean;
  /** Scopes of old approvals have piled up. */
  tooManyApprovals: boolean;
  permissions: readonly Permission[];
}
