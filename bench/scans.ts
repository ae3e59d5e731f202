// A full inventory of a simulated org with 50 ms a call: ours, up to where all names are there and with all contents, the site
// written of that, sf's manifest of the org, the calls of a list without anybody who reads the answers, and jsforce type by type as
// its documentation shows. Each is a process of its own, and the simulator another. Sizes may be given: node bench/scans.ts 200

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { installClients } from '../scripts/conformance/clients.ts';
import { testConnection } from '../src/operations/diagnosis/test-connection.ts';
import { testFailureText } from '../src/text/diagnosis/step-words.ts';
import { addReady, openInstallation, temporaryFolder } from './support/installation.ts';
import { digits, line, targetLine } from './support/print.ts';
import { startSimulatorProcess } from './support/process.ts';

const latencyMs = 50;
const launcher = fileURLToPath(new URL('../bin/latchkey', import.meta.url));
const alone = fileURLToPath(new URL('support/list-alone.ts', import.meta.url));
const peak = fileURLToPath(new URL('support/peak.ts', import.meta.url));

interface Way {
  name: string;
  command: string[];
  environment: Record<string, string>;
  /** It is timed up to here, and left off. */
  until?: () => Promise<void>;
}

interface Ran {
  name: string;
  seconds: number;
  calls: number;
  peakMb: number;
}

const [, , act, ...given] = process.argv;
if (act === 'jsforce') await listByJsforce();
else await report([act, ...given].filter((size) => size !== undefined).map(Number));

async function report(sizes: readonly number[]): Promise<void> {
  const clients = installClients(['@salesforce/cli', '@jsforce/jsforce-node']);
  for (const size of sizes.length > 0 ? sizes : [20_000, 100_000]) await compare(size, clients);
}

async function compare(components: number, clients: string): Promise<void> {
  const { facts, stop } = await startSimulatorProcess(1, { components, latencyMs });
  try {
    const [org] = facts.orgs;
    const { folder, environment } = await prepared(facts.url, org);
    const home = join(folder, 'home');
    mkdirSync(join(home, 'force-app'), { recursive: true });
    const settings = { packageDirectories: [{ path: 'force-app', default: true }], sourceApiVersion: '66.0' };
    writeFileSync(join(home, 'sfdx-project.json'), JSON.stringify(settings));
    const token = (await output([launcher, 'token', 'acme'], environment, home)).trim();
    const sf = join(clients, 'node_modules/.bin/sf');
    const quiet = { SF_DISABLE_TELEMETRY: 'true', SF_SKIP_NEW_VERSION_CHECK: 'true', SF_DOMAIN_RETRY: '3' };
    const ofSf = { HOME: home, SF_USE_GENERIC_UNIX_KEYCHAIN: 'true', ...quiet, SF_ACCESS_TOKEN: token };
    const login = ['org', 'login', 'access-token', '--instance-url', org.loginUrl, '--no-prompt', '--json'];
    await output([sf, ...login], ofSf, home);
    const manifest = ['project', 'generate', 'manifest', '--from-org', org.username, '--include-packages', 'managed'];
    const bare = { CLIENTS: clients, INSTANCE_URL: org.loginUrl, BARE_TOKEN: token };
    const itself = fileURLToPath(import.meta.url);
    // What is begun for its names is not gone on with.
    const other = join(await temporaryFolder(), 'data');
    mkdirSync(other, { mode: 0o700 });
    for (const file of readdirSync(join(folder, 'data'))) copyFileSync(join(folder, 'data', file), join(other, file));
    const ways = [
      {
        name: 'ours, names alone',
        command: [launcher, 'scan', 'run', 'acme', '--json'],
        environment: { ...environment, LATCHKEY_DATA: other },
        until: () => namesAreThere(other),
      },
      { name: 'ours, with all contents', command: [launcher, 'scan', 'run', 'acme', '--json'], environment },
      { name: 'ours, once more', command: [launcher, 'scan', 'run', 'acme', '--json'], environment },
      {
        name: 'ours, its site',
        command: [
          launcher,
          'scan',
          'export',
          'acme',
          '--form',
          'site',
          '--out',
          join(folder, 'documentation'),
          '--json',
        ],
        environment,
      },
      { name: 'sf project generate manifest', command: [sf, ...manifest, '--json'], environment: ofSf },
      {
        name: 'the calls alone, 16 at once',
        command: [process.execPath, alone],
        environment: bare,
      },
      {
        name: 'jsforce, type by type',
        command: [process.execPath, itself, 'jsforce'],
        environment: bare,
      },
    ];
    line(`${digits(components)} components`, 'seconds', 'calls', 'peak');
    const ran: Ran[] = [];
    for (const way of ways) {
      const one = await run(way, { cwd: home, usage: () => callsUsed(org.loginUrl, token) });
      line(one.name, one.seconds.toFixed(1), digits(one.calls), `${one.peakMb.toFixed(0)} MB`);
      ran.push(one);
    }
    const [names, ours, , site, theirs, floor] = ran;
    if (!names || !ours || !site || !theirs || !floor) return;
    console.log(`names alone take ${(names.seconds / floor.seconds).toFixed(2)} of what their calls alone take`);
    targetLine('names alone five times faster than sf', theirs.seconds > 5 * names.seconds);
    targetLine('under 300 MB', Math.max(ours.peakMb, site.peakMb) < 300);
    if (components === 20_000) targetLine('the site in under a minute', site.seconds < 60);
  } finally {
    await stop();
  }
}

