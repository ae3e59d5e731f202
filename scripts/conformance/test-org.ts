// The simulated orgs that the clients meet: one with a certificate on its app, a key that fits it and one that does not, and a
// second one for Latchkey's own connection, whose app has no certificate yet; a generated one of 200 components; and one with an External
// Client App that shows its certificate.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SimulatorControl } from '../../simulator/control/control.ts';
import { startSimulator } from '../../simulator/start-simulator.ts';
import type { OurOrg } from './our-program.ts';

export interface TestOrg {
  orgId: string;
  loginUrl: string;
  username: string;
  consumerKey: string;
  rightKeyFile: string;
  wrongKeyFile: string;
  certificatePem: string;
  ours: OurOrg;
  /** None of its components is broken: sf retrieves all at once. */
  generated: {
    orgId: string;
    loginUrl: string;
    username: string;
    consumerKey: string;
    keyFile: string;
    truth(): { type: string; fullName: string }[];
  };
  /** The certificate on its app is another than that of the first org. */
  external: OurOrg & { keyFile: string; certificatePem: string; control: SimulatorControl };
  control: SimulatorControl;
  close(): Promise<void>;
}

export async function startTestOrg(folder: string): Promise<TestOrg> {
  const propagation = { minSeconds: 0, maxSeconds: 0 };
  const started = await startSimulator({ orgs: 2, propagation, servers: 4 });
  const filled = await startSimulator({ components: 200, propagation });
  const showing = await startSimulator({ appKind: 'external-client-app', propagation });
  const [org, ours] = started.orgs;
  const [generated] = filled.orgs;
  const [external] = showing.orgs;
  if (!org?.consumerKey || !ours?.consumerKey || !generated?.consumerKey || !external?.consumerKey) {
    throw new Error('an org is missing');
  }
  const rightKeyFile = join(folder, 'right.key');
  const wrongKeyFile = join(folder, 'wrong.key');
  const certificatePem = makeKeyPair(rightKeyFile, join(folder, 'right.crt'));
  const otherPem = makeKeyPair(wrongKeyFile, join(folder, 'wrong.crt'));
  const { control } = started.simulator;
  control.uploadCertificate(org.orgId, org.consumerKey, certificatePem);
  showing.simulator.control.uploadCertificate(external.orgId, external.consumerKey, otherPem);
  showing.simulator.control.patchOrg(external.orgId, { ecaCertificateReadback: 'always' });
  filled.simulator.control.uploadCertificate(generated.orgId, generated.consumerKey, certificatePem);
  filled.simulator.control.patchOrg(generated.orgId, { brokenComponents: 0 });
  return {
    ...org,
    consumerKey: org.consumerKey,
    rightKeyFile,
    wrongKeyFile,
    certificatePem,
    ours: { ...ours, consumerKey: ours.consumerKey, kind: 'connected-app' },
    external: {
      ...external,
      consumerKey: external.consumerKey,
      kind: 'external-client-app',
      keyFile: wrongKeyFile,
      certificatePem: otherPem,
      control: showing.simulator.control,
    },
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
      await showing.close();
    },
  };
}

function makeKeyPair(keyFile: string, certificateFile: string): string {
  const what = ['-newkey', 'rsa:2048', '-nodes', '-sha256', '-days', '30', '-subj', '/CN=conformance'];
  execFileSync('openssl', ['req', '-x509', ...what, '-keyout', keyFile, '-out', certificateFile], { stdio: 'pipe' });
  return readFileSync(certificateFile, 'utf8');
}
