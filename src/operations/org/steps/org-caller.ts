// A user of a linked org as who asks: no more than the role, for the connections of that org, under a name that says where it is from.

import type { Role } from '../../../domain/access/permission.ts';
import type { CanvasUser } from '../../../domain/org/canvas-request.ts';
import { linkPermissions } from '../../../domain/org/org-link.ts';
import type { Caller } from '../../../domain/people/caller.ts';
import type { Instant } from '../../../domain/ports.ts';
import { type FleetNeeds, fleetPlaces } from '../../status/steps/fleet-places.ts';

export async function orgCaller(
  context: FleetNeeds,
  user: CanvasUser,
  role: Role,
  expiresAt: Instant,
): Promise<Caller> {
  const { orgId, userId, username } = user;
  const reach = await context.store.read(async (tx) => (await fleetPlaces(context, tx)).reachOfOrg(orgId));
  return {
    access: { permissions: linkPermissions(role), reach },
    // Of the org and not of the key: what was asked once is the same after the key was changed.
    person: { id: `${orgId} ${userId}`, name: username, role, label: null },
    actorName: orgActorName(user),
    sessionId: null,
    orgId,
    expiresAt,
  };
}

export function orgActorName({ orgId, userId, username }: CanvasUser): string {
  return `${username} (Salesforce user ${userId} of ${orgId})`;
}
