// The simulated orgs that the clients meet: one with a certificate on its app, a key that fits it and one that does not, and a
// second one for Latchkey's own connection, whose app has no certificate yet.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startSimulator } from '../../simulator/start-simulator.ts';

export interface TestOrg {
  orgId: string;
  loginUrl: string;
  username: string;
  consumerKey: string;
  rightKeyFile: string;
  wrongKeyFile: string;
  certificatePem: string;
  ours: { orgId: string; loginUrl: string; username: string; consumerKey: string };
  control: Awaited<ReturnType<typeof startSimulator>>['simulator']['control'];
  close(): Promise<void>;
}

export async function startTestOrg(folder: string): Promise<TestOrg> {
  const started = await startSimulator({ orgs: 2, propagation: { minSeconds: 0, maxSeconds: 0 }, servers: 4 });
  const [org, ours] = started.orgs;
  if (!org?.consumerKey || !ours?.consumerKey) throw new Error('the simulator started without two orgs');
  const rightKeyFile = join(folder, 'right.key');
  const wrongKeyFile = join(folder, 'wrong.key');
  const certificatePem = makeKeyPair(rightKeyFile, join(folder, 'right.crt'));
  makeKeyPair(wrongKeyFile, join(folder, 'wrong.crt'));
  const { control } = started.simulator;
  control.uploadCertificate(org.orgId, org.consumerKey, certificatePem);
  return {
    ...org,
    consumerKey: org.consumerKey,
    rightKeyFile,
    wrongKeyFile,
    certificatePem,
    ours: { ...ours, consumerKey: ours.consumerKey },
    control,
    close: started.close,
  };
}

function makeKeyPair(keyFile: string, certificateFile: string): string {
  const what = ['-newkey', 'rsa:2048', '-nodes', '-sha256', '-days', '30', '-subj', '/CN=conformance'];
  execFileSync('openssl', ['req', '-x509', ...what, '-keyout', keyFile, '-out', certificateFile], { stdio: 'pipe' });
  return readFileSync(certificateFile, 'utf8');
}
