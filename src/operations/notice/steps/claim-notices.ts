// Claims what is due for each target. Everything is asked again inside the claiming transaction, whether the certificate
// is still in use first of all; then the notices are claimed under their unique key and the message is frozen.

import type { ChannelDescription } from '../../../domain/notice/channel.ts';
import { composeMessage, inMessages } from '../../../domain/notice/compose-message.ts';
import type { DueNotice } from '../../../domain/notice/due-notices.ts';
import { type FrozenMessage, freeze, type NoticePrinter } from '../../../domain/notice/notice-message.ts';
import { type NoticeOwner, ownerKey } from '../../../domain/notice/notice-owner.ts';
import type { Claim } from '../../../domain/notice/notice-store.ts';
import { type Receiver, receiverKey } from '../../../domain/notice/receiver.ts';
import { type Instant, newId } from '../../../domain/ports.ts';
import type { Secret } from '../../../domain/secret.ts';
import type { WriteTransaction } from '../../../domain/store.ts';
import type { NoticeContext } from '../../context.ts';
import { auditEntry } from '../../context.ts';
import type { KeptLease } from './kept-lease.ts';
import { type ViewNeeds, viewOwners } from './view-owner.ts';

/** So many notices in one mail at most; a fleet of 400 is one mail. */
const digestLimit = 1_000;

interface TargetOwners {
  target: Receiver;
  owners: readonly NoticeOwner[];
}

interface Claiming {
  isClockTrusted: boolean;
  /** Of links and of the proof that a message is ours. Null: there is no vault, or it does not open. */
  macKey: Secret<Uint8Array> | null;
}

interface Freezing extends Claiming {
  printer: NoticePrinter;
}

/** How many messages were claimed. Several targets share a transaction; it looks at no more than a full digest. */
export async function claimNotices(
  context: NoticeContext & Pick<ViewNeeds, 'macKey'>,
  targets: readonly TargetOwners[],
  claiming: Claiming,
  lease: KeptLease,
): Promise<number> {
  let messages = 0;
  const freezing = { ...claiming, printer: await context.printer() };
  for (const batch of batchesOf(targets)) {
    if (!(await lease.keep())) return messages;
    messages += await context.store.write((tx) => claimBatch(tx, context, batch, freezing));
  }
  return messages;
}

function batchesOf(targets: readonly TargetOwners[]): TargetOwners[][] {
  const batches: TargetOwners[][] = [];
  let room = 0;
  for (const { target, owners } of targets) {
    for (let from = 0; from < owners.length; from += digestLimit) {
      const page = { target, owners: owners.slice(from, from + digestLimit) };
      if (page.owners.length > room) {
        batches.push([]);
        room = digestLimit;
      }
      batches.at(-1)?.push(page);
      room -= page.owners.length;
    }
  }
  return batches;
}

async function claimBatch(
  tx: WriteTransaction,
  context: NoticeContext & Pick<ViewNeeds, 'macKey'>,
  batch: readonly TargetOwners[],
  { isClockTrusted, ...freezing }: Freezing,
): Promise<number> {
  const now = context.clock.now();
  // One reading serves every target: what is due to one does not depend on what another was told.
  const owners = new Map(batch.flatMap(({ owners }) => owners.map((owner) => [ownerKey(owner), owner])));
  const views = await viewOwners(tx, [...owners.values()], context, isClockTrusted, now);
  const claims: Claim[] = [];
  for (const { target, owners } of batch) {
    const channel = context.channels.find(({ name }) => name === target.channel);
    if (channel === undefined) continue;
    const due = owners.flatMap((owner) =>
      (views.get(ownerKey(owner))?.due ?? [])
        .filter((notice) => receiverKey(notice) === receiverKey(target))
        .map((notice) => ({ ...notice, owner })),
    );
    for (const notices of inMessages(channel, due, digestLimit)) {
      const frozen = compose(context, channel, target, notices, freezing, now);
      claims.push({ ...frozen, notices, audit: claimed(context, frozen) });
    }
  }
  return tx.notices.claim(claims, now);
}

function compose(
  { random, messageIdDomain, noticeSettings: { publicUrl } }: NoticeContext,
  channel: ChannelDescription,
  { recipient }: Receiver,
  notices: readonly DueNotice[],
  { macKey, printer }: Pick<Freezing, 'macKey' | 'printer'>,
  now: Instant,
): FrozenMessage {
  const told = notices.map(({ subject, occasion, severity, item }) => ({ subject, occasion, severity, item }));
  const link = publicUrl === null || macKey === null ? null : { publicUrl, key: macKey };
  const parts = { printer, id: newId(random), channel, recipient, messageIdDomain, pagesUrl: publicUrl, link, now };
  return freeze(composeMessage(told, parts), macKey);
}

function claimed(context: NoticeContext, { message }: FrozenMessage) {
  const { id, subjectLine, channel, recipient, notices } = message;
  const subject = { type: 'notice', id, name: subjectLine } as const;
  return auditEntry(context, 'notice.claimed', subject, null, { channel, recipient, notices: notices.length });
}
