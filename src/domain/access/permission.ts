// What a caller may do: roles, permissions, and where they hold. acts.ts says which act needs which permission.

export const roles = ['viewer', 'operator', 'administrator'] as const;

/** From the least to the most; each may do what those before it may. */
export type Role = (typeof roles)[number];

interface PermissionFacts {
  least: Role | null;
  /** It is about the client app, which other connections may sign in through, and not about one connection alone. */
  isOfApp?: true;
}

/** Every permission with the least role that has it. Null: it is asked of nobody. */
export const permissions = {
  /** Health, and addresses that are secrets themselves: calendars, links in notices, invitations. */
  open: { least: null },
  /** Metrics. */
  monitor: { least: 'viewer' },
  /** One's own sessions, API tokens, and ways to sign in. */
  ownAccount: { least: 'viewer' },
  view: { least: 'viewer' },
  acknowledge: { least: 'operator' },
  /** Signs in to an org, or sends a test; changes nothing there. */
  test: { least: 'operator' },
  rotate: { least: 'operator', isOfApp: true },
  configure: { least: 'administrator', isOfApp: true },
  /** An access token is all that the integration user may do. */
  takeToken: { least: 'administrator' },
  exportKeys: { least: 'administrator', isOfApp: true },
  managePeople: { least: 'administrator' },
  /** Vault, backups, and what cannot be brought back. */
  administer: { least: 'administrator', isOfApp: true },
} as const satisfies Record<string, PermissionFacts>;

export type Permission = keyof typeof permissions;

/** The names of the only connections that somebody reaches. */
export interface Reach {
  connections: readonly string[];
  /** Those among them whose client app serves no other connection than these. */
  withWholeApp: readonly string[];
}

export interface Access {
  permissions: readonly Permission[];
  /** Null: the whole installation. */
  reach: Reach | null;
}

/** Nobody knows who asks. */
export const anybody: Access = { permissions: ['open'], reach: null };

/** Whoever can run this program on this data may do everything with it. */
export const ownMachine: Access = { permissions: permissionsOf('administrator'), reach: null };

export function permissionsOf(role: Role): Permission[] {
  return allPermissions().filter((permission) => {
    const { least } = permissions[permission];
    return least === null || roles.indexOf(least) <= roles.indexOf(role);
  });
}

export function allPermissions(): Permission[] {
  return Object.keys(permissions) as Permission[];
}

/** @param connection The name of the one that an act is about. Null: it is about the installation. */
export function isPermitted(access: Access, permission: Permission, connection: string | null): boolean {
  const { least, isOfApp }: PermissionFacts = permissions[permission];
  if (least === null) return true;
  if (!access.permissions.includes(permission)) return false;
  const { reach } = access;
  if (reach === null || permission === 'ownAccount') return true;
  const within = isOfApp === true ? reach.withWholeApp : reach.connections;
  return connection !== null && within.includes(connection);
}
