// The seven steps of an admin, from nothing to a verified connection.

import type { StartedSimulator } from '../../../simulator/start-simulator.ts';
import { ownMachine } from '../../domain/access/permission.ts';
import type { TestResult } from '../../domain/diagnosis/test-result.ts';
import { LatchkeyError } from '../../domain/errors.ts';
import { perform } from '../../operations/act.ts';
import { addConnection } from '../../operations/connection/add.ts';
import { setConnection } from '../../operations/connection/set.ts';
import type { OrgContext } from '../../operations/context.ts';
import { testConnection } from '../../operations/diagnosis/test-connection.ts';
import { downloadCertificate } from '../../operations/key-pair/download.ts';
import { counted } from '../../text/counted.ts';
import { testFailureText } from '../../text/diagnosis/step-words.ts';
import { toldDiagnosis } from '../../text/diagnosis/told-diagnosis.ts';
import type { DemoOrg, Narrator } from './story.ts';

const name = 'acme-production';

export async function connectInSevenSteps(
  context: OrgContext,
  { simulator, orgs }: StartedSimulator,
  narrator: Narrator,
  signal: AbortSignal,
): Promise<DemoOrg> {
  const [org] = orgs;
  if (org === undefined) throw new LatchkeyError('internal', {}, 'the simulator started without an org');
  const { orgId, loginUrl, username, setupUrl } = org;
  const { control } = simulator;

  await perform(ownMachine, addConnection, context, {
    name,
    loginUrl,
    username,
    appKind: 'external-client-app',
    appName: 'Latchkey',
  });
  narrator.step(`1  Added the connection "${name}" (${username}).`);

  const certificate = await perform(ownMachine, downloadCertificate, context, {
    name,
    algorithm: 'rsa-2048',
    lifetimeDays: 365,
  });
  narrator.step(`2  Made a key pair in the vault and its certificate: ${certificate.fileName}`);

  const app = control.createApp(orgId, { label: 'Latchkey', kind: 'external-client-app' });
  narrator.step('3  Setup > External Client App Manager: created the app "Latchkey", JWT Bearer Flow on.');

  control.uploadCertificate(orgId, app.consumerKey, certificate.pem);
  narrator.step('4  Uploaded the certificate to the app and saved.');

  control.patchApp(orgId, app.consumerKey, { permittedUsers: 'admin-approved', assigned: [username] });
  narrator.step('5  Policies: admin approved users are pre-authorized; assigned the integration user.');

  await perform(ownMachine, setConnection, context, { name, consumerKey: app.consumerKey });
  narrator.step(`6  Copied the consumer key ${app.consumerKey.slice(0, 12)}… into the connection.`);

  const result = await testUntilSpread(context, narrator, signal);
  narrator.step(
    `7  Connection verified. Org ${result.orgId}, certificate good for ${counted(result.daysLeft, 'day')}.`,
  );
  narrator.progress('   Every server gets to know the new app before the next chapter begins …');
  await context.clock.sleep(context.settings.propagationSeconds * 1_000, signal);
  return { connection: name, orgId, loginUrl, username, consumerKey: app.consumerKey, setupUrl };
}

async function testUntilSpread(context: OrgContext, narrator: Narrator, signal: AbortSignal) {
  for (;;) {
    const result: TestResult = await perform(ownMachine, testConnection, context, { name });
    if (result.verified) return result;
    const met = testFailureText(result.failure);
    const best = toldDiagnosis(result.diagnosis, { name }).causes[0]?.title ?? met;
    narrator.progress(`   Not yet (${met}). Most likely: ${best}. Trying again …`);
    await context.clock.sleep(1_000, signal);
  }
}
