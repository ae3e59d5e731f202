// What befalls a rotation without hands: deploys that are slow, refused, ignored, or whose answers are lost; others who deploy, upload,
// change a field or take a permission away in the middle of it.

import { hourMs, minuteMs, secondMs } from '../../src/domain/ports.ts';
import type { Installation } from './installation.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { SimulatedApp } from './world.ts';

/** The swap, and what people do besides. */
interface Meanwhile {
  isOpen(): boolean;
  phase(): string;
  uploadOld(): Promise<void>;
  uploadForeign(): Promise<void>;
  discard(): Promise<void>;
  reportLeak(): Promise<void>;
}

const answers = ['serverError', 'reset', 'lostAnswer', 'halfClosed', 'neverAnswers', 'slow'] as const;
const all = ['ApiEnabled', 'ModifyMetadata', 'CustomizeApplication', 'ManageConnectedApps', 'ViewSetup'] as const;

/** Where it is struck. */
const struck = [
  'proving',
  'reading',
  'checking',
  'comparing',
  'deploying',
  'awaiting',
  'accepting',
  'settling',
] as const;

/** Or it is over. */
function untilPhase(installation: Installation, meanwhile: Meanwhile, phase: string): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (meanwhile.isOpen() && meanwhile.phase() !== phase) return;
      ignore();
      resolve();
    };
    const ignore = installation.onChange(look);
    look();
  });
}

export async function befallDeploy(
  installation: Installation,
  app: SimulatedApp,
  random: SeededRandom,
  meanwhile: Meanwhile,
): Promise<void> {
  const { simulator, trace, scheduler, tally } = installation;
  const { control } = simulator;
  const { orgId, consumerKey } = app;
  const username = app.connections[0]?.username ?? '';
  const what = random.weighted({
    ...{ nothing: 20, ignored: 12, noAnswers: 25, permissionTaken: 12, othersDeploy: 8, fieldChanged: 8 },
    ...{ oldUploaded: 5, foreignUploaded: 5, discarded: 3, leaked: 2 },
  });
  tally.act(`deploy: ${what}`);
  trace.write(scheduler.now, `a rotation without hands at ${app.loginUrl} meets ${what}`);
  const deploySeconds = random.oneOf([0, 1, 5, 30, 120, 600]);
  control.patchOrg(orgId, { deploySeconds, certificateDeploys: what === 'ignored' ? 'ignore' : 'replace' });
  await untilPhase(installation, meanwhile, random.oneOf(struck));
  await installation.pause(random.oneOf([0, 0, 0, 1, 5, 60, 300]) * secondMs);
  switch (what) {
    case 'noAnswers': {
      const path = random.oneOf(['/services/data/v68.0/metadata', '/services/data/v68.0/metadata', '/services']);
      const fault = { path, probability: random.between(3, 10) / 10, delayMs: random.between(1, 90) * secondMs };
      control.patchOrg(orgId, { faults: { [random.oneOf(answers)]: fault } });
      if (path === '/services') tally.silentAt.set(orgId, Infinity);
      await installation.pause(random.between(1, 20) * minuteMs);
      control.patchOrg(orgId, { faults: null });
      if (path === '/services') tally.silentAt.set(orgId, scheduler.now);
      break;
    }
    case 'permissionTaken': {
      const permissions = all.filter((one) => one === 'ApiEnabled' || random.happens(0.5));
      control.patchUser(orgId, username, { permissions });
      await installation.pause(random.between(1, 90) * minuteMs);
      control.patchUser(orgId, username, { permissions: [...all] });
      break;
    }
    case 'othersDeploy':
      control.beginDeploy(orgId);
      break;
    case 'fieldChanged':
      app.savedByHandAt.add(scheduler.now);
      control.patchApp(orgId, consumerKey, { callbackUrl: `https://new-${scheduler.now}.example` });
      break;
    case 'oldUploaded':
      await meanwhile.uploadOld();
      break;
    case 'foreignUploaded':
      await meanwhile.uploadForeign();
      break;
    case 'discarded':
      await meanwhile.discard();
      break;
    case 'leaked':
      await meanwhile.reportLeak();
  }
  installation.disturb(app);
  for (let minutes = 0; meanwhile.isOpen() && minutes < 180; minutes += 5) await installation.pause(5 * minuteMs);
  control.patchOrg(orgId, { deploySeconds: 0, certificateDeploys: 'replace' });
  installation.disturb(app);
  await installation.pause(random.between(0, 2 * hourMs));
}
