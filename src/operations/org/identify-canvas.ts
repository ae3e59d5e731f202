// Who asks, by what a page in a frame shows: a user of a linked org, as long as link and setting hold.

import { canvasUserIn } from '../../domain/org/canvas-bearer.ts';
import type { Caller } from '../../domain/people/caller.ts';
import type { Secret } from '../../domain/secret.ts';
import type { Act } from '../act.ts';
import type { CanvasNeeds } from '../context.ts';
import type { FleetNeeds } from '../status/steps/fleet-places.ts';
import { granted } from './steps/granted.ts';
import { linkProof, type OrgLinkNeeds } from './steps/link-proof.ts';
import { orgCaller } from './steps/org-caller.ts';

/** Null: nobody that is known, or over. */
export const identifyCanvas = {
  act: 'account.identifyCanvas',
  async run(context, { bearer }) {
    const { key } = await linkProof(context);
    const user = canvasUserIn(key, bearer, context.clock.now());
    if (user === null) return null;
    const secret = (await context.canvasSecrets()).find(({ orgId }) => orgId === user.orgId);
    const grant = secret === undefined ? null : await granted(context, secret);
    return grant === null ? null : orgCaller(context, user, grant.role, user.expiresAt);
  },
  view: (caller) => (caller === null ? null : { name: caller.actorName }),
} satisfies Act<OrgLinkNeeds & FleetNeeds & CanvasNeeds, { bearer: Secret<string> }, Caller | null>;
