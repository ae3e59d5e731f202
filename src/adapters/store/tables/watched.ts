// Certificates that are watched elsewhere, and findings, in the database.

import type { AuditEntry } from '../../../domain/audit/audit-entry.ts';
import { LatchkeyError } from '../../../domain/errors.ts';
import type { Secret } from '../../../domain/secret.ts';
import type { Finding, FindingWriter } from '../../../domain/watch/finding.ts';
import type { WatchedCertificate, WatchedCertificateWriter } from '../../../domain/watch/watched-certificate.ts';
import { isSameMac, macOf } from '../../../formats/mac.ts';
import { json, text } from '../../../formats/value-codec.ts';
import { assignments, insertInto, type Row, type Sql, sql, storableText } from '../sql.ts';
import { finding } from './finding-content.ts';
import { watchedCertificate } from './notice-content.ts';
import { rowCodec } from './rows.ts';
import { Window } from './transaction.ts';

const watchedRows = rowCodec<{ id: string; content: WatchedCertificate }>('watched_certificate', {
  id: text,
  content: json(watchedCertificate),
});
const findingRows = rowCodec<{ id: string; content: Finding }>('finding', { id: text, content: json(finding) });

export class StoredWatchedCertificates extends Window implements WatchedCertificateWriter {
  async byId(id: string): Promise<WatchedCertificate | null> {
    return (await this.#select(sql`where id = ${id}`))[0] ?? null;
  }

  page(afterId: string, limit: number): Promise<WatchedCertificate[]> {
    return this.#select(sql`where id > ${afterId} order by id limit ${limit}`);
  }

  async #select(rest: Sql): Promise<WatchedCertificate[]> {
    return (await this.select(watchedRows, rest)).map(underItsId);
  }

  async insert(watched: WatchedCertificate, audit: AuditEntry): Promise<void> {
    const row = { id: watched.id, content: JSON.stringify(watched) };
    await this.write(insertInto('watched_certificate', row), audit);
  }

  async update(watched: WatchedCertificate, audit: AuditEntry): Promise<void> {
    const content = JSON.stringify(watched);
    const written = await this.queries.run(
      sql`update watched_certificate set content = ${content} where id = ${watched.id}`,
    );
    if (written === 0) throw new LatchkeyError('changedMeanwhile', { type: 'watched', name: watched.label });
    this.transaction.audit(audit);
  }

  async remove(id: string, audit: AuditEntry): Promise<void> {
    await this.write(sql`delete from watched_certificate where id = ${id}`, audit);
  }
}

export class StoredFindings extends Window implements FindingWriter {
  async byId(id: string): Promise<Finding | null> {
    return (await this.#select(sql`where id = ${id}`))[0] ?? null;
  }

  standingPage(afterId: string, limit: number): Promise<Finding[]> {
    return this.#select(sql`where ended_at is null and id > ${afterId} order by id limit ${limit}`);
  }

  async proven(id: string, key: Secret<Uint8Array> | null): Promise<Finding | 'unproven' | null> {
    const row = await this.queries.first<FrozenRow>(sql`select id, content, mac from finding where id = ${id}`);
    if (row === null) return null;
    const { content } = findingRows.read(row);
    const isOurs = key === null || (row.mac !== null && isSameMac(row.mac, proofOf(key, row.content)));
    return isOurs && content.id === id ? content : 'unproven';
  }

  async isProven(id: string): Promise<boolean> {
    return (await this.proven(id, this.transaction.macKey())) !== 'unproven';
  }

  async #select(rest: Sql): Promise<Finding[]> {
    return (await this.select(findingRows, rest)).map(underItsId);
  }

  async insert(finding: Finding, audit: AuditEntry): Promise<void> {
    await this.write(insertInto('finding', { id: finding.id, ...this.#frozen(finding) }), audit);
  }

  async update(finding: Finding, audit: AuditEntry): Promise<void> {
    const written = await this.queries.run(
      sql`update finding set ${assignments(this.#frozen(finding))} where id = ${finding.id}`,
    );
    if (written === 0) throw new LatchkeyError('changedMeanwhile', { type: 'finding', name: finding.title });
    this.transaction.audit(audit);
  }

  #frozen(finding: Finding): Row {
    const key = this.transaction.macKey();
    const content = storableText(JSON.stringify(finding));
    return { content, ended_at: finding.endedAt, mac: key && proofOf(key, content) };
  }
}

/** Whatever id its content names: pages go on behind the one of the row. */
function underItsId<T>({ id, content }: { id: string; content: T }): T & { id: string } {
  return { ...content, id };
}

interface FrozenRow {
  id: string;
  content: string;
  mac: string | null;
}

/** About the very text: who can write to the database alone has words of his mailed otherwise. */
function proofOf(key: Secret<Uint8Array>, content: string): string {
  return macOf(key.reveal(), 'latchkey finding v1', content).toString('base64url');
}
