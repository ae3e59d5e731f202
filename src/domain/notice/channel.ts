// A way to reach people. What the kinds of channel can and cannot do stands in one table; what a delivery came to is one
// of four outcomes, and only `accepted` ends it well.

import type { LatchkeyError } from '../errors.ts';
import type { NoticeMessage } from './notice-message.ts';
import type { Severity } from './steps.ts';

export type ChannelKind = 'mail' | 'webhook' | 'slack' | 'teams' | 'pagerduty';

interface ChannelFacts {
  /** Whether each contact gets a message, or the channel as a whole gets one. */
  recipients: 'contacts' | 'channel';
  /** Whether one message may tell of many subjects. PagerDuty opens one incident per subject. */
  digests: boolean;
  /** Whether the other side keeps something open that has to be told when it is over. */
  resolves: boolean;
  /** The mildest notice that is sent unless the channel says otherwise. */
  minimumSeverity: 'reminder' | 'urgent';
}

export const channelKinds: Readonly<Record<ChannelKind, ChannelFacts>> = {
  mail: {
    recipients: 'contacts',
    digests: true,
    resolves: false,
    minimumSeverity: 'reminder',
  },
  webhook: {
    recipients: 'channel',
    digests: true,
    resolves: true,
    minimumSeverity: 'reminder',
  },
  slack: { recipients: 'channel', digests: true, resolves: false, minimumSeverity: 'reminder' },
  teams: { recipients: 'channel', digests: true, resolves: false, minimumSeverity: 'reminder' },
  pagerduty: {
    recipients: 'channel',
    digests: false,
    resolves: true,
    minimumSeverity: 'urgent',
  },
};

/** A configured channel, as far as the rules look at it. */
export interface ChannelDescription {
  /** Unique in the installation: `mail`, `ops-slack`. */
  name: string;
  kind: ChannelKind;
  minimumSeverity: 'reminder' | 'urgent';
}

export interface Channel extends ChannelDescription {
  /** How many deliveries may be under way at once. */
  concurrency: number;
  /** The address that a mail channel sends from, without the name before it. */
  sender?: string;
  /** Never throws and ends within a minute. `detail` holds no secret. */
  deliver(message: NoticeMessage): Promise<DeliveryOutcome>;
  close(): Promise<void>;
}

export type DeliveryOutcome =
  | { type: 'accepted' }
  /** Not taken now; the same message later may be. */
  | { type: 'temporary'; detail: string }
  /** Not taken, and never will be. */
  | { type: 'permanent'; detail: string }
  /** May have been taken: the answer was lost. The same message is sent again, with the same ids. */
  | { type: 'unknown'; detail: string };

/** A channel that is set wrongly: nobody is told through it, the others go on. */
export interface WrongChannel {
  name: string;
  error: LatchkeyError;
  /** The error in words, for people who may not be at this machine. */
  problem: string;
}

/** Whether a channel wants a notice of this severity; what is over interests those who heard of it. */
export function wants(channel: ChannelDescription, severity: Severity): boolean {
  if (severity === 'info') return channel.kind === 'mail';
  return severity !== 'reminder' || channel.minimumSeverity === 'reminder';
}
