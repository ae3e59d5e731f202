// What a program does with Salesforce's libraries. Each library runs in a process of its own in the sandbox, since
// @salesforce/core keeps its sign-ins in the home folder; client-program.ts is that process.

import assert from 'node:assert/strict';
import { basename, join } from 'node:path';
import type { Check } from './check.ts';
import type { Sandbox } from './sandbox.ts';
import type { TestOrg } from './test-org.ts';

const PROGRAM = join(import.meta.dirname, 'client-program.ts');

export function libraryChecks(clients: string, sandbox: Sandbox, org: TestOrg): Check[] {
  const run = async (library: string, keyFile: string): Promise<Record<string, unknown>> => {
    const input = { loginUrl: org.loginUrl, username: org.username, consumerKey: org.consumerKey, keyFile };
    // A home for each sign-in: @salesforce/core refuses to write over one that is there.
    const home = join(sandbox.folder, `home-${library}-${basename(keyFile)}`);
    const env = { HOME: home, CLIENTS: clients, INPUT: JSON.stringify(input) };
    const ran = await sandbox.run(process.execPath, [PROGRAM, library], { env });
    if (ran.exitCode !== 0) throw new Error(`ended with ${ran.exitCode}: ${ran.stderr.slice(0, 600)}`);
    return JSON.parse(ran.stdout) as Record<string, unknown>;
  };

  return ['jsforce', 'core'].flatMap((library) => [
    {
      name: `${library}, right key: identity, query, and metadata described, listed, read, retrieved and deployed`,
      async run() {
        const seen = await run(library, org.rightKeyFile);
        assert.deepEqual(seen, {
          organizationId: org.orgId,
          username: org.username,
          queried: 'Org 1',
          describes: true,
          listed: ['Latchkey'],
          readCertificate: org.certificatePem.replace(/-----.*-----|\s/g, ''),
          retrieved: ['unpackaged/connectedApps/Latchkey.connectedApp'],
          checkedDeploy: 'Succeeded',
        });
      },
    },
    {
      name: `${library}, wrong key: refused with "invalid assertion"`,
      async run() {
        assert.match(String((await run(library, org.wrongKeyFile)).refused), /invalid assertion/);
      },
    },
  ]);
}
