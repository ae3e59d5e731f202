// A user of an org, with what decides whether it may sign in and what its token may read.

/** The system permissions that the simulated APIs ask for, by Salesforce's own names. */
export const PERMISSIONS = [
  'ApiEnabled',
  'ModifyMetadata',
  'ModifyAllData',
  'CustomizeApplication',
  'ManageConnectedApps',
  'ViewSetup',
  /** "View External Client Apps Consumer Secrets in Metadata"; the name is ours. */
  'ViewConsumerSecretsInMetadata',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** What a user has unless it is said otherwise: enough for everything but secrets. */
export const DEFAULT_PERMISSIONS = PERMISSIONS.filter((permission) => permission !== 'ViewConsumerSecretsInMetadata');

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
  /**
   * The caller comes from an anonymizing network: Salesforce freezes the user at its next sign-in or call, and again each time
   * that an admin unfreezes it, for as long as this lasts (since April 2026; KB 005318944).
   */
  highRiskAddress: boolean;
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
