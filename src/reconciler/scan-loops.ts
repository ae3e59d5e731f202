// Scans as loops: so many at once in this process.

import { newId, secondMs } from '../domain/ports.ts';
import type { ScanContext } from '../operations/context.ts';
import { runScans } from '../operations/scan/loops/run-scans.ts';
import type { Loop } from './loop.ts';

const atOnce = 3;

export function scanLoops(context: ScanContext): Loop[] {
  return Array.from({ length: atOnce }, (_, index) => {
    const holder = newId(context.random);
    return {
      name: `scans ${index + 1}`,
      pauseMs: 2 * secondMs,
      async turn(signal) {
        await runScans(context, holder, signal);
      },
    };
  });
}
