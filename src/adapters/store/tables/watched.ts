// Certificates that are watched elsewhere, and findings, in the database.

import type { AuditEntry } from '../../../domain/audit/audit-entry.ts';
import { LatchkeyError } from '../../../domain/errors.ts';
import type { Finding, WatchedCertificate } from '../../../domain/notice/notice-item.ts';
import type { FindingWriter, WatchedCertificateWriter } from '../../../domain/notice/notice-store.ts';
import { insertInto, sql } from '../sql.ts';
import type { Transaction } from './transaction.ts';

export class StoredWatchedCertificates implements WatchedCertificateWriter {
  readonly #transaction: Transaction;

  constructor(transaction: Transaction) {
    this.#transaction = transaction;
  }

  async byId(id: string): Promise<WatchedCertificate | null> {
    const row = await this.#transaction.queries.first<{ content: string }>(
      sql`select content from watched_certificate where id = ${id}`,
    );
    return row && JSON.parse(row.content);
  }

  async page(afterId: string, limit: number): Promise<WatchedCertificate[]> {
    const rows = await this.#transaction.queries.all<{ content: string }>(
      sql`select content from watched_certificate where id > ${afterId} order by id limit ${limit}`,
    );
    return rows.map((row) => JSON.parse(row.content));
  }

  async insert(watched: WatchedCertificate, audit: AuditEntry): Promise<void> {
    const row = { id: watched.id, content: JSON.stringify(watched) };
    await this.#transaction.queries.run(insertInto('watched_certificate', row));
    this.#transaction.audit(audit);
  }

  async update(watched: WatchedCertificate, audit: AuditEntry): Promise<void> {
    const content = JSON.stringify(watched);
    const written = await this.#transaction.queries.run(
      sql`update watched_certificate set content = ${content} where id = ${watched.id}`,
    );
    if (written === 0) throw new LatchkeyError('changedMeanwhile', { what: `The watched "${watched.label}"` });
    this.#transaction.audit(audit);
  }

  async remove(id: string, audit: AuditEntry): Promise<void> {
    await this.#transaction.queries.run(sql`delete from watched_certificate where id = ${id}`);
    this.#transaction.audit(audit);
  }
}

export class StoredFindings implements FindingWriter {
  readonly #transaction: Transaction;

  constructor(transaction: Transaction) {
    this.#transaction = transaction;
  }

  async byId(id: string): Promise<Finding | null> {
    const row = await this.#transaction.queries.first<{ content: string }>(
      sql`select content from finding where id = ${id}`,
    );
    return row && JSON.parse(row.content);
  }

  async standingPage(afterId: string, limit: number): Promise<Finding[]> {
    const rows = await this.#transaction.queries.all<{ content: string }>(
      sql`select content from finding where ended_at is null and id > ${afterId} order by id limit ${limit}`,
    );
    return rows.map((row) => JSON.parse(row.content));
  }

  async insert(finding: Finding, audit: AuditEntry): Promise<void> {
    const row = { id: finding.id, content: JSON.stringify(finding), ended_at: finding.endedAt };
    await this.#transaction.queries.run(insertInto('finding', row));
    this.#transaction.audit(audit);
  }

  async update(finding: Finding, audit: AuditEntry): Promise<void> {
    const content = JSON.stringify(finding);
    const written = await this.#transaction.queries.run(
      sql`update finding set content = ${content}, ended_at = ${finding.endedAt} where id = ${finding.id}`,
    );
    if (written === 0) throw new LatchkeyError('changedMeanwhile', { what: `The finding "${finding.title}"` });
    this.#transaction.audit(audit);
  }
}
