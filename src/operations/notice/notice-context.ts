// What the operations on notices get from the composition root, besides what all operations get.

import type { Channel } from '../../domain/notice/channel.ts';
import type { NoticeSettings } from '../../domain/notice/notice-settings.ts';
import type { Context } from '../context.ts';

export interface NoticeContext extends Pick<Context, 'store' | 'clock' | 'random' | 'sealer' | 'actor' | 'log'> {
  channels: readonly Channel[];
  noticeSettings: NoticeSettings;
  /** The part of a Message-ID after the @: the domain of the sender's address. */
  messageIdDomain: string;
  /** Names this process in leases. */
  holder: string;
  /** Whether this machine's clock may say that something expired. */
  isClockTrusted(): Promise<boolean>;
}
