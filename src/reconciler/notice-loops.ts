// Notices as loops: one that sweeps, and a lane for each channel, so that one that is slow or dead delays neither the
// sweeps nor any other channel.

import { secondMs } from '../domain/ports.ts';
import type { NoticeContext } from '../operations/context.ts';
import { type DeliveryReport, deliverNotices } from '../operations/notice/loops/deliver.ts';
import { sweepNotices } from '../operations/notice/loops/sweep.ts';
import type { Loop } from './loop.ts';

const sweepPauseMs = 30 * secondMs;
const lanePauseMs = 5 * secondMs;

export function sweepLoop(context: NoticeContext): Loop {
  return {
    name: 'notices',
    pauseMs: sweepPauseMs,
    async turn() {
      await sweepNotices(context);
    },
  };
}

export function channelLoops(
  context: NoticeContext,
  delivered: (channel: string, report: DeliveryReport) => void,
): Loop[] {
  return context.channels.map((channel) => ({
    name: `channel ${channel.name}`,
    pauseMs: lanePauseMs,
    async turn(signal) {
      const { store, clock } = context;
      // A look is a read; only with something to send is the channel's lease written.
      const [due] = await store.read((tx) => tx.notices.dueMessages(channel.name, clock.now(), 1));
      if (due === undefined) return;
      delivered(channel.name, await deliverNotices({ ...context, channels: [channel] }, signal));
    },
  }));
}
