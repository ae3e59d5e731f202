// One simulated installation from its first day to its last: orgs and their admins, two servers, years of misfortune. All that it
// does follows from its seed.

import { mkdtempSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dayMs, hourMs } from '../../src/domain/ports.ts';
import { defaultSettings } from '../../src/domain/settings.ts';
import { addConnection } from '../../src/operations/connection/add.ts';
import { setConnection } from '../../src/operations/connection/set.ts';
import { Broken } from './broken.ts';
import { findSecrets } from './find-secrets.ts';
import { rotateAll } from './fleet.ts';
import { foreignCertificate } from './foreign-certificate.ts';
import { Installation } from './installation.ts';
import { randomChaos, troubleAtOrg, troubleWithClock } from './misfortunes.ts';
import { withoutRealWorld } from './no-real-world.ts';
import { Admin } from './people.ts';
import { isServedSomewhere } from './served-throughout.ts';
import { callAround, hopelessCalls, Server } from './servers.ts';
import type { NoToken } from './tally.ts';
import type { SimulatedApp } from './world.ts';

export interface ShardPlan {
  seed: number;
  orgs: number;
  years: number;
}

export interface ShardResult extends ShardPlan {
  rotationYears: number;
  handovers: number;
  calls: number;
  noToken: Partial<Record<NoToken, number>>;
  probeLogins: number;
  crashes: Record<string, number>;
  transitions: Record<string, number>;
  acts: Record<string, number>;
  swaps: Record<string, number>;
  events: number;
  traceHash: string;
  /** The invariant that broke, and what came before; null when none did. */
  broken: { message: string; at: string; trace: string[] } | null;
}

const start = Date.UTC(2026, 0, 1);
const yearMs = 365.25 * dayMs;

