// What is made once for all files of a process is cleared away after the last of them.
// `after` belongs to the file that is being read: run-tests-below.ts reads this one before it reads any of them.

import { after } from 'node:test';

const clearings: (() => unknown)[] = [];

export function whenAllIsOver(clear: () => unknown): void {
  clearings.push(clear);
}

after(async () => {
  for (const clear of clearings) await clear();
});
