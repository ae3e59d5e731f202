// What is due about owners, read within the caller's transaction: when a sweep looks, and again when it claims.

import { monthsAfter } from '../../../domain/installation/heartbeat.ts';
import { appSubjects, shownConnection } from '../../../domain/notice/app-subjects.ts';
import { type DueNotice, dueNotices, nextNoticeLookAt, overNotices } from '../../../domain/notice/due-notices.ts';
import type { ShownConnection } from '../../../domain/notice/notice-item.ts';
import { type NoticeOwner, ownerKey } from '../../../domain/notice/notice-owner.ts';
import type { NoticeSubject } from '../../../domain/notice/notice-subject.ts';
import {
  connectionSubjects,
  deliverySubjects,
  findingSubjects,
  installationSubjects,
  watchedSubjects,
} from '../../../domain/notice/other-subjects.ts';
import type { Instant } from '../../../domain/ports.ts';
import type { Secret } from '../../../domain/secret.ts';
import type { ReadTransaction } from '../../../domain/store.ts';
import type { NoticeContext } from '../../context.ts';
import { installationContacts } from './installation-contacts.ts';

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
  /** False: the row was not written by this installation. Nothing of it is told, nor that it is over. */
  isProven: boolean;
  /** Set when a connection works: who heard of its failure hears that. */
  works: ShownConnection | null;
}

type Settings = NoticeContext['noticeSettings'];

export type ViewNeeds = Pick<NoticeContext, 'channels' | 'noticeSettings'> & {
  /** Of what is told in words of its own. Null: there is no vault, or it does not open. */
  macKey: Secret<Uint8Array> | null;
};

/** The owners of one reading: enough that the way to the database is no cost, few enough that their apps fit in memory. */
const ownersAtOnce = 100;

/** A view of each owner, by its key. Read together: owner by owner, a sweep would wait for the way to the database and nothing else. */
export async function viewOwners(
  tx: ReadTransaction,
  owners: readonly NoticeOwner[],
  context: ViewNeeds,
  isClockTrusted: boolean,
  now: Instant,
): Promise<Map<string, OwnerView>> {
  const views = new Map<string, OwnerView>();
  for (let from = 0; from < owners.length; from += ownersAtOnce) {
    const some = owners.slice(from, from + ownersAtOnce);
    for (const [owner, view] of await viewSome(tx, some, context, isClockTrusted, now)) views.set(owner, view);
  }
  return views;
}

async function viewSome(
  tx: ReadTransaction,
  owners: readonly NoticeOwner[],
  { channels, noticeSettings, macKey }: ViewNeeds,
  isClockTrusted: boolean,
  now: Instant,
): Promise<Map<string, OwnerView>> {
  // Asked together, here and below: each answer of a server takes its way.
  const [subjectsOf, opened] = await Promise.all([
    subjectsOfOwners(tx, owners, noticeSettings, macKey, now),
    tx.notices.openSubjects(owners),
  ]);
  const open = Map.groupBy(opened, ({ owner }) => ownerKey(owner));
  const seen = [...subjectsOf].map(([owner, found]) => {
    const keys = found.subjects.map(({ key }) => key);
    const told = found.isProven ? (open.get(owner) ?? []) : [];
    const over = told.map(({ subject }) => subject).filter((key) => !keys.includes(key));
    return { owner, ...found, keys, over };
  });
  const [claimed, acknowledged] = await Promise.all([
    tx.notices.claimedOf(seen.flatMap(({ keys, over }) => [...keys, ...over])).then(bySubject),
    tx.notices.acknowledgementsOf(seen.flatMap(({ keys }) => keys)).then(bySubject),
  ]);
  const surroundings = { channels, isClockTrusted };
  return new Map(
    seen.map(({ owner, exists, subjects, works, keys, over }) => {
      const ledger = {
        claimed: [...keys, ...over].flatMap((key) => claimed.get(key) ?? []),
        acknowledged: keys.flatMap((key) => acknowledged.get(key) ?? []),
      };
      const due = [
        ...dueNotices(subjects, ledger, surroundings, now),
        ...overNotices(over, ledger, works, surroundings, now),
      ];
      return [owner, { exists, due, over, nextAt: nextNoticeLookAt(subjects, ledger, surroundings, now) }];
    }),
  );
}

function bySubject<T extends { subject: string }>(rows: readonly T[]): Map<string, T[]> {
  return Map.groupBy(rows, ({ subject }) => subject);
}

const gone: Subjects = { exists: false, subjects: [], isProven: true, works: null };

function found(subjects: NoticeSubject[], works: ShownConnection | null = null): Subjects {
  return { exists: true, subjects, isProven: true, works };
}

/** Apps and connections, which are many, by a few statements; the others one by one. */
async function subjectsOfOwners(
  tx: ReadTransaction,
  owners: readonly NoticeOwner[],
  settings: Settings,
  macKey: ViewNeeds['macKey'],
  now: Instant,
): Promise<Map<string, Subjects>> {
  const idsOf = (type: NoticeOwner['type']) => owners.filter((one) => one.type === type).map(({ id }) => id);
  const subjects = new Map([
    ...(await subjectsOfApps(tx, idsOf('app'), settings, now)),
    ...(await subjectsOfConnections(tx, idsOf('connection'), settings)),
  ]);
  const inOrder = new Map<string, Subjects>();
  for (const owner of owners) {
    const key = ownerKey(owner);
    inOrder.set(key, subjects.get(key) ?? (await subjectsOf(tx, owner, settings, macKey, now)));
  }
  return inOrder;
}

