// The simulated orgs that the clients meet: one with a certificate on its app, a key that fits it and one that does not, and a
// second one for Latchkey's own connection, whose app has no certificate yet; and a generated one of 200 components.

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
  /** None of its components is broken: sf retrieves all at once. */
  generated: {
    orgId: string;
    loginUrl: string;
    username: string;
    consumerKey: string;
    keyFile: string;
    truth(): { type: string; fullName: string }[];
  };
  control: Awaited<ReturnType<typeof startSimulator>>['simulator']['control'];
  close(): Promise<void>;
}

export async function startTestOrg(folder: string): Promise<TestOrg> {
  const started = await startSimulator({ orgs: 2, propagation: { minSeconds: 0, maxSeconds: 0 }, servers: 4 });
  const filled = await startSimulator({ components: 200, propagation: { minSeconds: 0, maxSeconds: 0 } });
  const [org, ours] = started.orgs;
  const [generated] = filled.orgs;
  if (!org?.consumerKey || !ours?.consumerKey || !generated?.consumerKey) throw new Error('an org is missing');
  const rightKeyFile = join(folder, 'right.key');
  const wrongKeyFile = join(folder, 'wrong.key');
  const certificatePem = makeKeyPair(rightKeyFile, join(folder, 'right.crt'));
  makeKeyPair(wrongKeyFile, join(folder, 'wrong.crt'));
  const { control } = started.simulator;
  control.uploadCertificate(org.orgId, org.consumerKey, certificatePem);
  filled.simulator.control.uploadCertificate(generated.orgId, generated.consumerKey, certificatePem);
  filled.simulator.control.patchOrg(generated.orgId, { brokenComponents: 0 });
  return {
    ...org,
    consumerKey: org.consumerKey,
    rightKeyFile,
    wrongKeyFile,
    certificatePem,
    ours: { ...ours, consumerKey: ours.consumerKey },
    generated: {
      ...generated,
      consumerKey: generated.consumerKey,
      keyFile: rightKeyFile,
      truth: () => filled.simulator.control.truth(generated.orgId),
    },
    control,
    async close() {
      await started.close();
      await filled.close();
    },
  };
}

function makeKeyPair(keyFile: string, certificateFile: string): string {
  const what = ['-newkey', 'rsa:2048', '-nodes', '-sha256', '-days', '30', '-subj', '/CN=conformance'];
  execFileSync('openssl', ['req', '-x509', ...what, '-keyout', keyFile, '-out', certificateFile], { stdio: 'pipe' });
  return readFileSync(certificateFile, 'utf8');
}
