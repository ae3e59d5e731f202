// The simulated org that the clients meet: one app with a certificate, a key that fits it and one that does not.

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
  control: Awaited<ReturnType<typeof startSimulator>>['simulator']['control'];
  close(): Promise<void>;
}

export async function startTestOrg(folder: string): Promise<TestOrg> {
  const started = await startSimulator({ propagation: { minSeconds: 0, maxSeconds: 0 }, servers: 4 });
  const [org] = started.orgs;
  if (org === undefined || org.consumerKey === null) throw new Error('the simulator started without an org');
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
    control,
    close: started.close,
  };
}

function makeKeyPair(keyFile: string, certificateFile: string): string {
  const what = ['-newkey', 'rsa:2048', '-nodes', '-sha256', '-days', '30', '-subj', '/CN=conformance'];
  execFileSync('openssl', ['req', '-x509', ...what, '-keyout', keyFile, '-out', certificateFile], { stdio: 'pipe' });
  return readFileSync(certificateFile, 'utf8');
}
