// How long somebody waits who gave something wrong again and again: some tries are free, then the wait doubles.

import { secondMs } from '../ports.ts';

const freeTries = 5;

export function waitAfterMs(failures: number, longestMs: number): number {
  return failures < freeTries ? 0 : Math.min(longestMs, 2 ** (failures - freeTries) * secondMs);
}
