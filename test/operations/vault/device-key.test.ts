// Key pairs whose private key lies in a device: they live as all others do, and where nothing reaches the device, that is
// said by name and holds up no other pair.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { systemFiles } from '../../../src/adapters/system/files.ts';
import { Secret } from '../../../src/domain/secret.ts';
import type { Vault } from '../../../src/domain/vault/upkeep.ts';
import { supportBundle } from '../../../src/operations/diagnosis/support-bundle.ts';
import { testConnection } from '../../../src/operations/diagnosis/test-connection.ts';
import { discardCertificate } from '../../../src/operations/key-pair/discard.ts';
import { exportKeyPair } from '../../../src/operations/key-pair/export.ts';
import { listKeyPairs } from '../../../src/operations/key-pair/list.ts';
import { previewExport } from '../../../src/operations/key-pair/preview-export.ts';
import { reportCompromised } from '../../../src/operations/key-pair/report-compromised.ts';
import { rewrapVault } from '../../../src/operations/vault/rewrap.ts';
import { vaultStatus } from '../../../src/operations/vault/status.ts';
import { type Installation, refuses } from '../scene/installation.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';
import { DeviceKeys, noDevices, providerUri } from './device-keys.ts';

/** A connection whose one pair lies in a device, and a process that reaches none. */
async function connectedByDevice(world: Installation) {
  const onDevice = await world.process({ signerKeys: new DeviceKeys() });
  const id = await world.connect(onDevice);
  const certificate = await world.download(onDevice);
  world.upload(certificate);
  assert.equal((await world.signIn(onDevice, id)).type, 'signedIn');
  return { onDevice, process: await world.process(), id, certificate };
}

inEachInstallation('a key in a device signs in, hands over and is given up as any other', async (world) => {
  const { onDevice, id, certificate } = await connectedByDevice(world);
  const { store } = onDevice.context;
  assert.deepEqual(await store.read((tx) => tx.vault.countByRootKey()), [], 'no private key is in the database');
  const next = await world.download(onDevice);
  world.upload(next);
  await world.settle(onDevice, id);
  assert.deepEqual(await world.states(onDevice), ['previous', 'active']);
  await reportCompromised.run(onDevice.context, { name: 'acme', fingerprint: certificate.pair.fingerprint });
  await world.settle(onDevice, id);
  assert.deepEqual(await world.states(onDevice), ['destroyed', 'active']);
  assert.equal(await store.read((tx) => tx.keyPairs.keyReference(certificate.pair.id)), null);
  await world.download(await world.process());
  const listed = await listKeyPairs.run(onDevice.context, { name: 'acme' });
  assert.deepEqual(
    listed.map(({ custody }) => custody),
    ['software:', providerUri, null],
  );
});

inEachInstallation('where nothing reaches the device, whoever needs the key is told so by name', async (world) => {
  const { process, id, certificate } = await connectedByDevice(world);
  const { fingerprint } = certificate.pair;
  const { context, tokens } = process;
  const request = { name: 'acme', fingerprint, format: 'pem', password: new Secret('long enough') } as const;
  const refusals = [
    await refuses('keyProviderUnknown', world.drive(tokens.acquire(id, { fresh: true }))),
    await refuses('keyProviderUnknown', world.drive(testConnection.run(context, { name: 'acme' }, () => {}))),
  ];
  for (const { parameters } of refusals) assert.deepEqual(parameters, { fingerprint, provider: providerUri });
  const mayExport = { ...context, mayExport: true };
  for (const { run } of [previewExport, exportKeyPair]) {
    const { parameters } = await refuses('keyNotExportable', run(mayExport, request));
    assert.deepEqual(parameters, { fingerprint, provider: providerUri, name: 'acme' });
  }
});

inEachInstallation('a key in a device that nothing reaches holds up none that signs', async (world) => {
  const { process, id, certificate } = await connectedByDevice(world);
  const software = await world.download(process);
  world.upload(software);
  const result = await world.signIn(process, id);
  assert.equal(result.type === 'signedIn' && result.pair.id, software.pair.id);
  const ofDevice = (await world.attempts(process, id)).filter((one) => one.keyPairId === certificate.pair.id).at(-1);
  assert.equal(ofDevice?.outcome.type === 'refused' && ofDevice.outcome.code, 'keyProviderUnknown');
  assert.equal((await world.drive(testConnection.run(process.context, { name: 'acme' }, () => {}))).verified, true);
});

inEachInstallation('the vault, support and giving up work around keys in devices', async (world) => {
  const { onDevice, process, certificate } = await connectedByDevice(world);
  const { context } = process;
  const { pair: spare } = await world.download(onDevice);
  await world.download(process);
  const keyOf = (id: string) => context.store.read((tx) => tx.keyPairs.keyReference(id));
  const device = await keyOf(certificate.pair.id);

  const { keys, damaged, finished } = await rewrapVault.run(
    { ...context, vault: context.sealer as Vault },
    undefined,
    () => {},
  );
  assert.deepEqual([keys, damaged, finished], [1, [], true]);
  const { folder: dataFolder } = world.place;
  const places = { keyFile: join(dataFolder, 'latchkey.key'), dataFolder };
  const { rootKeys } = await vaultStatus.run({
    store: context.store,
    files: systemFiles,
    places,
    keyFileTrouble: async () => null,
    devices: noDevices,
  });
  assert.deepEqual(
    rootKeys.map(({ sealedKeys }) => sealedKeys),
    [1],
  );
  assert.equal((await supportBundle.run(context, { name: 'acme', versions: {} })).keyPairs.length, 3);
  await discardCertificate.run(context, { name: 'acme', fingerprint: spare.fingerprint });
  assert.deepEqual(await world.states(process), ['active', 'abandoned', 'issued']);
  assert.deepEqual(await keyOf(certificate.pair.id), device);
});