/** An installation whose connection to that org works. */
async function prepared(url: string, org: { orgId: string; loginUrl: string; username: string; consumerKey: string }) {
  const installation = await openInstallation();
  const { loginUrl, username, consumerKey } = org;
  await addReady(installation, { name: 'acme', loginUrl, username, consumerKey }, async (pem) => {
    await fetch(`${url}/simulator/orgs/${org.orgId}/apps/${consumerKey}/certificate`, { method: 'POST', body: pem });
  });
  const tested = await testConnection.run(installation.context, { name: 'acme' }, () => {});
  if (!tested.verified) throw new Error(testFailureText(tested.failure));
  await installation.close();
  return installation;
}

async function run(
  { name, command, environment, until }: Way,
  { cwd, usage }: { cwd: string; usage(): Promise<number> },
): Promise<Ran> {
  const file = join(cwd, 'peak');
  const before = await usage();
  const startedAt = performance.now();
  const enough = until?.();
  const running = output(command, { ...environment, PEAK_FILE: file, NODE_OPTIONS: `--import=${peak}` }, cwd, enough);
  await Promise.race([enough ?? running, running]);
  const seconds = (performance.now() - startedAt) / 1_000;
  await running;
  // Asking for the usage is a call itself.
  return { name, seconds, calls: (await usage()) - before - 1, peakMb: Number(readFileSync(file, 'utf8')) / 1_024 };
}

/** @param enough When it has come, the command is to leave off. */
async function output(
  command: readonly string[],
  environment: Record<string, string>,
  cwd: string,
  enough?: Promise<void>,
): Promise<string> {
  const [program = '', ...args] = command;
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(program, args, { cwd, env: { PATH, HOME, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  const texts = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (texts.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (texts.stderr += text));
  const closed = once(child, 'close');
  void enough?.then(() => child.kill('SIGINT'));
  const [code] = await closed;
  if (code !== 0 && !child.killed)
    throw new Error(`${command.slice(0, 3).join(' ')} ended with ${code}: ${texts.stderr.slice(0, 600)}`);
  return texts.stdout;
}

async function callsUsed(instanceUrl: string, token: string): Promise<number> {
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(`${instanceUrl}/services/data/v66.0/limits`, { headers });
  const { DailyApiRequests } = (await answer.json()) as { DailyApiRequests: { Max: number; Remaining: number } };
  return DailyApiRequests.Max - DailyApiRequests.Remaining;
}

/** Until the scan under way has listed all there is, and turns to the contents. */
async function namesAreThere(data: string): Promise<void> {
  const database = new DatabaseSync(join(data, 'latchkey.db'), { readOnly: true });
  const listed = database.prepare("select 1 from scan where state = 'RUNNING' and phase = 'retrieving'");
  while (listed.get() === undefined) await setTimeout(5);
  database.close();
}

interface Listing {
  metadata: {
    describe(): Promise<{ metadataObjects: { xmlName: string; inFolder: boolean; childXmlNames: string[] }[] }>;
    list(query: { type: string; folder?: string }): Promise<{ fullName: string }[] | undefined>;
  };
}

/** One type after the other, what is in folders folder by folder. */
async function listByJsforce(): Promise<void> {
  const { CLIENTS = '', INSTANCE_URL = '', BARE_TOKEN = '' } = process.env;
  const jsforce = createRequire(join(CLIENTS, 'package.json'))('@jsforce/jsforce-node');
  const connection: Listing = new jsforce.Connection({
    instanceUrl: INSTANCE_URL,
    accessToken: BARE_TOKEN,
    version: '66.0',
  });
  const { metadataObjects } = await connection.metadata.describe();
  let total = 0;
  for (const { xmlName, inFolder, childXmlNames } of metadataObjects) {
    const folderType = xmlName === 'EmailTemplate' ? 'EmailFolder' : `${xmlName}Folder`;
    for (const type of [inFolder ? folderType : xmlName, ...[childXmlNames ?? []].flat()]) {
      const listed = [(await connection.metadata.list({ type })) ?? []].flat();
      total += listed.length;
      if (!inFolder) continue;
      for (const { fullName } of listed) {
        total += [(await connection.metadata.list({ type: xmlName, folder: fullName })) ?? []].flat().length;
      }
    }
  }
  console.log(total);
}
