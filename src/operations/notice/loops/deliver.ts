// Sends the messages that are claimed and due, each channel in a lane of its own, so that a slow one delays no other.
// Order of every delivery: count the attempt, send with no transaction open, record the outcome. A crash between the
// receiver's yes and our record sends the same frozen message again, with the same ids: that is the one window in which
// somebody can get a notice twice. A channel that hangs or fails in a way nobody foresaw costs one attempt of one message.

import type { Channel, DeliveryOutcome } from '../../../domain/notice/channel.ts';
import { isProven, type MessageStanding } from '../../../domain/notice/notice-message.ts';
import type { StoredMessage } from '../../../domain/notice/notice-store.ts';
import { afterAttempt, isSpent } from '../../../domain/notice/retry-schedule.ts';
import { minuteMs, secondMs } from '../../../domain/ports.ts';
import { said } from '../../../domain/said.ts';
import type { Secret } from '../../../domain/secret.ts';
import { auditKeyOf } from '../../audit/steps/audit-key.ts';
import type { NoticeContext } from '../../context.ts';
import { auditEntry } from '../../context.ts';
import { KeptLease } from '../steps/kept-lease.ts';
import { SharedWrites } from '../steps/shared-writes.ts';

export interface DeliveryReport {
  sent: number;
  retrying: number;
  givenUp: number;
  /** Channels that another process was sending through. */
  busy: readonly string[];
}

/** Longer than two deliveries in a row may take; see Channel.deliver. */
const leaseMs = 3 * minuteMs;
const pageSize = 50;
/** A channel has a minute; what comes later than this is not waited for. */
const longestDeliveryMs = 65 * secondMs;
/**
 * After so many failures in a row the rest waits for the next run: a server that hangs would hold 10,000 messages for a
 * day, and their attempts would be spent on a channel that is down.
 */
const failuresInARow = 10;

/** Sends all that is due now; an aborted signal lets the deliveries under way end and begins no other. */
export async function deliverNotices(context: NoticeContext, signal?: AbortSignal): Promise<DeliveryReport> {
  const report = { sent: 0, retrying: 0, givenUp: 0, busy: [] as string[] };
  const writes = new SharedWrites(context.store);
  await allEnded(context.channels.map((channel) => deliverThrough(context, writes, channel, report, signal)));
  return report;
}

/** Fails as the first that failed, but not before all have ended: what is under way still needs its lane and its lease. */
async function allEnded(acts: readonly Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(acts)).find((act) => act.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

type Report = { sent: number; retrying: number; givenUp: number; busy: string[] };

async function deliverThrough(
  context: NoticeContext,
  writes: SharedWrites,
  channel: Channel,
  report: Report,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { store, clock } = context;
  const lease = await KeptLease.take(context, `notices:deliver:${channel.name}`, leaseMs);
  if (lease === null) {
    report.busy.push(channel.name);
    return;
  }
  let mayGoOn = true;
  let failed = 0;
  try {
    while (mayGoOn) {
      const page = await store.read((tx) => tx.notices.dueMessages(channel.name, clock.now(), pageSize));
      if (page.length === 0) return;
      const key = await auditKeyOf(context);
      const waiting = page.values();
      const work = async () => {
        for (const stored of waiting) {
          mayGoOn &&= !signal?.aborted && failed < failuresInARow && (await lease.keep());
          if (!mayGoOn) return;
          failed = (await deliverOne(context, writes, channel, stored, key, report)) ? 0 : failed + 1;
        }
      };
      await allEnded(Array.from({ length: Math.min(channel.concurrency, page.length) }, work));
    }
  } finally {
    await lease.release();
  }
}

/** False when the channel did not answer, or asked for another time. */
async function deliverOne(
  context: NoticeContext,
  writes: SharedWrites,
  channel: Channel,
  stored: StoredMessage,
  key: Secret<Uint8Array> | null,
  report: Report,
): Promise<boolean> {
  const { id, message, standing } = stored;
  if (message.id !== id || message.channel !== channel.name || !isProven(stored, key)) {
    await refuse(context, writes, stored, report);
    return true;
  }
  const begun = await writes.write((tx) => tx.notices.beginAttempt(message.id, standing.attempts));
  if (!begun) return true;
  const counted = { ...standing, attempts: standing.attempts + 1 };
  const outcome: DeliveryOutcome = isSpent(counted)
    ? { type: 'permanent', detail: standing.detail ?? said('lastAttemptOpen') }
    : await deliverInTime(context, channel, message);
  await record(context, writes, message, afterAttempt(counted, outcome, context.clock.now()), report);
  return outcome.type === 'accepted' || outcome.type === 'permanent';
}

/**
 * Planted by who can write to the database alone, or its key is gone. It is never sent; what it was to tell is found again by
 * the next sweep, from what is.
 */
async function refuse(
  context: NoticeContext,
  writes: SharedWrites,
  { id, message: { channel, recipient }, standing }: StoredMessage,
  report: Report,
): Promise<void> {
  const now = context.clock.now();
  const detail = said('notProven');
  const refused: MessageStanding = { ...standing, state: 'givenUp', finishedAt: now, detail };
  const subject = { type: 'notice', id, name: '' } as const;
  const told = { channel, recipient, attempts: standing.attempts, detail };
  await writes.write(async (tx) => {
    for (const { owner } of await tx.notices.noticesOfMessage(id)) await tx.notices.lookBy(owner, now);
    await tx.notices.takeBack(id, now);
    const audit = auditEntry(context, 'notice.givenUp', subject, { state: 'pending' }, told);
    await tx.notices.endAttempt(id, refused, audit);
  });
  report.givenUp += 1;
  context.log.write('error', 'A message without proof that this installation wrote it was not sent.', { id, channel });
}

async function deliverInTime(
  { clock, log }: NoticeContext,
  channel: Channel,
  message: StoredMessage['message'],
): Promise<DeliveryOutcome> {
  const ended = new AbortController();
  const tooLate = clock
    .sleep(longestDeliveryMs, ended.signal)
    .then((): DeliveryOutcome => ({ type: 'unknown', detail: said('channelTooLate') }));
  try {
    return await Promise.race([channel.deliver(message), tooLate]);
  } catch (error) {
    log.write('error', 'A channel failed in a way that was not foreseen.', {
      channel: channel.name,
      error: String(error),
    });
    return { type: 'unknown', detail: said('channelFailed') };
  } finally {
    ended.abort();
  }
}

async function record(
  context: NoticeContext,
  writes: SharedWrites,
  { id, subjectLine, channel, recipient }: StoredMessage['message'],
  standing: MessageStanding,
  report: Report,
): Promise<void> {
  const { state, attempts, detail } = standing;
  const subject = { type: 'notice', id, name: subjectLine } as const;
  const told = { channel, recipient, attempts, detail };
  const audit =
    state === 'pending'
      ? null
      : auditEntry(context, state === 'sent' ? 'notice.sent' : 'notice.givenUp', subject, { state: 'pending' }, told);
  await writes.write(async (tx) => {
    await tx.notices.endAttempt(id, standing, audit);
    if (state === 'givenUp') await tx.notices.lookBy({ type: 'delivery', id }, context.clock.now());
  });
  if (state === 'sent') report.sent += 1;
  else if (state === 'givenUp') report.givenUp += 1;
  else report.retrying += 1;
  if (state !== 'sent')
    context.log.write('warn', 'A notice was not delivered.', { id, channel, state, attempts, detail });
}
