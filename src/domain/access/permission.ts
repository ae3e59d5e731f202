// What a caller may do: roles, permissions, and where they hold. acts.ts says which act needs which permission.

export type Role = 'viewer' | 'operator' | 'administrator';

/** From the least to the most; each may do what those before it may. */
const ladder: readonly Role[] = ['viewer', 'operator', 'administrator'];

/** Every permission with the least role that has it. Null: it is asked of nobody. */
export const permissions = {
  /** Health, and addresses that are secrets themselves: calendars, links in notices. */
  open: null,
  view: 'viewer',
  acknowledge: 'operator',
  /** Signs in to an org, or sends a test; changes nothing there. */
  test: 'operator',
  rotate: 'operator',
  configure: 'administrator',
  /** An access token is all that the integration user may do. */
  takeToken: 'administrator',
  exportKeys: 'administrator',
  /** Vault, backups, and what cannot be brought back. */
  administer: 'administrator',
} as const satisfies Record<string, Role | null>;

export type Permission = keyof typeof permissions;

export interface Access {
  /** Null: nobody knows who asks. */
  role: Role | null;
  /** Names of the only connections that it reaches. Null: the whole installation. */
  connections: readonly string[] | null;
}

/** Whoever can run this program on this data may do everything with it. */
export const ownMachine: Access = { role: 'administrator', connections: null };

/** @param connection The name of the one that an act is about. Null: it is about the installation. */
export function isPermitted({ role, connections }: Access, permission: Permission, connection: string | null): boolean {
  const least = permissions[permission];
  if (least === null) return true;
  if (role === null || ladder.indexOf(role) < ladder.indexOf(least)) return false;
  return connections === null || (connection !== null && connections.includes(connection));
}
