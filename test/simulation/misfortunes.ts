// What befalls an installation: processes die at any call of a port, the database fails, orgs answer badly or not at all, the
// machine's clock is set wrong and right again.

import { dayMs, hourMs, minuteMs } from '../../src/domain/ports.ts';
import type { Installation } from './installation.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { Chaos, SimulatedApp } from './world.ts';

/** Deaths per call of a port: commands are short-lived, so that theirs must be likelier to be seen at all. */
const deathOfCommand = 0.004;
const deathOfServer = 0.0004;
/** A key is made about once a year. */
const seldomCalled = 5;
const databaseFailure = 0.0003;

export function randomChaos(installation: Installation): Chaos {
  const random = installation.random('chaos');
  return {
    dies: ({ name }, port) => {
      const death = name.startsWith('cli') ? deathOfCommand : deathOfServer;
      return random.happens(port === 'makeRsaKey' ? seldomCalled * death : death);
    },
    databaseFails: () => random.happens(databaseFailure),
  };
}

const faultKinds = [
  'serverError',
  'maintenance',
  'edge',
  'proxyPage',
  'reset',
  'lostAnswer',
  'halfClosed',
  'neverAnswers',
  'slow',
  'missingFields',
  'redirect',
] as const;

/** A token endpoint in trouble for some minutes, several times a year and often while a certificate spreads. */
export async function troubleAtOrg(installation: Installation, app: SimulatedApp): Promise<never> {
  const random = installation.random(`trouble ${app.orgId}`);
  const { simulator, trace, scheduler, tally } = installation;
  for (;;) {
    const isSpreading = scheduler.now - app.calmSince < hourMs;
    await installation.pause(
      isSpreading && random.happens(0.5) ? random.between(1, 30) * minuteMs : random.waitingMs(90 * dayMs),
    );
    const kind = random.oneOf(faultKinds);
    const fault = {
      path: '/services/oauth2/token',
      probability: random.between(2, 10) / 10,
      delayMs: random.between(1, 15) * 1_000,
    };
    trace.write(scheduler.now, `trouble at ${app.loginUrl}: ${kind}`);
    tally.act(`trouble: ${kind}`);
    simulator.control.patchOrg(app.orgId, { faults: { [kind]: fault } });
    tally.silentAt.set(app.orgId, Infinity);
    await installation.pause(random.between(1, 40) * minuteMs);
    simulator.control.patchOrg(app.orgId, { faults: null });
    tally.silentAt.set(app.orgId, scheduler.now);
    installation.disturb(app);
  }
}

/** One of several users of an app is deactivated, for hours or for longer than a handover waits for it. */
export async function deactivateUser(
  installation: Installation,
  app: SimulatedApp,
  random: SeededRandom,
): Promise<void> {
  const { simulator, trace, scheduler, tally } = installation;
  const username = app.connections[1]?.username;
  if (username === undefined) return;
  app.deactivated = { username, isActiveAgain: false, probesAt: app.deactivated?.probesAt ?? [] };
  tally.act('a user is deactivated');
  trace.write(scheduler.now, `${username} is deactivated`);
  simulator.control.patchUser(app.orgId, username, { isActive: false });
  installation.disturb(app);
  await installation.pause(random.waitingMs(random.oneOf([hourMs, 5 * dayMs, 60 * dayMs])));
  simulator.control.patchUser(app.orgId, username, { isActive: true });
  if (app.deactivated !== null) app.deactivated.isActiveAgain = true;
  trace.write(scheduler.now, `${username} is active again`);
  installation.disturb(app);
}

const jumpsMs = [2 * minuteMs, 20 * minuteMs, 3 * hourMs, 2 * dayMs, 400 * dayMs];

/** Somebody, or a time server, sets the clock wrong, and hours later right. */
export async function troubleWithClock(installation: Installation): Promise<never> {
  const random = installation.random('clock');
  const { machine, trace, scheduler, tally } = installation;
  for (;;) {
    await installation.pause(random.waitingMs(300 * dayMs));
    machine.aheadMs = random.oneOf(jumpsMs) * (random.happens(0.5) ? 1 : -1);
    tally.act('the clock jumps');
    trace.write(scheduler.now, `the clock jumps by ${machine.aheadMs} ms`);
    installation.disturb();
    installation.changed();
    await installation.pause(random.waitingMs(6 * hourMs));
    machine.aheadMs = 0;
    trace.write(scheduler.now, 'the clock is right again');
    installation.disturb();
    installation.changed();
  }
}