async function subjectsOfApps(
  tx: ReadTransaction,
  ids: readonly string[],
  settings: Settings,
  now: Instant,
): Promise<Map<string, Subjects>> {
  if (ids.length === 0) return new Map();
  const [apps, allPairs, allConnections, swaps, looks, asked] = await Promise.all([
    tx.clientApps.byIds(ids),
    tx.keyPairs.ofApps(ids),
    tx.connections.ofApps(ids),
    tx.swaps.lastOfApps(ids),
    tx.slotLooks.ofApps(ids),
    tx.keyRequests.ofApps(ids),
  ]);
  const requests = Map.groupBy(asked, ({ clientAppId }) => clientAppId);
  const slotOf = new Map(looks.map((look) => [look.clientAppId, look]));
  const swapOf = new Map(swaps.map((swap) => [swap.clientAppId, swap]));
  const pairs = Map.groupBy(allPairs, ({ clientAppId }) => clientAppId);
  const connections = Map.groupBy(allConnections, ({ clientAppId }) => clientAppId);
  return new Map(
    apps.map((app) => {
      const looked = {
        swap: swapOf.get(app.id) ?? null,
        slot: slotOf.get(app.id) ?? null,
        requests: requests.get(app.id) ?? [],
      };
      const facts = { app, pairs: pairs.get(app.id) ?? [], connections: connections.get(app.id) ?? [], ...looked };
      return [ownerKey({ type: 'app', id: app.id }), found(appSubjects(facts, settings, now))];
    }),
  );
}

async function subjectsOfConnections(
  tx: ReadTransaction,
  ids: readonly string[],
  settings: Settings,
): Promise<Map<string, Subjects>> {
  if (ids.length === 0) return new Map();
  const connections = await tx.connections.byIds(ids);
  // What works has no failure to tell, and its app is not read.
  const appIds = [...new Set(connections.filter(({ failure }) => failure !== null).map((one) => one.clientAppId))];
  const apps = new Map((await tx.clientApps.byIds(appIds)).map((app) => [app.id, app]));
  const pairs = Map.groupBy(await tx.keyPairs.ofApps(appIds), ({ clientAppId }) => clientAppId);
  return new Map(
    connections.map((connection) => {
      const app = apps.get(connection.clientAppId);
      const works = connection.failure === null ? shownConnection(connection) : null;
      return [
        ownerKey({ type: 'connection', id: connection.id }),
        found(
          app === undefined ? [] : connectionSubjects(connection, { app, pairs: pairs.get(app.id) ?? [] }, settings),
          works,
        ),
      ];
    }),
  );
}

async function subjectsOf(
  tx: ReadTransaction,
  { type, id }: NoticeOwner,
  settings: Settings,
  macKey: ViewNeeds['macKey'],
  now: Instant,
): Promise<Subjects> {
  switch (type) {
    // Those that are there were read with the others.
    case 'app':
    case 'connection':
      return gone;
    case 'watched': {
      const watched = await tx.watchedCertificates.byId(id);
      return watched === null ? gone : found(watchedSubjects(watched, await withContacts(tx, settings), now));
    }
    case 'finding': {
      const finding = await tx.findings.proven(id, macKey);
      if (finding === 'unproven') return { ...found([]), isProven: false };
      return finding === null ? gone : found(findingSubjects(finding, await withContacts(tx, settings)));
    }
    case 'delivery': {
      const stored = await tx.notices.message(id);
      if (stored === null) return gone;
      return found(deliverySubjects(stored.message, stored.standing, await installationContacts(tx, settings)));
    }
    case 'installation':
      return found(await subjectsOfInstallation(tx, settings, now));
  }
}

async function withContacts(tx: ReadTransaction, settings: Settings): Promise<Settings> {
  return { ...settings, defaultContacts: await installationContacts(tx, settings) };
}

async function subjectsOfInstallation(tx: ReadTransaction, settings: Settings, now: Instant): Promise<NoticeSubject[]> {
  const startedAt = (await tx.facts.get('noticesStartedAt')) ?? now;
  const heartbeats = {
    notices: await tx.facts.get('noticesSweptAt'),
    reconciler: await tx.facts.get('reconcilerRanAt'),
    watch: await tx.facts.get('watchRanAt'),
  };
  const troubles = (await tx.facts.get('troubles')) ?? [];
  const contacts = await installationContacts(tx, settings);
  const none = { connections: 0, failing: 0, sent: 0, givenUp: 0 };
  const drafted = installationSubjects({ startedAt, heartbeats, troubles, ...none }, settings, contacts, now);
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
  return installationSubjects({ startedAt, heartbeats, troubles, ...counted }, settings, contacts, now);
}
