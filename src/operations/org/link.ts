// Lets the tab in an org ask here: a key for its External Credential, shown once. It is of the org, whichever connection named it.

import type { Role } from '../../domain/access/permission.ts';
import { LatchkeyError } from '../../domain/errors.ts';
import { orgLinkKey, provedLink } from '../../domain/org/org-link.ts';
import { newId } from '../../domain/ports.ts';
import type { Act } from '../act.ts';
import { auditEntry, orgLinkSubject } from '../context.ts';
import { accountKey } from '../people/steps/account-key.ts';
import { type OwnSession, refuseUnproved } from '../people/steps/recent-proof.ts';
import { linkProof, type OrgLinkNeeds } from './steps/link-proof.ts';
import { liveLinks, type MadeLink, madeLinkView } from './steps/live-links.ts';

interface LinkInput {
  name: string;
  role: Role;
  /** Whose session it is. Null: this machine. */
  by: OwnSession | null;
}

/** Errors: connectionNotFound, orgUnknown, orgLinkExists, proofNeeded. */
export const linkOrg = {
  act: 'orgLink.make',
  // Of everything that signs in to the org, and not of one connection.
  async run(context, { name, role, by }) {
    const { key, proved } = await linkProof(context);
    const account = await accountKey(context);
    return context.store.write(async (tx) => {
      await refuseUnproved(context, tx, account.proved, by);
      const createdAt = context.clock.now();
      const { orgId, live } = await liveLinks(tx, proved, name, createdAt);
      if (live.length > 0) throw new LatchkeyError('orgLinkExists', { orgId, name });
      const id = newId(context.random);
      const link = provedLink(key, { id, orgId, role, createdAt, endsAt: null, revokedAt: null });
      const told = { orgId, role, keyId: id };
      await tx.orgLinks.insert(link, auditEntry(context, 'orgLink.made', orgLinkSubject(link), null, told));
      return { link, key: orgLinkKey(key, id) };
    });
  },
  view: madeLinkView,
} satisfies Act<OrgLinkNeeds, LinkInput, MadeLink>;
