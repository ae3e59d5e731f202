// The entries of the audit, a portion at a time, newest first.

import { type AnswerOf, answerOf, client } from '../../api/client.ts';

export type AuditRow = AnswerOf<'audit.list'>['entries'][number];

export interface AuditFilter {
  name?: string;
  action?: string;
  actorName?: string;
}

export const portion = 200;

export async function entriesBefore(filter: AuditFilter, before?: number, limit = portion): Promise<AuditRow[]> {
  const query = { ...filter, limit, ...(before === undefined ? {} : { before }) };
  return (await answerOf(client.GET('/api/audit', { params: { query } }))).entries;
}

/** All that fit, oldest first, as an export stands. */
export async function everyEntry(filter: AuditFilter): Promise<AuditRow[]> {
  const largest = 1_000;
  const found: AuditRow[] = [];
  for (;;) {
    const entries = await entriesBefore(filter, found.at(-1)?.sequence, largest);
    found.push(...entries);
    if (entries.length < largest) return found.reverse();
  }
}
