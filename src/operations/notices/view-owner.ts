// What is due about one owner, read within the caller's transaction: when a sweep looks, and again when it claims.

import { appSubjects, shownConnection } from '../../domain/expiry/app-subjects.ts';
import { type DueNotice, dueNotices, nextLookAt, overNotices } from '../../domain/expiry/due-notices.ts';
import { monthsAfter } from '../../domain/expiry/heartbeat.ts';
import type { ShownConnection } from '../../domain/expiry/notice-item.ts';
import type { NoticeSubject } from '../../domain/expiry/notice-subject.ts';
import {
  connectionSubjects,
  deliverySubjects,
  findingSubjects,
  installationSubjects,
  watchedSubjects,
} from '../../domain/expiry/other-subjects.ts';
import type { Instant } from '../../domain/ports.ts';
import type { ReadTransaction } from '../../domain/store.ts';
import type { NoticeContext } from './notice-context.ts';

export const installationOwner = 'installation';

export interface OwnerView {
  /** False when the thing itself is gone. */
  exists: boolean;
  due: DueNotice[];
  /** Subjects that were told and are none any more. */
  over: string[];
  /** When time alone opens something; null: never. */
  nextAt: Instant | null;
}

interface Subjects {
  exists: boolean;
  subjects: NoticeSubject[];
  /** Set when a connection works: who heard of its failure hears that. */
  works: ShownConnection | null;
}

export async function viewOwner(
  tx: ReadTransaction,
  owner: string,
  { channels, noticeSettings }: Pick<NoticeContext, 'channels' | 'noticeSettings'>,
  isClockTrusted: boolean,
  now: Instant,
): Promise<OwnerView> {
  const { exists, subjects, works } = await subjectsOfOwner(tx, owner, noticeSettings, now);
  const keys = subjects.map((subject) => subject.key);
  const over = (await tx.notices.openSubjects(owner)).filter((key) => !keys.includes(key));
  const ledger = {
    claimed: await tx.notices.claimedOf([...keys, ...over]),
    acknowledged: await tx.notices.acknowledgementsOf(keys),
  };
  const surroundings = { channels, isClockTrusted };
  return {
    exists,
    due: [...dueNotices(subjects, ledger, surroundings, now), ...overNotices(over, ledger, works, surroundings, now)],
    over,
    nextAt: nextLookAt(subjects, ledger, surroundings, now),
  };
}

const gone: Subjects = { exists: false, subjects: [], works: null };

async function subjectsOfOwner(
  tx: ReadTransaction,
  owner: string,
  settings: NoticeContext['noticeSettings'],
  now: Instant,
): Promise<Subjects> {
  const [kind = '', id = ''] = owner.split(':');
  const found = (subjects: NoticeSubject[], works: ShownConnection | null = null) => ({
    exists: true,
    subjects,
    works,
  });
  switch (kind) {
    case 'app': {
      const app = await tx.clientApps.byId(id);
      if (app === null) return gone;
      const pairs = await tx.keyPairs.ofApp(id);
      return found(appSubjects({ app, pairs, connections: await tx.connections.ofApp(id) }, settings, now));
    }
    case 'connection': {
      const connection = await tx.connections.byId(id);
      if (connection === null) return gone;
      const works = connection.failure === null ? shownConnection(connection) : null;
      return found(connectionSubjects(connection, settings), works);
    }
    case 'watched': {
      const watched = await tx.watchedCertificates.byId(id);
      return watched === null ? gone : found(watchedSubjects(watched, settings, now));
    }
    case 'finding': {
      const finding = await tx.findings.byId(id);
      return finding === null ? gone : found(findingSubjects(finding, settings));
    }
    case 'delivery': {
      const stored = await tx.notices.message(id);
      return stored === null ? gone : found(deliverySubjects(stored.message, stored.standing, settings));
    }
    case installationOwner:
      return found(await subjectsOfInstallation(tx, settings, now));
    default:
      throw new TypeError(`no owner of notices: ${owner}`);
  }
}

async function subjectsOfInstallation(
  tx: ReadTransaction,
  settings: NoticeContext['noticeSettings'],
  now: Instant,
): Promise<NoticeSubject[]> {
  const startedAt = (await tx.facts.get('noticesStartedAt')) ?? now;
  const heartbeats = {
    notices: await tx.facts.get('noticesSweptAt'),
    reconciler: await tx.facts.get('reconcilerRanAt'),
  };
  const none = { connections: 0, failing: 0, sent: 0, givenUp: 0 };
  const drafted = installationSubjects({ startedAt, heartbeats, ...none }, settings, now);
  const monthly = drafted.filter(({ item }) => item.type === 'allWell').map(({ key }) => key);
  // Counting reads every connection: only once a month, when the message is about to be written.
  if (monthly.length === 0 || (await tx.notices.claimedOf(monthly)).length > 0) return drafted;
  const counts = await tx.notices.counts(monthsAfter(startedAt, now).previousAt);
  const total = (state: string) => counts.filter((row) => row.state === state).reduce((sum, row) => sum + row.count, 0);
  const counted = {
    connections: await tx.connections.count(),
    failing: await tx.notices.openEpisodes(),
    sent: total('sent'),
    givenUp: total('givenUp'),
  };
  return installationSubjects({ startedAt, heartbeats, ...counted }, settings, now);
}
