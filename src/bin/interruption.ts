// Ctrl-C and a request to end: the first one asks the program to finish, a second one ends it at once.

import { LatchkeyError } from '../domain/errors.ts';

/** Aborts with the error `cancelled` at the first SIGINT or SIGTERM. */
export const interruption = new AbortController();

for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.on(name, () => {
    if (interruption.signal.aborted) process.exit(130);
    interruption.abort(new LatchkeyError('cancelled'));
  });
}

export function untilInterrupted(): Promise<void> {
  if (interruption.signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    interruption.signal.addEventListener('abort', () => resolve(), { once: true });
    // A pending promise alone does not keep Node.js running.
    const hold = setInterval(() => undefined, 60_000);
    interruption.signal.addEventListener('abort', () => clearInterval(hold), { once: true });
  });
}
