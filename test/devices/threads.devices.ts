// Libraries of devices are called by several threads at once. One that is called wrongly takes its process with it: each is
// tried in a process of its own.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, test } from 'node:test';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { nssToken } from './nss.ts';
import { softhsmToken } from './softhsm.ts';

const folder = await temporaryFolder({ after });
const tokens = { softhsm2: softhsmToken(folder).text, 'NSS softokn': nssToken(folder) };

for (const [name, uri] of Object.entries(tokens)) {
  test(`${name}: signatures without pause on many sessions are right, and the process lives`, () => {
    const rounds = name === 'softhsm2' ? '60' : '10';
    const driver = new URL('many-signatures.ts', import.meta.url).pathname;
    const { signal, status, stderr } = spawnSync(process.execPath, ['--expose-gc', driver, uri, rounds]);
    assert.deepEqual({ signal, status }, { signal: null, status: 0 }, String(stderr));
  });
}
