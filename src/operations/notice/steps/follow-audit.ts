// Learns what changed since the last sweep from the audit: every change of state writes an entry in its own transaction,
// so none can be missed, and no other operation has to know of notices. An entry says only where to look again; what is
// due follows from the rows themselves.

import { createHash } from 'node:crypto';
import type { AuditSubject } from '../../../domain/audit/audit-entry.ts';
import { type NoticeOwner, ownerKey } from '../../../domain/notice/notice-owner.ts';
import type { ReadTransaction } from '../../../domain/store.ts';
import type { NoticeContext } from '../../context.ts';

const pageSize = 500;

export async function followAudit({ store, clock }: Pick<NoticeContext, 'store' | 'clock'>): Promise<void> {
  for (;;) {
    const news = await store.read(async (tx) => {
      const entries = await tx.audit.page((await tx.facts.get('noticesAuditSequence')) ?? 0, pageSize);
      const subjects = new Map(entries.map(({ subject }) => [`${subject.type}:${subject.id}`, subject]));
      const owners = new Map<string, NoticeOwner>();
      for (const subject of subjects.values())
        for (const owner of await ownersOf(tx, subject)) owners.set(ownerKey(owner), owner);
      return { last: entries.at(-1)?.sequence, owners: [...owners.values()] };
    });
    const { last } = news;
    if (last === undefined) return;
    await store.write(async (tx) => {
      const now = clock.now();
      for (const owner of news.owners) await tx.notices.lookBy(owner, now);
      await tx.facts.set('noticesAuditSequence', last);
    });
  }
}

async function ownersOf(tx: ReadTransaction, { type, id }: AuditSubject): Promise<NoticeOwner[]> {
  switch (type) {
    case 'connection': {
      const connection = await tx.connections.byId(id);
      const own = { type, id };
      return connection === null ? [own] : [own, { type: 'app', id: connection.clientAppId }];
    }
    case 'clientApp':
      return [{ type: 'app', id }];
    case 'keyPair': {
      const pair = await tx.keyPairs.byId(id);
      return pair === null ? [] : [{ type: 'app', id: pair.clientAppId }];
    }
    case 'keyRequest': {
      const request = await tx.keyRequests.byId(id);
      return request === null ? [] : [{ type: 'app', id: request.clientAppId }];
    }
    case 'swap': {
      const swap = await tx.swaps.byId(id);
      return swap === null ? [] : [{ type: 'app', id: swap.clientAppId }];
    }
    case 'watchedCertificate':
      return [{ type: 'watched', id }];
    case 'finding':
      return [{ type, id }];
    default:
      return [];
  }
}

/** Raised when the rules themselves change in a release, so that what an older one planned is planned anew. */
const rulesVersion = 1;

/** Looks at everything again when thresholds, contacts or channels are not those of the last sweep. */
export async function followSettings({ store, clock, channels, noticeSettings }: NoticeContext): Promise<void> {
  const told = channels.map(({ name, kind, minimumSeverity }) => [name, kind, minimumSeverity]);
  const rules = JSON.stringify([rulesVersion, noticeSettings, told]);
  const hash = createHash('sha256').update(rules).digest('hex');
  if ((await store.read((tx) => tx.facts.get('noticesRulesHash'))) === hash) return;
  await store.write(async (tx) => {
    await tx.notices.lookAtAll(clock.now());
    await tx.facts.set('noticesRulesHash', hash);
  });
}
