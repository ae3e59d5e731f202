// The channels and the newest messages.

import type { Channel, WrongChannel } from '../../domain/notice/channel.ts';
import type { StoredMessage } from '../../domain/notice/notice-store.ts';
import { iso } from '../../domain/ports.ts';
import type { Act } from '../act.ts';
import type { NoticeAccess } from '../context.ts';

interface ListedNotices {
  channels: readonly Channel[];
  wrongChannels: readonly WrongChannel[];
  messages: StoredMessage[];
}

export const listNotices = {
  act: 'notice.list',
  async run({ notices }, { limit }) {
    const { store, channels, wrongChannels } = await notices();
    return { channels, wrongChannels, messages: await store.read((tx) => tx.notices.newestMessages(limit)) };
  },
  view: ({ channels, wrongChannels, messages }) => ({
    channels: channels.map(({ name, kind, minimumSeverity }) => ({ name, kind, minimumSeverity })),
    messages: messages.map(({ message, standing }) => ({
      id: message.id,
      channel: message.channel,
      recipient: message.recipient,
      severity: message.severity,
      subjectLine: message.subjectLine,
      createdAt: iso(message.createdAt),
      state: standing.state,
      attempts: standing.attempts,
      nextAttemptAt: standing.state === 'pending' ? iso(standing.nextAttemptAt) : null,
      finishedAt: iso(standing.finishedAt),
      detail: standing.detail,
    })),
    wrongChannels: wrongChannels.map(({ name, problem }) => ({ name, problem })),
  }),
} satisfies Act<NoticeAccess, { limit: number }, ListedNotices>;
