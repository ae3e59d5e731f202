// Latchkey itself, as it is started by people: a connection to a simulated org whose certificate an admin uploads there, a token of
// it, and a rotation without hands.

import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { OrgSummary, SimulatorControl } from '../../simulator/control/control.ts';
import type { Sandbox } from './sandbox.ts';

const LAUNCHER = resolve(import.meta.dirname, '../../bin/latchkey');

export interface OurOrg extends Pick<OrgSummary, 'orgId' | 'loginUrl' | 'username'> {
  consumerKey: string;
  kind: 'connected-app' | 'external-client-app';
}

type Program = (...args: string[]) => Promise<string>;

/** Named after the org's kind of app, with a data folder of its own. */
async function connected(sandbox: Sandbox, control: SimulatorControl, org: OurOrg): Promise<Program> {
  const { loginUrl, username, consumerKey, kind, orgId } = org;
  const env = { LATCHKEY_DATA: join(sandbox.folder, `latchkey-${kind}`) };
  const latchkey = async (...args: string[]) => {
    const { exitCode, stdout, stderr } = await sandbox.run(LAUNCHER, args, { env });
    if (exitCode === 0) return stdout.trim();
    throw new Error(`latchkey ${args[0]} ended with ${exitCode}: ${(stderr || stdout).slice(0, 600)}`);
  };
  const file = join(sandbox.folder, `${kind}.crt`);
  const where = ['--login-url', loginUrl, '--username', username, '--consumer-key', consumerKey];
  await latchkey('connection', 'add', 'ours', ...where, '--app-kind', kind);
  await latchkey('certificate', 'download', 'ours', '--out', file);
  control.uploadCertificate(orgId, consumerKey, readFileSync(file, 'utf8'));
  return latchkey;
}

export async function fetchOurToken(sandbox: Sandbox, control: SimulatorControl, org: OurOrg): Promise<string> {
  const latchkey = await connected(sandbox, control, org);
  return latchkey('token', 'ours');
}

/** The fingerprint of the certificate that it deployed, once the org took it. */
export async function rotateByDeploy(sandbox: Sandbox, control: SimulatorControl, org: OurOrg): Promise<string> {
  const latchkey = await connected(sandbox, control, org);
  await latchkey('token', 'ours');
  await latchkey('connection', 'set', 'ours', '--rotation', 'hands-free', '--yes');
  const rotation = JSON.parse(await latchkey('rotate', 'ours', '--deploy', '--yes', '--json')) as {
    phase: string;
    to: { fingerprint: string };
  };
  if (rotation.phase !== 'settling') throw new Error(`the rotation is ${rotation.phase}`);
  return rotation.to.fingerprint;
}
