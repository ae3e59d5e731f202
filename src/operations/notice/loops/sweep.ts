// One sweep: learns what changed, looks at the owners that are due, and claims what is to be told. It sends nothing;
// deliver-notices.ts does. Killed anywhere, it leaves owners that are still due and messages that are claimed whole, and
// the next sweep goes on from there.

import { LatchkeyError } from '../../../domain/errors.ts';
import { type NoticeOwner, ownerKey, theInstallation } from '../../../domain/notice/notice-owner.ts';
import type { NextLook, OwnerLook } from '../../../domain/notice/notice-store.ts';
import { type Receiver, receiverKey } from '../../../domain/notice/receiver.ts';
import { dayMs, type Instant, minuteMs } from '../../../domain/ports.ts';
import type { Secret } from '../../../domain/secret.ts';
import type { WriteTransaction } from '../../../domain/store.ts';
import { auditKeyOf } from '../../audit/steps/audit-key.ts';
import type { NoticeContext } from '../../context.ts';
import { macKey } from '../../vault/steps/mac-key.ts';
import { claimNotices } from '../steps/claim-notices.ts';
import { followAudit, followSettings } from '../steps/follow-audit.ts';
import { followClock } from '../steps/follow-clock.ts';
import { KeptLease } from '../steps/kept-lease.ts';
import { type OwnerView, type ViewNeeds, viewOwners } from '../steps/view-owner.ts';

export interface SweepReport {
  /** False when another process was sweeping. */
  swept: boolean;
  owners: number;
  messages: number;
}

const leaseMs = minuteMs;
const resource = 'notices:sweep';
const pageSize = 200;
/** Owners with something due that are gathered before their messages are written: bounds memory, not digests of fleets. */
const gatherLimit = 10_000;
const contentLifeMs = 90 * dayMs;

/** Finds and claims all that is due now. */
export async function sweepNotices(context: NoticeContext): Promise<SweepReport> {
  const lease = await KeptLease.take(context, resource, leaseMs);
  if (lease === null) return { swept: false, owners: 0, messages: 0 };
  try {
    await begin(context);
    await followClock(context);
    await followAudit(context);
    await followSettings(context);
    const report = await lookAtDue({ ...context, macKey: await auditKeyOf(context) }, lease);
    await end(context);
    return report;
  } finally {
    await lease.release();
  }
}

async function begin({ store, clock }: NoticeContext): Promise<void> {
  if ((await store.read((tx) => tx.facts.get('noticesStartedAt'))) !== null) return;
  await store.write((tx) => tx.facts.set('noticesStartedAt', clock.now()));
}

async function end({ store, clock }: NoticeContext): Promise<void> {
  await store.write(async (tx) => {
    await tx.facts.set('noticesSweptAt', clock.now());
    await tx.notices.dropContentBefore(clock.now() - contentLifeMs, pageSize);
  });
}

type Sweeping = NoticeContext & Pick<ViewNeeds, 'macKey'>;

interface Gathered {
  /** The installation is looked at by each sweep: nothing is planned for it. */
  looks: (OwnerLook | { owner: NoticeOwner; lookAt: null })[];
  byTarget: Map<string, { target: Receiver; owners: NoticeOwner[] }>;
}

async function lookAtDue(context: Sweeping, lease: KeptLease): Promise<SweepReport> {
  const isClockTrusted = await context.isClockTrusted();
  const report = { swept: true, owners: 0, messages: 0 };
  let gathered: Gathered = { looks: [], byTarget: new Map() };
  await lookAtInstallation(context, gathered, isClockTrusted);
  let after: OwnerLook | null = null;
  for (;;) {
    const page: OwnerLook[] = await lookAtPage(context, after, gathered, isClockTrusted);
    report.owners += page.length;
    after = page.at(-1) ?? null;
    if (after === null || gathered.looks.length >= gatherLimit) {
      report.messages += await claimGathered(context, gathered, isClockTrusted, lease);
      gathered = { looks: [], byTarget: new Map() };
    }
    if (after === null || !(await lease.keep())) return report;
  }
}

