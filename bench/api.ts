// What `serve` with pages costs while 10,000 connections lie in its database: requests at 200 a second, each kind in turns of its
// own beside an empty route, their 99th percentile against that route's; and the resident memory of the process on the way. The
// caller restricted to a label reaches a tenth of the fleet.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { writeFleet } from './support/fleet.ts';
import { openInstallation, temporaryFolder } from './support/installation.ts';
import { median } from './support/measure.ts';
import { line, targetLine } from './support/print.ts';
import { runAgain } from './support/process.ts';

const connections = 10_000;
const label = 'tenth';
const perSecond = 200;
const turns = 6;
const turnMs = 2_000;
const atMost = 5;
const goalMb = 160;
/** Anew for each turn: the server ends what asks nothing for a while. */
let agent = new Agent();

const [, , act, folder = ''] = process.argv;
if (act === 'prepare') await prepare();
else await report();

async function prepare(): Promise<void> {
  const installation = await openInstallation(folder);
  await writeFleet(installation, { connections, due: 0, loginUrl: 'https://acme.my.salesforce.com', label });
  await installation.close();
}

interface Way {
  what: string;
  at: string;
  token: string;
  /** Null: it is told and not promised. */
  atMost: number | null;
}

async function report(): Promise<void> {
  const own = await temporaryFolder();
  runAgain(import.meta.url, ['prepare', own]);
  const serve = await startServe(own);
  try {
    const { token, labelled } = await tokensOf(serve);
    const ways: Way[] = [
      { what: 'the empty route (GET /health/live)', at: '/health/live', token, atMost: null },
      { what: 'who asks (GET /api/sign-in)', at: '/api/sign-in', token, atMost },
      { what: 'one connection', at: '/api/connections/acme-77', token, atMost },
      { what: 'a page of 25 by name', at: '/api/connections?limit=25', token, atMost },
      { what: 'a page of 100 by name', at: '/api/connections?limit=100', token, atMost },
      { what: 'a page of 100 by urgency', at: '/api/connections?sort=urgency&limit=100', token, atMost },
      { what: 'the same for a label', at: '/api/connections?sort=urgency&limit=100', token: labelled, atMost: null },
      { what: 'how many of each state', at: '/api/connection-counts', token, atMost },
    ];
    line('resident after the start', `${residentMb(serve.pid).now} MB`);
    const took = new Map<Way, number[]>(ways.map((way) => [way, []]));
    // The first turn of each fills what is kept, and counts for nothing.
    for (let turn = -1; turn < turns; turn += 1)
      for (const way of ways.toSorted(() => Math.random() - 0.5)) {
        const times = await oneTurn(serve.url, way);
        if (turn >= 0) took.get(way)?.push(...times);
      }
    const floor = percentile(took.get(ways[0] as Way) ?? [], 0.99);
    line(`at ${perSecond} a second`, 'median', 'p99', 'of empty');
    for (const way of ways) {
      const times = took.get(way) ?? [];
      const p99 = percentile(times, 0.99);
      line(way.what, milliseconds(median(times)), milliseconds(p99), (p99 / floor).toFixed(1));
    }
    for (const way of ways) {
      const of = percentile(took.get(way) ?? [], 0.99) / floor;
      if (way.atMost !== null)
        targetLine(`${way.what}: ${of.toFixed(1)} of empty, at most ${way.atMost}`, of <= way.atMost);
    }
    agent = new Agent();
    line('resident after that', `${residentMb(serve.pid).now} MB`);
    for (const at of ['/api/installation', '/api/status']) {
      const startedAt = performance.now();
      const { bytes } = await ask(serve.url, at, token);
      const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
      line(at, `${seconds} s`, `${(bytes / 1e6).toFixed(1)} MB`, `${residentMb(serve.pid).now} MB`);
    }
    const { peak } = residentMb(serve.pid);
    targetLine(`resident at its highest ${peak} MB, to be under ${goalMb} MB`, peak < goalMb);
  } finally {
    await serve.stop();
  }
}

/** So many a second, whether or not the ones before were answered. */
async function oneTurn(url: string, { at, token }: Way): Promise<number[]> {
  agent.destroy();
  agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const asked: Promise<{ ms: number }>[] = [];
  const begun = performance.now();
  for (let number = 0; number < (turnMs / 1_000) * perSecond; number += 1) {
    const wait = begun + (number * 1_000) / perSecond - performance.now();
    if (wait > 0) await pause(wait);
    asked.push(ask(url, at, token));
  }
  return (await Promise.all(asked)).map(({ ms }) => ms);
}

function ask(url: string, at: string, token: string): Promise<{ ms: number; bytes: number }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ ms: number; bytes: number }>();
  const startedAt = performance.now();
  get(`${url}${at}`, { agent, headers: { authorization: `Bearer ${token}` } }, (response) => {
    let bytes = 0;
    response.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
    });
    response.on('end', () => {
      // What is refused took for ever.
      resolve({ ms: response.statusCode === 200 ? performance.now() - startedAt : Number.POSITIVE_INFINITY, bytes });
    });
  }).on('error', reject);
  return promise;
}

interface Serving {
  url: string;
  pid: number;
  invitation: string;
  stop(): Promise<void>;
}

async function startServe(own: string): Promise<Serving> {
  const launcher = fileURLToPath(new URL('../bin/latchkey', import.meta.url));
  const environment = { ...process.env, LATCHKEY_DATA: join(own, 'data'), LATCHKEY_PORT: '0' };
  const child = spawn(launcher, ['serve', '--json'], {
    cwd: own,
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [text] = (await once(createInterface(child.stdout), 'line')) as [string];
  const { url, pid, firstAdminUrl } = JSON.parse(text);
  return {
    url,
    pid,
    invitation: new URL(firstAdminUrl).hash.slice(1),
    async stop() {
      agent.destroy();
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}

/** Of an administrator: one for everything, one for the label. */
async function tokensOf({ url, invitation }: Serving): Promise<{ token: string; labelled: string }> {
  const send = async (at: string, body: object, cookie = '') => {
    const headers = { 'content-type': 'application/json', origin: url, cookie };
    const response = await fetch(`${url}${at}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (response.status !== 201) throw new Error(`${at} answered ${response.status}: ${await response.text()}`);
    return response;
  };
  const account = { token: invitation, username: 'bench', password: 'a password for a bench' };
  const [cookie = ''] = ((await send('/api/invitation', account)).headers.get('set-cookie') ?? '').split(';');
  const make = async (name: string, own: string | null) => {
    const body = { name, permissions: ['view'], label: own, lifetimeDays: 1 };
    return ((await (await send('/api/tokens', body, cookie)).json()) as { token: string }).token;
  };
  return { token: await make('all', null), labelled: await make('labelled', label) };
}

/** Null where the system tells none. */
function residentMb(pid: number): { now: number; peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const of = (name: string) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1_024);
  return { now: of('VmRSS'), peak: of('VmHWM') };
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function milliseconds(value: number): string {
  return `${value.toFixed(1)} ms`;
}
