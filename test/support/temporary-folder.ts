// A folder that only this user can read and that is gone when its test is over: passed, failed or interrupted.
// Must not be used for anything that outlives one test.

import { rmSync } from 'node:fs';
import { mkdtemp, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What removes the folder: a TestContext, or `{ after }` from node:test for a whole file. */
export interface Ending {
  after(done: () => void): void;
}

const folders = new Set<string>();

/** Makes an empty folder of mode 0700 (mkdtemp's own) and removes it with all it holds when the test ends. */
export async function temporaryFolder(test: Ending): Promise<string> {
  watchForInterruption();
  // macOS hands out a symbolic link; programs under test report the real path.
  const folder = await mkdtemp(join(await realpath(tmpdir()), 'latchkey-test-'));
  folders.add(folder);
  test.after(() => remove(folder));
  return folder;
}

function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  folders.delete(folder);
}

let isWatching = false;

/** A signal ends the process before the hooks of node:test run: remove first, then end by that signal as if unwatched. */
function watchForInterruption(): void {
  if (isWatching) return;
  isWatching = true;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      for (const folder of folders) remove(folder);
      process.kill(process.pid, signal);
    });
  }
}
