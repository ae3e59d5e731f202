// What was changed on our side since the connection was accepted last: the nearest suspects when it fails now.

import type { AuditValue, ChainedAuditEntry } from '../../../domain/audit/audit-entry.ts';
import type { OwnChange } from '../../../domain/diagnosis/facts.ts';
import type { Instant } from '../../../domain/ports.ts';
import type { Whole } from '../../connection/steps/find-connection.ts';
import type { Context } from '../../context.ts';

const entriesRead = 100;
const fields = ['consumerKey', 'username', 'loginUrl', 'audience'];

/** Null: it was never accepted, so that nothing is known to have been right. */
export async function ownChanges(
  { store }: Pick<Context, 'store'>,
  { connection, app, pairs }: Whole,
): Promise<OwnChange[] | null> {
  const { lastAccepted } = connection;
  if (lastAccepted === null) return null;
  const entries = await store.read(async (tx) => [
    ...(await tx.audit.newest(entriesRead, { subjectId: connection.id })),
    ...(await tx.audit.newest(entriesRead, { subjectId: app.id })),
  ]);
  const since = entries.filter(({ at }) => at >= lastAccepted.at).toSorted((a, b) => a.at - b.at);
  const changed = fields.flatMap((field) => changeOf(since, field) ?? []);
  const isIssued = pairs.some(({ issuedAt }) => issuedAt > lastAccepted.at);
  const isJoined = changeOf(since, 'clientAppId') !== null && changed.every(({ what }) => what !== 'consumerKey');
  return [
    ...(isIssued ? [{ what: 'certificate', from: null }] : []),
    ...changed,
    ...(isJoined ? [{ what: 'consumerKey', from: null }] : []),
  ];
}

/** When a backup was put back, where nothing was accepted since: what Salesforce took before may be missing here. */
export async function restoredSinceSuccess(
  { store }: Pick<Context, 'store'>,
  { connection }: Whole,
): Promise<Instant | null> {
  const restoredAt = await store.read((tx) => tx.facts.get('restoredAt'));
  return restoredAt !== null && (connection.lastAccepted?.at ?? 0) < restoredAt ? restoredAt : null;
}

/** Over all of them: what was changed and changed back is as it was at the last success. */
function changeOf(entries: readonly ChainedAuditEntry[], field: string): OwnChange | null {
  const was = entries.map(({ before }) => fieldOf(before, field)).find((value) => value !== undefined);
  const is = entries.map(({ after }) => fieldOf(after, field)).findLast((value) => value !== undefined);
  if (was === undefined || is === undefined || was === is) return null;
  return { what: field, from: typeof was === 'string' ? was : null };
}

function fieldOf(value: AuditValue, field: string): AuditValue | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return (value as { readonly [key: string]: AuditValue })[field];
}
