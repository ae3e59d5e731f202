// Links of orgs, and the nonces of their callouts, in the database.

import { roles } from '../../../domain/access/permission.ts';
import type { AuditEntry } from '../../../domain/audit/audit-entry.ts';
import type { OrgLink, OrgLinkWriter } from '../../../domain/org/org-link.ts';
import { integer, nullable, oneOf, text } from '../../../formats/value-codec.ts';
import { assignments, insertInto, sql } from '../sql.ts';
import { rowCodec } from './rows.ts';
import { Window } from './transaction.ts';

const links = rowCodec<OrgLink>('org_link', {
  id: text,
  orgId: text,
  role: oneOf(...roles),
  createdAt: integer,
  endsAt: nullable(integer),
  revokedAt: nullable(integer),
  mac: text,
});

export class StoredOrgLinks extends Window implements OrgLinkWriter {
  byId(id: string): Promise<OrgLink | null> {
    return this.selectOne(links, sql`where id = ${id}`);
  }

  ofOrg(orgId: string): Promise<OrgLink[]> {
    return this.select(links, sql`where org_id = ${orgId} order by created_at desc, id`);
  }

  all(): Promise<OrgLink[]> {
    return this.select(links, sql`order by org_id, created_at desc, id`);
  }

  async insert(link: OrgLink, audit: AuditEntry): Promise<void> {
    await this.write(insertInto('org_link', links.row(link)), audit);
  }

  async update(link: OrgLink, audit: AuditEntry): Promise<void> {
    await this.write(sql`update org_link set ${assignments(links.row(link))} where id = ${link.id}`, audit);
  }

  async takeNonce(linkId: string, nonce: string, sentAt: number, audit: AuditEntry | null): Promise<boolean> {
    const insert = insertInto('org_nonce', { link_id: linkId, nonce, sent_at: sentAt });
    const isNew = (await this.write(sql`${insert} on conflict do nothing`)) === 1;
    if (isNew && audit !== null) this.transaction.audit(audit);
    return isNew;
  }

  async removeNoncesBefore(sentAt: number): Promise<void> {
    await this.write(sql`delete from org_nonce where sent_at < ${sentAt}`);
  }
}
