// Another key for a linked org. The one before goes on for a day, so that nothing fails until the new one is saved in Setup.

import { LatchkeyError } from '../../domain/errors.ts';
import { linkOverlapMs, orgLinkKey, provedLink } from '../../domain/org/org-link.ts';
import { iso, newId } from '../../domain/ports.ts';
import type { Act } from '../act.ts';
import { auditEntry, orgLinkSubject } from '../context.ts';
import { accountKey } from '../people/steps/account-key.ts';
import { type OwnSession, refuseUnproved } from '../people/steps/recent-proof.ts';
import { linkProof, type OrgLinkNeeds } from './steps/link-proof.ts';
import { liveLinks, type MadeLink, madeLinkView } from './steps/live-links.ts';

/** With when the key before ends. */
interface RotatedLink extends MadeLink {
  oldEndsAt: number;
}

/** Errors: connectionNotFound, orgUnknown, orgLinkNotFound, proofNeeded. */
export const rotateLink = {
  act: 'orgLink.rotate',
  async run(context, { name, by }) {
    const { key, proved } = await linkProof(context);
    const account = await accountKey(context);
    return context.store.write(async (tx) => {
      await refuseUnproved(context, tx, account.proved, by);
      const now = context.clock.now();
      const { orgId, live } = await liveLinks(tx, proved, name, now);
      const newest = live.find(({ endsAt }) => endsAt === null) ?? live[0];
      if (newest === undefined) throw new LatchkeyError('orgLinkNotFound', { orgId });
      const id = newId(context.random);
      const { role } = newest;
      const link = provedLink(key, { id, orgId, role, createdAt: now, endsAt: null, revokedAt: null });
      const oldEndsAt = now + linkOverlapMs;
      const { mac: _, ...before } = newest;
      // One that is left from a rotation before keeps its own end: it may be what is saved in Setup.
      const old = provedLink(key, { ...before, endsAt: newest.endsAt ?? oldEndsAt });
      const ending = { endsAt: iso(old.endsAt) };
      await tx.orgLinks.update(old, auditEntry(context, 'orgLink.rotated', orgLinkSubject(old), null, ending));
      const made = { orgId, role, keyId: id };
      await tx.orgLinks.insert(link, auditEntry(context, 'orgLink.made', orgLinkSubject(link), null, made));
      return { link, key: orgLinkKey(key, id), oldEndsAt: old.endsAt ?? oldEndsAt };
    });
  },
  view: ({ oldEndsAt, ...made }, now) => ({ ...madeLinkView(made, now), oldEndsAt: iso(oldEndsAt) }),
} satisfies Act<OrgLinkNeeds, { name: string; by: OwnSession | null }, RotatedLink>;
