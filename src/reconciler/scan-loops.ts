// Scans as loops: so many at once in this process.

import { minuteMs, newId, secondMs } from '../domain/ports.ts';
import type { ScanContext } from '../operations/context.ts';
import { cleanScans } from '../operations/scan/loops/clean-scans.ts';
import { runScans } from '../operations/scan/loops/run-scans.ts';
import { runSchedules } from '../operations/scan/loops/run-schedules.ts';
import type { Loop } from './loop.ts';

const atOnce = 3;

export function scanLoops(context: ScanContext): Loop[] {
  const reading = Array.from({ length: atOnce }, (_, index) => {
    const holder = newId(context.random);
    return {
      name: `scans ${index + 1}`,
      pauseMs: 2 * secondMs,
      async turn(signal: AbortSignal) {
        await runScans(context, holder, signal);
      },
    };
  });
  const cleaning = { name: 'scans left', pauseMs: minuteMs, turn: () => cleanScans(context) };
  const scheduling = {
    name: 'scan schedules',
    pauseMs: minuteMs / 4,
    async turn() {
      await runSchedules(context);
    },
  };
  return [...reading, cleaning, scheduling];
}
