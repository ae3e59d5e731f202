// Builds for a checkout what the package has, so that its commands start as fast: node_modules/.cache/latchkey/dist, with a list
// of every file that it was made of. Run by npm (prepare). Who starts it: bin/latchkey where it trusts the folder, then
// start-checkout.ts where no file of the list was touched since; else the sources run.

import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildPackage } from './build-package.ts';
import { changedAt, fileState } from './file-state.ts';

/** What makes another build without being a part of it. */
const makers = ['package.json', 'package-lock.json', 'tsconfig.json', 'scripts/build-package.ts'];

/** Errors: what buildPackage refuses, and a file that changes meanwhile. Then no build is left. */
export async function buildCheckout(root: string): Promise<void> {
  const cache = join(root, 'node_modules/.cache/latchkey');
  const dist = join(cache, 'dist');
  await rm(dist, { recursive: true, force: true });
  // bin/latchkey asks that nobody else can write any of these folders, since what lies in them is run.
  await mkdir(dirname(cache), { recursive: true, mode: 0o755 });
  await mkdir(cache, { recursive: true, mode: 0o700 });
  const work = await mkdtemp(join(cache, 'build-'));
  try {
    const draft = join(work, 'dist');
    // As the file system counts time: what it changes from here on bears no earlier instant.
    const startedAt = changedAt(fileState(work));
    const states = new Map(makers.map((file) => [join(root, file), fileState(join(root, file))]));
    const read = await buildPackage(root, draft, { 'start-checkout': join(root, 'scripts/start-checkout.ts') });
    for (const [file, state] of read) states.set(file, state);
    for (const [file, state] of states) {
      if (changedAt(state) >= startedAt) throw new Error(`${file} changed while it was read`);
    }
    const madeOf = [...states].map(([file, state]) => [relative(root, file), state]);
    await writeFile(join(draft, 'made-of.json'), JSON.stringify(madeOf));
    await chmod(draft, 0o700);
    await rename(draft, dist);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

if (import.meta.main) await buildCheckout(fileURLToPath(new URL('..', import.meta.url)));
