// A folder that only this user can read and that is gone when its test is over, failed or not.
// Must not be used for anything that outlives one test.

import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What removes the folder: a TestContext, or `{ after }` from node:test for a whole file. */
export interface Ending {
  after(done: () => Promise<void>): void;
}

/** Makes an empty folder of mode 0700 (mkdtemp's own) and removes it with all it holds when the test ends. */
export async function temporaryFolder(test: Ending): Promise<string> {
  // macOS hands out a symbolic link; programs under test report the real path.
  const folder = await mkdtemp(join(await realpath(tmpdir()), 'latchkey-test-'));
  test.after(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}
