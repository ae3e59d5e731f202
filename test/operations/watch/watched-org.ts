// An installation with one connection to a simulated org over real HTTP: what the certificate watch reads is what the
// simulator's Metadata, Tooling and query APIs answer.

import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { type StartedSimulator, type StartOptions, startSimulator } from '../../../simulator/start-simulator.ts';
import { type Composed, compose } from '../../../src/bin/compose.ts';
import { type Configuration, readConfiguration } from '../../../src/bin/configuration.ts';
import { watchContext } from '../../../src/bin/watch-parts.ts';
import type { OrgWatchResult } from '../../../src/domain/watch/watch-result.ts';
import { addConnection } from '../../../src/operations/connection/add.ts';
import type { WatchContext } from '../../../src/operations/context.ts';
import { testConnection } from '../../../src/operations/diagnosis/test-connection.ts';
import { downloadCertificate } from '../../../src/operations/key-pair/download.ts';
import type { DownloadedCertificate } from '../../../src/operations/key-pair/steps/issue-key-pair.ts';
import { runWatch } from '../../../src/operations/watch/run.ts';
import { testFailureText } from '../../../src/text/diagnosis/step-words.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

export interface WatchedOrg {
  simulator: StartedSimulator;
  control: StartedSimulator['simulator']['control'];
  orgId: string;
  username: string;
  consumerKey: string;
  configuration: Configuration;
  composed: Composed;
  context: WatchContext;
  /** The certificate in use. */
  ours: DownloadedCertificate;
  /** Moves the watch's own clock; tokens keep real time. */
  later(ms: number): void;
  watch(name?: string): Promise<OrgWatchResult>;
}

export async function openWatchedOrg(
  test: TestContext,
  options: StartOptions = {},
  environment: Record<string, string> = {},
): Promise<WatchedOrg> {
  const propagation = { minSeconds: 0, maxSeconds: 0 };
  const simulator = await startSimulator({ servers: 2, propagation, ...options });
  test.after(() => simulator.close());
  const folder = await temporaryFolder(test);
  const configuration = readConfiguration(
    { LATCHKEY_DATA: join(folder, 'data'), LATCHKEY_PORT: '0', ...environment },
    folder,
  );
  const composed = await compose(configuration, {}, { name: 'root', from: 'test' });
  test.after(() => composed.close());
  const [org] = simulator.orgs;
  if (org?.consumerKey === undefined || org.consumerKey === null) throw new TypeError('an org without an app');
  const { orgId, loginUrl, username, consumerKey } = org;
  const { control } = simulator.simulator;
  await addConnection.run(composed.context, {
    name: 'acme',
    loginUrl,
    username,
    consumerKey,
    appKind: options.appKind ?? 'connected-app',
    contacts: ['admin@acme.example'],
  });
  const ours = await downloadCertificate.run(composed.context, {
    name: 'acme',
    algorithm: 'rsa-2048',
    lifetimeDays: 365,
  });
  control.uploadCertificate(orgId, consumerKey, ours.pem);
  const tested = await testConnection.run(composed.context, { name: 'acme' }, () => {});
  if (!tested.verified) throw new Error(testFailureText(tested.failure));
  let offsetMs = 0;
  const clock = { ...composed.context.clock, now: () => Date.now() + offsetMs };
  const context = { ...watchContext(composed, { allowPrivate: [] }), clock };
  return {
    simulator,
    control,
    orgId,
    username,
    consumerKey,
    configuration,
    composed,
    context,
    ours,
    later(ms) {
      offsetMs += ms;
    },
    watch: (name = 'acme') => runWatch.run(context, { name }),
  };
}
