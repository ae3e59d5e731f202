// The certificate watch as a loop. Each place is due once a day; a turn costs what is due.

import { minuteMs } from '../domain/ports.ts';
import type { WatchContext } from '../operations/context.ts';
import { runWatches } from '../operations/watch/loops/run-watches.ts';
import type { Loop } from './loop.ts';

export function watchLoop(context: WatchContext): Loop {
  return {
    name: 'watch',
    pauseMs: minuteMs,
    async turn(signal) {
      await runWatches(context, signal);
    },
  };
}
