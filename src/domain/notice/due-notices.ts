// Which notices are due: the subjects' open steps, less what was told, acknowledged or is not wanted. Pure, and the same
// function runs twice: when a sweep looks, and again inside the transaction that claims.

import type { Instant } from '../ports.ts';
import { type ChannelDescription, channelKinds, wants } from './channel.ts';
import type { NoticeItem } from './notice-item.ts';
import type { NoticeSubject } from './notice-subject.ts';
import { episodeSince } from './other-subjects.ts';
import { type Receiver, receiverKey } from './receiver.ts';
import { type Acknowledgement, nextStepAt, openStep, type Severity, type Step, withAcknowledgements } from './steps.ts';

/** A notice that was claimed: it will be told, or was. Unique by (subject, occasion, recipient, channel). */
export interface ClaimedNotice extends Receiver {
  subject: string;
  occasion: string;
  urgency: Instant;
  severity: Severity;
  /** Claimed while the clock was ahead: the same may be claimed once more. */
  takenBackAt: Instant | null;
}

export interface DueNotice extends ClaimedNotice {
  takenBackAt: null;
  item: NoticeItem;
}

export interface Ledger {
  claimed: readonly ClaimedNotice[];
  acknowledged: readonly Acknowledgement[];
}

interface Surroundings {
  channels: readonly ChannelDescription[];
  isClockTrusted: boolean;
}

/** What is due for each target: at most one notice per subject, the most urgent. */
export function dueNotices(
  subjects: readonly NoticeSubject[],
  ledger: Ledger,
  { channels, isClockTrusted }: Surroundings,
  now: Instant,
): DueNotice[] {
  return subjects.flatMap((subject) => {
    const acknowledged = ledger.acknowledged.filter((one) => one.subject === subject.key);
    const claimed = ledger.claimed.filter((one) => one.subject === subject.key);
    return audience(subject, channels).flatMap(({ target, channel, steps }) => {
      const step = openStep(withAcknowledgements(steps, acknowledged), now, isClockTrusted);
      if (step === null || !wants(channel, step.severity) || isTold(claimed, target, step)) return [];
      const { occasion, dueAt: urgency, severity } = step;
      const item = isClockTrusted ? subject.item : doubted(subject.item);
      return [{ subject: subject.key, occasion, urgency, severity, takenBackAt: null, item, ...target }];
    });
  });
}

/** A clock that runs ahead makes a milder step due; its words must not say what the step itself would have to wait for. */
function doubted(item: NoticeItem): NoticeItem {
  return 'certificate' in item ? { ...item, certificate: { ...item.certificate, isClockDoubted: true } } : item;
}

/** Told already, or something more urgent was: thresholds may have changed since, and nobody is told less after more. */
function isTold(claimed: readonly ClaimedNotice[], target: Receiver, step: Step): boolean {
  const key = receiverKey(target);
  return claimed.some(
    (one) =>
      receiverKey(one) === key &&
      one.takenBackAt === null &&
      (one.occasion === step.occasion || one.urgency >= step.dueAt),
  );
}

interface Audience {
  target: Receiver;
  channel: ChannelDescription;
  steps: readonly Step[];
}

/** Every target of a subject with all steps that concern it: a contact of two connections hears the thresholds of both. */
function audience(subject: NoticeSubject, channels: readonly ChannelDescription[]): Audience[] {
  const found = new Map<string, Audience & { steps: Step[] }>();
  for (const channel of channels) {
    for (const { contacts, steps } of subject.hearers) {
      const recipients = channelKinds[channel.kind].recipients === 'contacts' ? contacts : [''];
      for (const recipient of recipients) {
        const target = { channel: channel.name, recipient };
        const entry = found.get(receiverKey(target)) ?? { target, channel, steps: [] };
        entry.steps.push(...steps);
        found.set(receiverKey(target), entry);
      }
    }
  }
  if (subject.except !== null) found.delete(receiverKey(subject.except));
  return [...found.values()];
}

/**
 * What is due to those who were told of a subject that is none any more. A failure that ended is told to all of them
 * (unless the connection was removed or fails anew); of the rest only channels hear that keep something open.
 */
export function overNotices(
  over: readonly string[],
  ledger: Ledger,
  worksAgain: Extract<NoticeItem, { type: 'worksAgain' }>['connection'],
  { channels }: Surroundings,
  now: Instant,
): DueNotice[] {
  return over.flatMap((subject) => {
    const since = episodeSince(subject);
    const hasRecovered = since !== null && worksAgain !== null;
    const item: NoticeItem = hasRecovered ? { type: 'worksAgain', connection: worksAgain, since } : { type: 'over' };
    return lastTold(ledger.claimed.filter((one) => one.subject === subject)).flatMap((last) => {
      const channel = channels.find(({ name }) => name === last.channel);
      const isHeard = channel !== undefined && (hasRecovered || channelKinds[channel.kind].resolves);
      if (!isHeard || last.severity === 'resolved' || last.severity === 'info') return [];
      const again = last.takenBackAt === null ? '' : `:${last.takenBackAt}`;
      const occasion = hasRecovered ? 'worksAgain' : `${last.occasion}:over${again}`;
      const { recipient } = last;
      const urgency = Math.max(now, last.urgency + 1);
      const notice = { subject, occasion, urgency, severity: 'resolved', takenBackAt: null, item } as const;
      return [{ ...notice, channel: last.channel, recipient }];
    });
  });
}

function lastTold(claimed: readonly ClaimedNotice[]): ClaimedNotice[] {
  const last = new Map<string, ClaimedNotice>();
  for (const one of claimed) {
    const known = last.get(receiverKey(one));
    if (known === undefined || one.urgency > known.urgency) last.set(receiverKey(one), one);
  }
  return [...last.values()];
}

const untrustedClockPauseMs = 3_600_000;

/** When to look at these subjects again although nothing about them changed; null: time alone opens nothing. */
export function nextNoticeLookAt(
  subjects: readonly NoticeSubject[],
  ledger: Ledger,
  { isClockTrusted }: Surroundings,
  now: Instant,
): Instant | null {
  const times = subjects.flatMap((subject) => {
    const acknowledged = ledger.acknowledged.filter((one) => one.subject === subject.key);
    return subject.hearers.flatMap(({ steps }) => {
      const left = withAcknowledgements(steps, acknowledged);
      const isHeld = !isClockTrusted && left.some((step) => step.needsTrustedClock && step.dueAt <= now);
      return [nextStepAt(left, now), isHeld ? now + untrustedClockPauseMs : null];
    });
  });
  const known = times.filter((time) => time !== null);
  return known.length === 0 ? null : Math.min(...known);
}