export async function runShard(plan: ShardPlan): Promise<ShardResult> {
  foreignCertificate();
  const folder = mkdtempSync(join(memoryFolder(), 'latchkey-simulation-'));
  const installation = settle(plan, folder);
  try {
    const broken = await withoutRealWorld(() => live(installation, plan));
    return resultOf(installation, plan, broken);
  } finally {
    installation.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A folder in memory where there is one: each commit waits for the disk, and a simulated decade has a million. */
function memoryFolder(): string {
  return statSync('/dev/shm', { throwIfNoEntry: false })?.isDirectory() ? '/dev/shm' : realpathSync(tmpdir());
}

function settle({ seed }: ShardPlan, folder: string): Installation {
  const place = { folder, file: join(folder, 'latchkey.db') };
  const random = new Installation(seed, place, defaultSettings, start).random('settings');
  const restProbeHours = random.oneOf([24, 168, 168, 168, 0]);
  return new Installation(seed, place, { ...defaultSettings, restProbeHours }, start);
}

async function live(installation: Installation, plan: ShardPlan): Promise<ShardResult['broken']> {
  try {
    installation.spawn(begin(installation, plan));
    await installation.runUntil(start + plan.years * yearMs);
    const found = findSecrets(installation);
    if (found !== null) throw new Broken(`${found} (invariant 1)`);
    return null;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const { trace, scheduler } = installation;
    const message = error instanceof Broken ? error.message : (error.stack ?? error.message);
    return { message, at: new Date(scheduler.now).toISOString(), trace: trace.last() };
  }
}

async function begin(installation: Installation, { orgs }: ShardPlan): Promise<void> {
  const setup = await installation.start('cli setup');
  installation.observe();
  for (let number = 1; number <= orgs; number += 1) await addOrg(installation, setup.context, number);
  await setup.end();
  installation.chaos = randomChaos(installation);
  const servers = [new Server(installation, 'server 1'), new Server(installation, 'server 2')];
  const admins = installation.apps.map((app) => new Admin(installation, app, servers));
  installation.callers = (app) => callAround(installation, servers, app, 1);
  for (const server of servers) installation.spawn(server.serve());
  for (const admin of admins) {
    admin.meet(admins);
    installation.spawn(admin.work());
    installation.spawn(troubleAtOrg(installation, admin.app));
    installation.spawn(seldomCalls(installation, servers, admin.app));
  }
  const [anybody] = admins;
  const areMany = installation.apps.filter(({ isHandsFree }) => isHandsFree).length > 1;
  if (areMany && anybody !== undefined) installation.spawn(rotateAll(installation, anybody));
  installation.spawn(calmChecks(installation));
  installation.spawn(troubleWithClock(installation));
}

async function addOrg(
  installation: Installation,
  context: Parameters<typeof addConnection.run>[0],
  number: number,
): Promise<void> {
  const random = installation.random(`org ${number}`);
  const { orgId, loginUrl, username, consumerKey } = installation.simulator.control.createOrg({
    origin: `https://org${number}.my.salesforce.com`,
    servers: random.between(1, 8),
    propagation: { minSeconds: 120, maxSeconds: random.oneOf([240, 600, 600]) },
    expiredCertificates: random.oneOf(['accept', 'refuse']),
    distantExpiry: random.oneOf(['tolerate', 'refuse']),
    appKind: random.oneOf(['connected-app', 'external-client-app']),
  });
  if (consumerKey === null) throw new Error('an org without an app');
  const app: SimulatedApp = {
    orgId,
    consumerKey,
    loginUrl,
    connections: [],
    calmSince: start,
    accepted: null,
    savedByHandAt: new Set(),
    isHandsFree: false,
    deactivated: null,
  };
  const usernames = [username];
  if (random.happens(0.2)) {
    usernames.push(`second.${username}`);
    installation.simulator.control.createUser(orgId, { username: `second.${username}` });
    installation.simulator.control.patchApp(orgId, consumerKey, { assigned: usernames });
  }
  const appKind = installation.simulator.control.apps(orgId)[0]?.kind;
  for (const [index, one] of usernames.entries()) {
    const name = `org${number}-${index + 1}`;
    const added = await addConnection.run(context, { name, loginUrl, username: one, consumerKey, appKind });
    app.connections.push({ name, id: added.connection.id, username: one });
  }
  const rotateBeforeDays = random.oneOf([null, null, 30, 60]);
  const retentionDays = random.oneOf([null, null, 0, 7, 30]);
  const rotation = random.happens(0.4) ? 'hands-free' : 'guided';
  await setConnection.run(context, {
    name: `org${number}-1`,
    rotateBeforeDays,
    retentionDays,
    rotation,
    confirmApp: 'Latchkey',
  });
  app.isHandsFree = rotation === 'hands-free';
  installation.apps.push(app);
}

/** Work that signs in now and then, in the long time in which nothing happens. */
async function seldomCalls(installation: Installation, servers: readonly Server[], app: SimulatedApp): Promise<never> {
  const random = installation.random(`seldom ${app.consumerKey}`);
  for (;;) {
    await installation.pause(random.waitingMs(15 * dayMs));
    const isMade = random.happens(hopelessCalls);
    if (isMade || isServedSomewhere(installation, app)) await random.oneOf(servers).call(app);
  }
}

async function calmChecks(installation: Installation): Promise<never> {
  for (;;) {
    await installation.pause(5 * hourMs);
    installation.judge(() => installation.invariants.whenCalm());
  }
}

function resultOf(installation: Installation, plan: ShardPlan, broken: ShardResult['broken']): ShardResult {
  const { tally, trace, scheduler } = installation;
  return {
    ...plan,
    rotationYears: tally.rotationYears.size,
    handovers: tally.handovers,
    calls: tally.calls,
    noToken: tally.noToken,
    probeLogins: tally.probeLogins,
    crashes: Object.fromEntries(tally.crashes),
    transitions: Object.fromEntries(tally.transitions),
    acts: Object.fromEntries(tally.acts),
    swaps: Object.fromEntries(tally.swaps),
    events: scheduler.happened,
    traceHash: trace.digest(),
    broken,
  };
}
