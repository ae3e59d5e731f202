// Who asks, by the signature of a linked org's callout: a user there, with no more than the link grants, for the connections of that
// org. Nothing but the one refusal is told before the signature is right.

import type { Role } from '../../domain/access/permission.ts';
import { LatchkeyError } from '../../domain/errors.ts';
import { isLiveLink, type OrgLink, orgLinkKey } from '../../domain/org/org-link.ts';
import type { Callout } from '../../domain/org/signed-callout.ts';
import {
  type CalloutPermission,
  calloutIn,
  isSignedBy,
  type SentCallout,
  skewLimitMs,
} from '../../domain/org/signed-callout.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { type Instant, iso, secondMs } from '../../domain/ports.ts';
import type { Act } from '../act.ts';
import type { FleetNeeds } from '../status/steps/fleet-places.ts';
import { linkProof, type OrgLinkNeeds } from './steps/link-proof.ts';
import { orgCaller } from './steps/org-caller.ts';

/** Errors: orgLinkRefused, orgLinkOtherOrg, orgLinkRevoked, orgLinkClockWrong, orgLinkReplayed. */
export const identifyOrgCaller = {
  act: 'account.identifyOrg',
  async run(context, sent) {
    const callout = calloutIn(sent);
    if (callout === null) throw new LatchkeyError('orgLinkRefused');
    const { key, proved } = await linkProof(context);
    const stored = await context.store.read((tx) => tx.orgLinks.byId(callout.keyId));
    // The same work whether there is such a link or not.
    const isSigned = isSignedBy(orgLinkKey(key, callout.keyId), callout);
    const link = proved(stored);
    if (link === null || !isSigned) throw new LatchkeyError('orgLinkRefused');
    refuseWrong(link, callout, context.clock.now());
    const isNew = await context.store.write((tx) =>
      tx.orgLinks.takeNonce(link.id, callout.nonce, callout.sentAt, null),
    );
    if (!isNew) throw new LatchkeyError('orgLinkReplayed');
    return orgCaller(context, callout, roleOf(link, callout.permission), callout.sentAt + skewLimitMs);
  },
  view: ({ actorName }) => ({ name: actorName }),
} satisfies Act<OrgLinkNeeds & FleetNeeds, SentCallout, Caller>;

function refuseWrong(link: OrgLink, { orgId, sentAt }: Callout, now: Instant): void {
  if (link.orgId !== orgId) throw new LatchkeyError('orgLinkOtherOrg', { orgId: link.orgId, sentBy: orgId });
  if (!isLiveLink(link, now))
    throw new LatchkeyError('orgLinkRevoked', { endedAt: iso(link.revokedAt ?? link.endsAt ?? now) });
  if (Math.abs(now - sentAt) > skewLimitMs)
    throw new LatchkeyError('orgLinkClockWrong', {
      sentAt: iso(sentAt),
      receivedAt: iso(now),
      limitSeconds: skewLimitMs / secondMs,
    });
}

/** What the org says of its user never goes beyond what the link grants. */
function roleOf({ role }: OrgLink, permission: CalloutPermission): Role {
  return permission === 'admin' ? role : 'viewer';
}
