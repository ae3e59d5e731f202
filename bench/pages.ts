// What the pages cost a browser that has never seen them: bytes over the line as they were packed, the largest paint, and how long
// scripts held the page up (of each task what is above 50 ms), from Chromium's own tracing. Needs Chromium, or says that it lacks.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { temporaryFolder } from './support/installation.ts';
import { median } from './support/measure.ts';
import { line, targetLine } from './support/print.ts';

const loads = 3;
const goals = { firstLoadKb: 250, paintMs: 2_500, blockedMs: 200 };
/** What a page may be opened at: home, and the seven steps of a newcomer. */
const paths = ['/', '/new-connection', '/installation'];
const chromiumAt = process.env.CHROMIUM ?? '/usr/bin/chromium';
const longTaskMs = 50;

interface Load {
  kb: number;
  paintMs: number;
  blockedMs: number;
}

if (existsSync(chromiumAt)) await report();
else console.log(`left out: there is no Chromium at ${chromiumAt} (CHROMIUM names another)`);

async function report(): Promise<void> {
  const { chromium } = await import('playwright-core');
  const launcher = fileURLToPath(new URL('../bin/latchkey', import.meta.url));
  const env = { ...process.env, LATCHKEY_DATA: await temporaryFolder(), LATCHKEY_PORT: '0' };
  const serve = spawn(launcher, ['serve', '--json'], { env, stdio: ['ignore', 'pipe', 'ignore'] });
  const browser = await chromium.launch({ executablePath: chromiumAt, args: ['--no-sandbox'] });
  try {
    const [ready] = await once(createInterface({ input: serve.stdout }), 'line');
    await measureAll(browser, JSON.parse(ready));
  } finally {
    await browser.close();
    serve.kill();
  }
}

async function measureAll(browser: Browser, { url, firstAdminUrl }: { url: string; firstAdminUrl: string }) {
  const state = await signedIn(browser, firstAdminUrl);
  line('page, without a cache', 'KB', 'paint', 'blocked');
  const all: Load[] = [];
  for (const path of paths) {
    const measured: Load[] = [];
    for (let load = 0; load < loads; load += 1) measured.push(await loaded(browser, url + path, state));
    const typical = {
      kb: median(measured.map(({ kb }) => kb)),
      paintMs: median(measured.map(({ paintMs }) => paintMs)),
      blockedMs: median(measured.map(({ blockedMs }) => blockedMs)),
    };
    all.push(typical);
    line(path, typical.kb.toFixed(0), `${typical.paintMs.toFixed(0)} ms`, `${typical.blockedMs.toFixed(0)} ms`);
  }
  const most = (of: (load: Load) => number) => Math.max(...all.map(of));
  targetLine(`first load under ${goals.firstLoadKb} KB packed`, most(({ kb }) => kb) < goals.firstLoadKb);
  targetLine(`largest paint within ${goals.paintMs} ms`, most(({ paintMs }) => paintMs) <= goals.paintMs);
  targetLine(
    `scripts hold it up for ${goals.blockedMs} ms at most`,
    most(({ blockedMs }) => blockedMs) <= goals.blockedMs,
  );
}

type SignedIn = Awaited<ReturnType<Awaited<ReturnType<Browser['newContext']>>['storageState']>>;

async function signedIn(browser: Browser, firstAdminUrl: string): Promise<SignedIn> {
  const context = await browser.newContext({ locale: 'en-US' });
  const page = await context.newPage();
  await page.goto(firstAdminUrl);
  await page.getByLabel('Username').fill('anna');
  await page.getByLabel('Password').fill('correct horse battery');
  await page.getByRole('button', { name: 'Create administrator' }).click();
  await page.getByRole('heading', { name: 'New Connection' }).waitFor();
  const state = await context.storageState();
  await context.close();
  return state;
}

/** A context of its own has an empty cache. */
async function loaded(browser: Browser, address: string, state: SignedIn): Promise<Load> {
  const context = await browser.newContext({ locale: 'en-US', storageState: state });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  let bytes = 0;
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await browser.startTracing(page, { categories: ['toplevel', 'loading', 'blink.user_timing', 'devtools.timeline'] });
  // Events of the server stay open, so the network is never idle.
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.locator('.loading').first().waitFor({ state: 'detached' });
  await page.evaluate(() => new Promise(requestAnimationFrame));
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  await context.close();
  return { kb: bytes / 1_024, ...timesIn(trace.traceEvents) };
}

interface TraceEvent {
  name: string;
  ts: number;
  dur?: number;
  pid: number;
  tid: number;
  args: { data?: { isMainFrame?: boolean; isOutermostMainFrame?: boolean } };
}

/** Times of Chromium are in microseconds. */
function timesIn(events: readonly TraceEvent[]): Pick<Load, 'paintMs' | 'blockedMs'> {
  const paints = events.filter(({ name }) => name === 'largestContentfulPaint::Candidate');
  const last = paints.at(-1);
  const begun = events.filter(({ name, pid }) => name === 'navigationStart' && pid === last?.pid).at(-1);
  if (last === undefined || begun === undefined) throw new Error('the trace tells no largest paint');
  const long = events.filter(
    ({ name, pid, tid, ts, dur = 0 }) =>
      name === 'RunTask' && pid === last.pid && tid === last.tid && ts >= begun.ts && dur > longTaskMs * 1_000,
  );
  return {
    paintMs: (last.ts - begun.ts) / 1_000,
    blockedMs: long.reduce((sum, { dur = 0 }) => sum + dur / 1_000 - longTaskMs, 0),
  };
}
