// Ctrl-C, a request to end, a terminal that went away: the first one asks the program to finish, a second one, or a
// program that does not, ends it at once. The database rolls back by itself what had not committed.

import { LatchkeyError } from '../domain/errors.ts';

/** Aborts with the error `cancelled` at the first signal. */
export const interruption = new AbortController();

/** As a shell reports a program that the signal ended. */
const exitCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
/** What waits for the network or for time ends at once; making a key or a commit may take so long. */
const graceMs = 3_000;

let longestEndingMs = graceMs;
let exitCode: number | null = null;
let isAwaited = false;

for (const [name, code] of Object.entries(exitCodes)) {
  process.on(name, () => {
    if (interruption.signal.aborted) endNow(code);
    exitCode = code;
    // A terminal is left in a mode of its own by a question that is open; its answer is now "cancelled".
    if (process.stdin.isTTY) process.stdin.setRawMode(false);
    setTimeout(() => endNow(code), longestEndingMs).unref();
    interruption.abort(new LatchkeyError('cancelled'));
  });
}

/** The exit code of a command that a signal ended; null when none did, or when the command was waiting for one. */
export function interruptedExitCode(): number | null {
  return isAwaited ? null : exitCode;
}

/** For programs that run until they are asked to end. */
export function untilInterrupted(): Promise<void> {
  isAwaited = true;
  if (interruption.signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    interruption.signal.addEventListener('abort', () => resolve(), { once: true });
    // A pending promise alone does not keep Node.js running.
    const hold = setInterval(() => undefined, 60_000);
    interruption.signal.addEventListener('abort', () => clearInterval(hold), { once: true });
  });
}

/** For a program that finishes what is under way when it is asked to end: for so long it is not ended by itself. */
export function endGracefully(endingMs: number): void {
  isAwaited = true;
  longestEndingMs = endingMs;
}

function endNow(code: number): never {
  if (process.stderr.isTTY) process.stderr.write('\u001b[?25h\n');
  process.exit(code);
}
