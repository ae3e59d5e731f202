// What starting costs: `latchkey status` with ten connections, from the shell to its last line, against a bare `node -e 0`.
// In a checkout, in one that was edited since `npm ci`, and in the package; with the code that Node.js has compiled before in
// its cache, and with an empty cache.

import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildCheckout } from '../scripts/build-checkout.ts';
import { buildPackage } from '../scripts/build-package.ts';
import { addConnection } from '../src/operations/connection/add.ts';
import { openInstallation } from './support/installation.ts';
import { median } from './support/measure.ts';
import { line, targetLine } from './support/print.ts';

const rounds = 15;
const checkout = fileURLToPath(new URL('..', import.meta.url));
const launcher = join(checkout, 'bin/latchkey');

const { context, close, folder, environment } = await openInstallation();
for (let number = 0; number < 10; number += 1) {
  const username = `u${number}@acme.example`;
  await addConnection.run(context, { name: `c${number}`, loginUrl: 'https://login.salesforce.com', username });
}
await close();

/** One row: what is measured, and the most bare starts that it may take; null where that is told and not promised. */
interface Way {
  what: string;
  atMost: number | null;
  run(): number;
}

await buildCheckout(checkout);
const edited = editedCheckout();
const installed = await installedPackage();
const ways: Way[] = [
  { what: 'latchkey --version in a checkout, full cache', atMost: null, run: start(launcher, '--version', 'checkout') },
  { what: 'status in a checkout, full cache', atMost: 3.5, run: start(launcher, 'status', 'checkout') },
  { what: 'status in a checkout, empty cache', atMost: 5, run: emptied(launcher, 'checkout-empty') },
  { what: 'status in an edited checkout, full cache', atMost: null, run: start(edited, 'status', 'edited') },
  { what: 'status in an edited checkout, empty cache', atMost: null, run: emptied(edited, 'edited-empty') },
  { what: 'status in the package, full cache', atMost: 3.5, run: start(installed, 'status', 'package') },
  { what: 'status in the package, empty cache', atMost: 5, run: emptied(installed, 'package-empty') },
];
const bare: number[] = [];
const times = new Map<Way, number[]>(ways.map((way) => [way, []]));
// The first round fills the caches and counts for nothing.
for (let round = -1; round < rounds; round += 1) {
  const took = timed(process.execPath, ['-e', '0'], {});
  if (round >= 0) bare.push(took);
  for (const way of ways) {
    const ms = way.run();
    if (round >= 0) times.get(way)?.push(ms);
  }
}
report();

/** The launcher over this checkout's sources, without what was built of them. */
function editedCheckout(): string {
  const root = join(folder, 'edited');
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  symlinkSync(join(checkout, 'src'), join(root, 'src'));
  symlinkSync(join(checkout, 'node_modules/node'), join(root, 'node_modules/node'));
  return launcherIn(root);
}

/** The package's files over this checkout's dependencies. */
async function installedPackage(): Promise<string> {
  const root = join(folder, 'package');
  await buildPackage(checkout, join(root, 'dist'));
  copyFileSync(join(checkout, 'package.json'), join(root, 'package.json'));
  symlinkSync(join(checkout, 'node_modules'), join(root, 'node_modules'));
  return launcherIn(root);
}

function launcherIn(root: string): string {
  mkdirSync(join(root, 'bin'));
  copyFileSync(launcher, join(root, 'bin/latchkey'));
  return join(root, 'bin/latchkey');
}

function start(command: string, word: string, cache: string): () => number {
  return () => timed(command, [word], { NODE_COMPILE_CACHE: join(folder, cache) });
}

function emptied(command: string, cache: string): () => number {
  return () => {
    rmSync(join(folder, cache), { recursive: true, force: true });
    mkdirSync(join(folder, cache), { mode: 0o700 });
    return start(command, 'status', cache)();
  };
}

function timed(command: string, args: string[], extra: Record<string, string>): number {
  const env = { PATH: process.env.PATH, HOME: folder, ...environment, ...extra };
  const startedAt = performance.now();
  execFileSync(command, args, { env, stdio: 'ignore' });
  return performance.now() - startedAt;
}

function report(): void {
  line('', 'median', 'of bare', 'at best');
  line('node -e 0', `${median(bare).toFixed(0)} ms`, '1.0', '1.0');
  for (const [{ what }, took] of times) {
    const best = Math.min(...took) / Math.min(...bare);
    line(what, `${median(took).toFixed(0)} ms`, against(took).toFixed(1), best.toFixed(1));
  }
  for (const [{ what, atMost }, took] of times) {
    const reached = against(took);
    if (atMost !== null) targetLine(`${what}: ${reached.toFixed(1)} bare starts, to be ${atMost}`, reached <= atMost);
  }
}

/** The median over the rounds, each against the bare start of its own round. */
function against(took: number[]): number {
  return median(took.map((ms, round) => ms / (bare[round] ?? Number.NaN)));
}
