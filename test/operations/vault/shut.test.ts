// Where the vault does not open, the error says that nothing was changed: then nothing was.

import assert from 'node:assert/strict';
import { LatchkeyError } from '../../../src/domain/errors.ts';
import type { OrgContext } from '../../../src/operations/context.ts';
import { testConnection } from '../../../src/operations/diagnosis/test-connection.ts';
import { revert } from '../../../src/operations/rotation/revert.ts';
import { rotate } from '../../../src/operations/rotation/rotate.ts';
import { acquireToken } from '../../../src/operations/token/acquire.ts';
import { type Installation, type Process, refuses } from '../scene/installation.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';

const name = 'acme';

/** A process whose key file is gone; what it did not open before stays shut. */
async function shutProcess(installation: Installation) {
  const refuse = async () => {
    throw new LatchkeyError('vaultKeyFileMissing', { path: '/key' });
  };
  const { context } = await installation.process();
  const keys = { ...context.signerKeys, sign: refuse, make: refuse, verify: refuse };
  const sealer = { open: refuse, seal: refuse, unseal: refuse };
  return installation.process({ signerKeys: keys, sealer } as Partial<OrgContext>);
}

/** All that an act could have left. */
async function state({ store }: Pick<OrgContext, 'store'>) {
  return store.read(async (tx) => {
    const connections = await tx.connections.page('', 10);
    const apps = await tx.clientApps.page('', 10);
    const attempts = await tx.attempts.newestOfConnection(connections[0]?.id ?? '', 100);
    return { connections, apps, attempts, pairs: await tx.keyPairs.page('', 10), head: await tx.audit.head() };
  });
}

const acts: Record<string, (process: Process) => Promise<unknown>> = {
  rotate: ({ context }) => rotate.run(context, { name }, () => {}),
  'rotate, told of an upload': ({ context }) => rotate.run(context, { name, uploaded: true }, () => {}),
  revert: ({ context }) => revert.run(context, { name }),
  test: ({ context }) => testConnection.run(context, { name }, () => {}),
  token: ({ context, tokens }) => acquireToken.run({ ...context, tokens }, { name, fresh: true, refusedHash: null }),
};

for (const [act, run] of Object.entries(acts)) {
  inEachInstallation(`${act} without the key file changes nothing`, async (installation) => {
    const { process } = await installation.connected();
    const next = await installation.download(process);
    installation.upload(next);
    const shut = await shutProcess(installation);
    const before = await state(shut.context);
    // Who tries again is told the same.
    for (const _ of [1, 2]) await refuses('vaultKeyFileMissing', run(shut));
    assert.deepEqual(await state(shut.context), before);
  });
}
