// Whom profiles and permission sets, named in a component, let into an app.

import type { Org } from '../orgs/org.ts';
import { usersWithPermissionSet, usersWithProfile } from '../orgs/profiles.ts';

export interface Named {
  field: string;
  type: 'Profile' | 'PermissionSet';
  names: readonly string[];
}

/** Usernames; a sentence where a name is none of the org's. */
export function assignedUsers(org: Org, named: readonly Named[]): string[] | string {
  const users = new Set<string>();
  for (const { field, type, names } of named) {
    for (const name of names) {
      const found = type === 'Profile' ? usersWithProfile(org, name) : usersWithPermissionSet(org, name);
      if (found === undefined) return `In field: ${field} - no ${type} named ${name} found`;
      for (const username of found) users.add(username);
    }
  }
  return [...users];
}
