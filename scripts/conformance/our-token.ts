// A token of ours: Latchkey itself, as it is started by people, adds a connection to the second simulated org, has its
// certificate uploaded there, and prints an access token.

import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Sandbox } from './sandbox.ts';
import type { TestOrg } from './test-org.ts';

const LAUNCHER = resolve(import.meta.dirname, '../../bin/latchkey');

export async function fetchOurToken(sandbox: Sandbox, { control, ours }: TestOrg): Promise<string> {
  const latchkey = async (...args: string[]) => {
    const env = { LATCHKEY_DATA: join(sandbox.folder, 'latchkey') };
    const { exitCode, stdout, stderr } = await sandbox.run(LAUNCHER, args, { env });
    if (exitCode !== 0)
      throw new Error(`latchkey ${args[0]} ended with ${exitCode}: ${(stderr || stdout).slice(0, 600)}`);
    return stdout.trim();
  };
  const { loginUrl, username, consumerKey } = ours;
  const file = join(sandbox.folder, 'ours.crt');
  await latchkey(
    'connection',
    'add',
    'ours',
    '--login-url',
    loginUrl,
    '--username',
    username,
    '--consumer-key',
    consumerKey,
  );
  await latchkey('certificate', 'download', 'ours', '--out', file);
  control.uploadCertificate(ours.orgId, consumerKey, readFileSync(file, 'utf8'));
  return latchkey('token', 'ours');
}