async function lookAtInstallation(context: Sweeping, gathered: Gathered, isClockTrusted: boolean): Promise<void> {
  const now = context.clock.now();
  const views = await context.store.read((tx) => viewOwners(tx, [theInstallation], context, isClockTrusted, now));
  const due = views.get(ownerKey(theInstallation))?.due ?? [];
  if (due.length > 0) gather(gathered, { owner: theInstallation, lookAt: null }, due);
}

/** Plans the next look at owners with nothing to tell; gathers the others. */
async function lookAtPage(
  context: Sweeping,
  after: OwnerLook | null,
  gathered: Gathered,
  isClockTrusted: boolean,
): Promise<OwnerLook[]> {
  const now = context.clock.now();
  const { page, views } = await context.store.read(async (tx) => {
    const page = await tx.notices.dueOwners(now, after, pageSize);
    const owners = page.map(({ owner }) => owner);
    return { page, views: await viewOwners(tx, owners, context, isClockTrusted, now) };
  });
  const looks = page.map((look) => ({ look, view: viewIn(views, look.owner) }));
  const silent = looks.filter(({ view }) => view.due.length === 0);
  if (silent.length > 0) await context.store.write((tx) => settle(tx, silent, now));
  for (const { look, view } of looks) if (view.due.length > 0) gather(gathered, look, view.due);
  return page;
}

function viewIn(views: ReadonlyMap<string, OwnerView>, owner: NoticeOwner): OwnerView {
  const view = views.get(ownerKey(owner));
  if (view === undefined) throw new TypeError(`no view of ${ownerKey(owner)}`);
  return view;
}

/** Closes what is over and plans the next look of owners that have nothing left to tell. */
async function settle(
  tx: WriteTransaction,
  silent: readonly { look: Gathered['looks'][number]; view: OwnerView }[],
  now: Instant,
): Promise<void> {
  for (const { view } of silent) await tx.notices.closeSubjects(view.over, now);
  const next: NextLook[] = [];
  for (const { look, view } of silent) {
    if (look.lookAt === null) continue;
    if (view.exists) next.push({ seen: look, at: view.nextAt });
    else await tx.notices.forgetOwner(look.owner);
  }
  await tx.notices.lookNext(next);
}

function gather({ looks, byTarget }: Gathered, look: Gathered['looks'][number], due: readonly Receiver[]): void {
  looks.push(look);
  for (const { channel, recipient } of due) {
    const target = { channel, recipient };
    const entry = byTarget.get(receiverKey(target)) ?? { target, owners: [] };
    if (entry.owners.at(-1) !== look.owner) entry.owners.push(look.owner);
    byTarget.set(receiverKey(target), entry);
  }
}

async function claimGathered(
  context: Sweeping,
  { looks, byTarget }: Gathered,
  isClockTrusted: boolean,
  lease: KeptLease,
): Promise<number> {
  if (looks.length === 0) return 0;
  const key = await keyOfMessages(context);
  const messages = await claimNotices(context, [...byTarget.values()], { isClockTrusted, macKey: key }, lease);
  for (let from = 0; from < looks.length; from += pageSize) {
    await planNext(context, looks.slice(from, from + pageSize), isClockTrusted);
  }
  return messages;
}

/** Links need a vault; to be proven, a message takes the one that is there. */
function keyOfMessages(context: NoticeContext): Promise<Secret<Uint8Array> | null> {
  return context.noticeSettings.publicUrl === null ? auditKeyOf(context) : macKey(context).catch(nullWithoutVault);
}

/** A vault that does not open must not keep back the notice that says so; it goes without a link. */
function nullWithoutVault(error: unknown): null {
  if (error instanceof LatchkeyError && error.code.startsWith('vault')) return null;
  throw error;
}

/** Only an owner with nothing left to tell gets a later look: what was not claimed is due again in the next sweep. */
async function planNext(context: Sweeping, looks: Gathered['looks'], isClockTrusted: boolean): Promise<void> {
  await context.store.write(async (tx) => {
    const now = context.clock.now();
    const owners = looks.map(({ owner }) => owner);
    const views = await viewOwners(tx, owners, context, isClockTrusted, now);
    const seen = looks.map((look) => ({ look, view: viewIn(views, look.owner) }));
    await settle(
      tx,
      seen.filter(({ view }) => view.due.length === 0),
      now,
    );
  });
}
