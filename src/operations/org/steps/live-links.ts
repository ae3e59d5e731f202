// The link of the org of a connection, as those who change it need it.

import { LatchkeyError } from '../../../domain/errors.ts';
import { isLiveLink, type OrgLink, orgIdOf } from '../../../domain/org/org-link.ts';
import { longId } from '../../../domain/org/salesforce-id.ts';
import { type Instant, iso } from '../../../domain/ports.ts';
import type { Secret } from '../../../domain/secret.ts';
import type { ReadTransaction } from '../../../domain/store.ts';

export interface MadeLink {
  link: OrgLink;
  key: Secret<string>;
}

interface LinksOfOrg {
  orgId: string;
  /** Newest first. */
  live: OrgLink[];
}

/** Errors: connectionNotFound, orgUnknown. */
export async function liveLinks(
  tx: ReadTransaction,
  proved: (link: OrgLink | null) => OrgLink | null,
  /** Of a connection, or the id of an org. */
  name: string,
  now: Instant,
): Promise<LinksOfOrg> {
  const orgId = await namedOrg(tx, name);
  const links = await tx.orgLinks.ofOrg(orgId);
  return { orgId, live: links.filter((link) => proved(link) !== null && isLiveLink(link, now)) };
}

/** By a connection, or by the id itself, since a link outlives the connections of its org. */
async function namedOrg(tx: ReadTransaction, name: string): Promise<string> {
  const connection = await tx.connections.byName(name);
  const orgId = connection === null ? (name.startsWith('00D') ? longId(name) : null) : orgIdOf(connection);
  if (orgId !== null) return orgId;
  throw connection === null
    ? new LatchkeyError('connectionNotFound', { name })
    : new LatchkeyError('orgUnknown', { name });
}

export function orgLinkView(link: OrgLink, now: Instant) {
  const { id, orgId, role, createdAt, endsAt, revokedAt } = link;
  return {
    keyId: id,
    orgId,
    role,
    isLive: isLiveLink(link, now),
    createdAt: iso(createdAt),
    endsAt: iso(endsAt),
    revokedAt: iso(revokedAt),
  };
}

export function madeLinkView({ link, key }: MadeLink, now: Instant) {
  return { ...orgLinkView(link, now), key: key.reveal() };
}
