// The tab in an org asks here no more: every key of it ends at once.

import { LatchkeyError } from '../../domain/errors.ts';
import { type OrgLink, provedLink } from '../../domain/org/org-link.ts';
import { iso } from '../../domain/ports.ts';
import type { Act } from '../act.ts';
import { auditEntry, orgLinkSubject } from '../context.ts';
import { linkProof, type OrgLinkNeeds } from './steps/link-proof.ts';
import { liveLinks, orgLinkView } from './steps/live-links.ts';

/** Errors: connectionNotFound, orgUnknown, orgLinkNotFound. */
export const unlinkOrg = {
  act: 'orgLink.revoke',
  async run(context, { name }) {
    const { key, proved } = await linkProof(context);
    return context.store.write(async (tx) => {
      const revokedAt = context.clock.now();
      const { orgId, live } = await liveLinks(tx, proved, name, revokedAt);
      if (live.length === 0) throw new LatchkeyError('orgLinkNotFound', { orgId });
      const revoked: OrgLink[] = [];
      for (const { mac: _, ...link } of live) {
        const after = provedLink(key, { ...link, revokedAt });
        const told = { revokedAt: iso(revokedAt) };
        await tx.orgLinks.update(after, auditEntry(context, 'orgLink.revoked', orgLinkSubject(after), null, told));
        revoked.push(after);
      }
      return revoked;
    });
  },
  view: (revoked, now) => ({ orgLinks: revoked.map((link) => orgLinkView(link, now)) }),
} satisfies Act<OrgLinkNeeds, { name: string }, OrgLink[]>;
