// What removing loses: exactly what was said, and no private key stays behind where nobody looks.

import assert from 'node:assert/strict';
import { previewLeftRemoval } from '../../../src/operations/client-app/preview-left-removal.ts';
import { removeLeft } from '../../../src/operations/client-app/remove-left.ts';
import { previewRemoval } from '../../../src/operations/connection/preview-removal.ts';
import { removeConnection } from '../../../src/operations/connection/remove.ts';
import { setConnection } from '../../../src/operations/connection/set.ts';
import { discardCertificate } from '../../../src/operations/key-pair/discard.ts';
import { readStatus } from '../../../src/operations/status/steps/read-status.ts';
import { inputWarningText } from '../../../src/text/connection/input-warnings.ts';
import { type Installation, type Process, refuses } from '../scene/installation.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';

inEachInstallation('a removal loses what was said and nothing that came after', async (world) => {
  const { process, certificate } = await world.connected();
  const { context } = process;
  const announced = await previewRemoval.run(context, { name: 'acme' });
  assert.deepEqual(announced.keyPairs, [{ fingerprint: certificate.pair.fingerprint, state: 'active' }]);
  await world.download(process);
  await refuses('changedMeanwhile', removeConnection.run(context, { name: 'acme', announced }));
  assert.deepEqual(await world.states(process), ['active', 'issued']);
  await removeConnection.run(context, { name: 'acme', announced: await previewRemoval.run(context, { name: 'acme' }) });
  assert.equal((await readStatus(context)).glances.length, 0);
});

inEachInstallation('key pairs are not lost when the connection that kept them goes meanwhile', async (world) => {
  const { process } = await world.connected();
  const { context } = process;
  await world.connect(process, 'second', { username: 'second@example.com' });
  const announced = await previewRemoval.run(context, { name: 'acme' });
  assert.deepEqual([announced.keyPairs, announced.otherConnections], [null, ['second']]);
  await removeConnection.run(context, {
    name: 'second',
    announced: await previewRemoval.run(context, { name: 'second' }),
  });
  await refuses('changedMeanwhile', removeConnection.run(context, { name: 'acme', announced }));
  assert.deepEqual(await world.states(process), ['active']);
});

/** "acme" leaves the app that it was connected through for the one of "other". */
async function moved(world: Installation) {
  const { process, id, certificate } = await world.connected();
  const { consumerKey } = world.org();
  const other = `${consumerKey.slice(0, -4)}9999`;
  await world.connect(process, 'other', { consumerKey: other, username: 'second@example.com' });
  const { warnings } = await setConnection.run(process.context, { name: 'acme', consumerKey: other });
  return { process, id, consumerKey, fingerprint: certificate.pair.fingerprint, warnings };
}

const leftKeys = async ({ context }: Process) =>
  (await readStatus(context)).leftApps.flatMap(({ keyPairs }) => keyPairs);

inEachInstallation(
  'private keys of an app that its last connection left are shown, and found on the way back',
  async (world) => {
    const { process, id, consumerKey, fingerprint, warnings } = await moved(world);
    assert.match(
      warnings.map((warning) => inputWarningText(warning, 'latchkey')).join(),
      new RegExp(`remove --consumer-key ${consumerKey}`),
    );
    assert.deepEqual(await leftKeys(process), [{ fingerprint, state: 'active' }]);
    await setConnection.run(process.context, { name: 'acme', consumerKey });
    assert.deepEqual([await leftKeys(process), await world.states(process)], [[], ['active']]);
    assert.equal((await world.signIn(process, id)).type, 'signedIn');
  },
);

inEachInstallation(
  'an app without a connection is erased with its private keys when a person says so',
  async (world) => {
    const { process, consumerKey } = await moved(world);
    const { context } = process;
    const { keyPairs } = await previewLeftRemoval.run(context, { consumerKey });
    await refuses('changedMeanwhile', removeLeft.run(context, { consumerKey, announced: [] }));
    await removeLeft.run(context, { consumerKey, announced: keyPairs });
    assert.deepEqual(await leftKeys(process), []);
    await refuses('appNotFound', previewLeftRemoval.run(context, { consumerKey }));
    assert.equal((await world.actions(process)).at(-1), 'clientApp.removed');
  },
);

inEachInstallation('an app that a connection uses is not removed as one without', async (world) => {
  const { process } = await world.connected();
  const error = await refuses(
    'appInUse',
    previewLeftRemoval.run(process.context, { consumerKey: world.org().consumerKey }),
  );
  assert.equal(error.parameters.names, 'acme');
});

inEachInstallation('an app whose consumer key was never known goes whole to the one that it is', async (world) => {
  const process = await world.process();
  const { context } = process;
  await world.connect(process, 'known');
  await world.connect(process, 'joining', { consumerKey: undefined, username: 'second@example.com' });
  const { pair } = await world.download(process, 'joining');
  await world.download(process, 'joining');
  await discardCertificate.run(context, { name: 'joining', fingerprint: pair.fingerprint });
  const { warnings } = await setConnection.run(context, { name: 'joining', consumerKey: world.org().consumerKey });
  assert.deepEqual(warnings, []);
  assert.deepEqual(await world.states(process, 'known'), ['abandoned', 'issued']);
  assert.equal((await context.store.read((tx) => tx.clientApps.page('', 9))).length, 1);
});
