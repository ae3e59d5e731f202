// Which connections stand elsewhere, perhaps, since an entry of the audit: every change of state has one.

import type { AuditSubjectType } from '../../../domain/audit/audit-verbs.ts';
import type { Connection } from '../../../domain/connection/connection.ts';
import type { ReadTransaction } from '../../../domain/store.ts';

/** More than these, and reading all is quicker. */
const mostEntries = 200;

/** What an entry is about: a connection, what connections stand on, nothing of theirs, or perhaps everything. */
const about: Record<AuditSubjectType, 'connection' | 'clientApp' | 'keyPair' | 'nothing' | 'everything'> = {
  connection: 'connection',
  clientApp: 'clientApp',
  keyPair: 'keyPair',
  keyRequest: 'nothing',
  vault: 'everything',
  database: 'everything',
  notice: 'nothing',
  calendarFeed: 'nothing',
  watchedCertificate: 'nothing',
  finding: 'nothing',
  person: 'nothing',
  passkey: 'nothing',
  invitation: 'nothing',
  apiToken: 'nothing',
  scan: 'nothing',
  scanSchedule: 'nothing',
  scanExclusion: 'nothing',
  swap: 'nothing',
  rollout: 'nothing',
  proof: 'nothing',
  orgFact: 'nothing',
  orgLink: 'nothing',
};

/** Those entries that touch more than what they name. */
const farReaching: readonly string[] = ['keyPair.moved', 'clientApp.merged'];

export async function changedSince(
  tx: ReadTransaction,
  sequence: number,
): Promise<{ connections: Connection[]; gone: string[] } | 'unclear'> {
  const entries = await tx.audit.page(sequence, mostEntries + 1);
  if (entries.length > mostEntries) return 'unclear';
  const named = { connection: new Set<string>(), clientApp: new Set<string>(), keyPair: new Set<string>() };
  for (const { action, subject } of entries) {
    const kind = about[subject.type as AuditSubjectType] ?? 'everything';
    if (kind === 'everything' || farReaching.includes(action)) return 'unclear';
    if (kind !== 'nothing') named[kind].add(subject.id);
  }
  for (const id of named.keyPair) {
    const pair = await tx.keyPairs.byId(id);
    if (pair === null) return 'unclear';
    named.clientApp.add(pair.clientAppId);
  }
  const present = await tx.connections.byIds([...named.connection]);
  const there = new Set(present.map(({ id }) => id));
  const gone = [...named.connection].filter((id) => !there.has(id));
  for (const { clientAppId } of present) named.clientApp.add(clientAppId);
  const ofApps = await tx.connections.ofApps([...named.clientApp]);
  return { connections: [...present, ...ofApps], gone };
}
