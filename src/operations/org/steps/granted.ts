// What Canvas of an org may do here: what the setting says, and no more than the link of that org grants now.

import type { Role } from '../../../domain/access/permission.ts';
import { type CanvasSecret, lesserRole } from '../../../domain/org/canvas-request.ts';
import { isLiveLink, type OrgLink } from '../../../domain/org/org-link.ts';
import type { Context } from '../../context.ts';
import { linkProof, type OrgLinkNeeds } from './link-proof.ts';

/** Null: the org has no link that holds. */
export async function granted(
  context: OrgLinkNeeds & Pick<Context, 'store'>,
  { orgId, role }: Pick<CanvasSecret, 'orgId' | 'role'>,
): Promise<{ link: OrgLink; role: Role } | null> {
  const links = await context.store.read((tx) => tx.orgLinks.ofOrg(orgId));
  const { proved } = await linkProof(context);
  const live = links.find((link) => proved(link) !== null && isLiveLink(link, context.clock.now()));
  return live === undefined ? null : { link: live, role: lesserRole(role, live.role) };
}
