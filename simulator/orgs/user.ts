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

/** Who does in every org what the control interface and Setup do there. */
export const ADMIN_USERNAME = 'admin@example.com';

/** The id of the user of that name; null where the org has none. */
export function findUserId(users: ReadonlyMap<string, OrgUser>, username: string): string | null {
  return users.get(username.toLowerCase())?.id ?? null;
}
