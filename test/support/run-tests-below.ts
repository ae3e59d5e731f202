// Runs the test files of a folder in one process: to start a process and load the program costs more than most files take.
// Each file becomes a suite of its name, so that its hooks are its own.

import { globSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe } from 'node:test';
import './when-all-is-over.ts';

const suiteFile = 'suite.ts';

/** A test file belongs to the nearest suite.ts above it, so that none is left out. */
export function runTestsBelow(folder: string): void {
  const others = globSync(`*/**/${suiteFile}`, { cwd: folder }).map(dirname);
  const files = globSync('**/*.test.ts', { cwd: folder }).toSorted();
  for (const file of files.filter((one) => !others.some((other) => one.startsWith(`${other}/`)))) {
    const path = join(folder, file);
    describe(relative(join(import.meta.dirname, '..'), path), async () => {
      await import(path);
    });
  }
}
