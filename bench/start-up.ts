// What starting costs: `latchkey status` with ten connections, from the shell to its last line, against a bare `node -e 0`.
// Once as it runs every day, with the code that Node has compiled before in its cache, and once with an empty cache.

import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addConnection } from '../src/operations/connection/add.ts';
import { openInstallation } from './support/installation.ts';
import { median } from './support/measure.ts';
import { line, targetLine } from './support/print.ts';

const rounds = 15;
const goal = 5;
const launcher = fileURLToPath(new URL('../bin/latchkey', import.meta.url));

const { context, close, folder, environment } = await openInstallation();
for (let number = 0; number < 10; number += 1) {
  const username = `u${number}@acme.example`;
  await addConnection(context, { name: `c${number}`, loginUrl: 'https://login.salesforce.com', username });
}
await close();

const warmCache = join(folder, 'warm');
const coldCache = join(folder, 'cold');
const ways = {
  bare: () => run(process.execPath, ['-e', '0'], {}),
  shell: () => run(launcher, ['--version'], { NODE_COMPILE_CACHE: warmCache }),
  warm: () => run(launcher, ['status'], { NODE_COMPILE_CACHE: warmCache }),
  cold() {
    rmSync(coldCache, { recursive: true, force: true });
    mkdirSync(coldCache, { mode: 0o700 });
    return run(launcher, ['status'], { NODE_COMPILE_CACHE: coldCache });
  },
};
const times = { bare: [] as number[], shell: [] as number[], warm: [] as number[], cold: [] as number[] };
// The first round fills the caches and counts for nothing.
for (let round = -1; round < rounds; round += 1) {
  for (const name of ['bare', 'shell', 'warm', 'cold'] as const) {
    const took = ways[name]();
    if (round >= 0) times[name].push(took);
  }
}
report();

function run(command: string, args: string[], extra: Record<string, string>): number {
  const env = { PATH: process.env.PATH, HOME: folder, ...environment, ...extra };
  const startedAt = performance.now();
  execFileSync(command, args, { env, stdio: 'ignore' });
  return performance.now() - startedAt;
}

function report(): void {
  line('', 'median', 'of bare', 'at best');
  const show = (what: string, name: keyof typeof times) => {
    const best = Math.min(...times[name]) / Math.min(...times.bare);
    line(what, `${median(times[name]).toFixed(0)} ms`, against(name).toFixed(1), best.toFixed(1));
  };
  show('node -e 0', 'bare');
  show('latchkey --version, compile cache warm', 'shell');
  show('latchkey status, compile cache warm', 'warm');
  show('latchkey status, compile cache empty', 'cold');
  for (const name of ['warm', 'cold'] as const) {
    const reached = against(name);
    targetLine(
      `status with the compile cache ${name}: ${reached.toFixed(1)} bare starts, to be ${goal}`,
      reached <= goal,
    );
  }
}

/** The median over the rounds, each against the bare start of its own round. */
function against(name: keyof typeof times): number {
  return median(times[name].map((took, round) => took / (times.bare[round] ?? Number.NaN)));
}
