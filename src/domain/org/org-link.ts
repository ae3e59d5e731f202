// The link of an org: its tab "Latchkey" calls the API, each callout signed under a key that the org's External Credential holds
// (docs/salesforce-link.md). The key lies in no row; it follows from its id and the key that the vault seals, and is shown once.

import { macOf } from '../../formats/mac.ts';
import { type Permission, permissionsOf, type Role } from '../access/permission.ts';
import type { AuditEntry } from '../audit/audit-entry.ts';
import type { Connection } from '../connection/connection.ts';
import { isProved, type Proved, withProof } from '../people/person.ts';
import { dayMs, hourMs, type Instant } from '../ports.ts';
import { Secret } from '../secret.ts';

/** One key of a link; while one is changed for another there are two of them. */
export interface OrgLink extends Proved {
  /** Which key signs. 32 hex characters. */
  id: string;
  orgId: string;
  /** The most that the org's admins may do here. */
  role: Role;
  createdAt: Instant;
  /** When another key takes its place. Null: none does. */
  endsAt: Instant | null;
  revokedAt: Instant | null;
}

export interface OrgLinkReader {
  byId(id: string): Promise<OrgLink | null>;
  /** Newest first, also those that are over. */
  ofOrg(orgId: string): Promise<OrgLink[]>;
  /** By org, newest first, also those that are over. */
  all(): Promise<OrgLink[]>;
}

export interface OrgLinkWriter extends OrgLinkReader {
  insert(link: OrgLink, audit: AuditEntry): Promise<void>;
  update(link: OrgLink, audit: AuditEntry): Promise<void>;
  /** False: it was here before. `audit` is written where it was not; null: what it asks for has entries of its own. */
  takeNonce(linkId: string, nonce: string, sentAt: Instant, audit: AuditEntry | null): Promise<boolean>;
  removeNoncesBefore(sentAt: Instant): Promise<void>;
}

/** So long both keys hold, for whoever has to save the new one in Setup. */
export const linkOverlapMs = dayMs;

/** Whatever the role: what cannot be brought back, leaves the installation, or is about others than this org. */
const neverOfAnOrg: readonly Permission[] = [
  'administer',
  'exportKeys',
  'managePeople',
  'monitor',
  'ownAccount',
  'takeToken',
];

export function linkPermissions(role: Role): Permission[] {
  return permissionsOf(role).filter((permission) => !neverOfAnOrg.includes(permission));
}

export function orgLinkKey(key: Secret<Uint8Array>, id: string): Secret<string> {
  return new Secret(macOf(key.reveal(), 'latchkey org link v1', id).toString('hex'));
}

export function isLiveLink({ endsAt, revokedAt }: OrgLink, now: Instant): boolean {
  return revokedAt === null && (endsAt === null || now < endsAt);
}

export function provedLink(key: Secret<Uint8Array>, link: Omit<OrgLink, 'mac'>): OrgLink {
  return withProof(key, 'orgLink', link);
}

export function isProvedLink(key: Secret<Uint8Array>, link: OrgLink): boolean {
  return isProved(key, 'orgLink', link);
}

/** Far longer than a callout counts: a clock that was set back by less lets none in a second time. */
const nonceLifetimeMs = hourMs;

export async function sweepNonces(links: Pick<OrgLinkWriter, 'removeNoncesBefore'>, now: Instant): Promise<void> {
  await links.removeNoncesBefore(now - nonceLifetimeMs);
}

/** The org that a connection signed in to, or the only one that it may. Null: nobody knows. */
export function orgIdOf({ org, acceptedOrgId }: Pick<Connection, 'org' | 'acceptedOrgId'>): string | null {
  return org?.orgId ?? acceptedOrgId;
}
