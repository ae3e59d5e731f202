// Resident memory of a process that works for 10,000 connections: the program's own composition, every token in memory, as
// many private keys parsed as it keeps, and the reconciler at work over HTTP. Pages and API are not in it. Started as
// bin/latchkey starts it, with its flags and a compile cache. Half of what is resident is Node's own file, which all
// processes share.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resourceUsage } from 'node:process';
import { signerKeyOf } from '../src/domain/key-pair/key-pair.ts';
import type { Context } from '../src/operations/context.ts';
import { reconcileOnce } from '../src/reconciler/reconciler.ts';
import { connectionIdOf, writeFleet } from './support/fleet.ts';
import { openInstallation, temporaryFolder } from './support/installation.ts';
import { line, targetLine } from './support/print.ts';
import { runAgain, startSimulatorProcess } from './support/process.ts';

const connections = 10_000;
const due = 400;
const goalMb = 120;

const [, , act, folder = '', loginUrl = ''] = process.argv;
if (act === 'prepare') await prepare();
else if (act === 'work') await work();
else await report();

async function report(): Promise<void> {
  const own = await temporaryFolder();
  const { facts, stop } = await startSimulatorProcess();
  try {
    runAgain(import.meta.url, ['prepare', own, facts.orgs[0].loginUrl]);
    // On a copy the same work fills the compile cache: a single file that lacks there would bring in what strips types, some 15 MB.
    const copy = await temporaryFolder();
    execFileSync('cp', ['-a', `${own}/.`, copy]);
    runAgain(import.meta.url, ['work', copy], asLaunched(own));
    process.stdout.write(runAgain(import.meta.url, ['work', own], asLaunched(own)));
  } finally {
    await stop();
  }
}

/** What bin/latchkey gives to Node when it serves. */
function asLaunched(own: string) {
  const launcher = readFileSync(new URL('../bin/latchkey', import.meta.url), 'utf8');
  const always = /^flags='(.*)'/m.exec(launcher)?.[1];
  const [, serving, arenas] = /serve.*?flags="\$flags ([^"]*)".*?MALLOC_ARENA_MAX:-(\d)/s.exec(launcher) ?? [];
  if (always === undefined || serving === undefined || arenas === undefined)
    throw new Error('bin/latchkey does not say how it starts Node');
  const environment = { NODE_COMPILE_CACHE: join(own, 'compiled'), MALLOC_ARENA_MAX: arenas };
  return { flags: [...always.split(' '), ...serving.split(' ')], environment };
}

async function prepare(): Promise<void> {
  const installation = await openInstallation(folder);
  await writeFleet(installation, { connections, due, loginUrl });
  await installation.close();
}

/** In a process that has done nothing else. */
async function work(): Promise<void> {
  show('when Node has started');
  const { TokenSource } = await import('../src/operations/token/steps/token-source.ts');
  const installation = await openInstallation(folder);
  const { context } = installation;
  await context.store.read((tx) => tx.connections.page('', 1));
  show('when the database is open');
  const tokens = new TokenSource(context);
  for (let number = 0; number < connections; number += 1) await tokens.acquire(connectionIdOf(number));
  show(`with ${connections.toLocaleString('en-US')} tokens in memory`);
  show(`when each of ${await signWithAll(context)} private keys has signed`);
  const { looked } = await reconcileOnce(context, { slots: 16 });
  show(`when the reconciler has looked at ${looked}`);
  const peakMb = resourceUsage().maxRSS / 1_024;
  line('at its highest', megabytes(peakMb));
  const endMb = process.memoryUsage.rss() / 1_048_576;
  targetLine(`${megabytes(endMb)} resident at the end, to be under ${goalMb} MB`, endMb < goalMb);
  await installation.close();
}

async function signWithAll({ store, signerKeys }: Context): Promise<number> {
  let signed = 0;
  for (let after = ''; ; ) {
    const page = await store.read((tx) => tx.keyPairs.sealedPage(after, 50));
    for (const { pair, sealed } of page) {
      await signerKeys.sign(signerKeyOf(pair, { sealed }), Buffer.from('an assertion'));
    }
    signed += page.length;
    const last = page.at(-1);
    if (last === undefined) return signed;
    after = last.pair.id;
  }
}

function show(when: string): void {
  const { rss, heapUsed } = process.memoryUsage();
  line(when, megabytes(rss / 1_048_576), `heap ${megabytes(heapUsed / 1_048_576)}`);
}

function megabytes(value: number): string {
  return `${value.toFixed(0)} MB`;
}
