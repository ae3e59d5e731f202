// The certificate watch as a loop. Each place is due once a day; a turn costs what is due.

import { minuteMs } from '../domain/ports.ts';
import { runWatches } from '../operations/watch/run-watches.ts';
import type { WatchContext } from '../operations/watch/watch-context.ts';
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
