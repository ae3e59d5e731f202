// The profiles of an org, and who has which: whoever administers it, and everybody else.

import { kindOf } from '../generated/catalog.ts';
import { mix } from '../generated/draw.ts';
import type { GeneratedComponent } from '../generated/generated-org.ts';
import { derivedId } from './identifiers.ts';
import type { Org } from './org.ts';
import { ADMIN_USERNAME, type OrgUser } from './user.ts';

export const ADMINISTRATOR = 'System Administrator';
export const PROFILE_NAMES = [ADMINISTRATOR, 'Minimum Access - API Only Integrations'] as const;

export const profileId = (org: Org, name: string) => derivedId(`${org.id} profile ${name}`, '00e');

export function profileOf({ generated }: Org, { id, username }: OrgUser): string {
  const isAdministrator = username === ADMIN_USERNAME || generated?.people[0]?.id === id;
  return isAdministrator ? ADMINISTRATOR : PROFILE_NAMES[1];
}

/** Everybody with the profile of that name or id; undefined where the org has no such profile. */
export function usersWithProfile(org: Org, wanted: string): string[] | undefined {
  const name = PROFILE_NAMES.find((known) => known === wanted || sameId(profileId(org, known), wanted));
  if (name === undefined) return undefined;
  return [...org.users.values()].filter((user) => profileOf(org, user) === name).map(({ username }) => username);
}

export const permissionSets = ({ generated }: Org) => [...(generated?.all(kindOf('PermissionSet')) ?? [])];

/** The one person to whom a permission set is assigned. */
export function assigneeId({ generated }: Org, { index }: GeneratedComponent): string | undefined {
  return generated?.people[mix(index) % generated.people.length]?.id;
}

/** Everybody with the permission set of that name or id; undefined where the org has none. */
export function usersWithPermissionSet(org: Org, wanted: string): string[] | undefined {
  const found = permissionSets(org).find(({ id, fullName }) => fullName === wanted || sameId(id, wanted));
  if (found === undefined) return undefined;
  const assignee = assigneeId(org, found);
  return [...org.users.values()].filter(({ id }) => id === assignee).map(({ username }) => username);
}

/** An id has 18 characters, or 15 without its checksum. */
function sameId(id: string, written: string): boolean {
  return id === written || id.slice(0, 15) === written;
}
