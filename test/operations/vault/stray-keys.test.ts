// A private key in a device goes with its pair: by a row of the same transaction, and as often as it takes.

import assert from 'node:assert/strict';
import { createCustody } from '../../../src/adapters/keys/custody.ts';
import { LatchkeyError } from '../../../src/domain/errors.ts';
import { signerKeyOf } from '../../../src/domain/key-pair/key-pair.ts';
import { hourMs, minuteMs } from '../../../src/domain/ports.ts';
import { KeyProviderFault } from '../../../src/domain/vault/key-provider.ts';
import type { SignerKeys } from '../../../src/domain/vault/signer-keys.ts';
import { testConnection } from '../../../src/operations/diagnosis/test-connection.ts';
import { reportCompromised } from '../../../src/operations/key-pair/report-compromised.ts';
import { destroyStrayKeys } from '../../../src/operations/vault/loops/destroy-stray-keys.ts';
import { MemoryDevice } from '../../adapters/keys/memory-device.ts';
import { type Installation, refuses } from '../scene/installation.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';

const providerUri = 'pkcs11:token=memory';

async function custodyIn(world: Installation) {
  const device = new MemoryDevice();
  const { context: plain } = await world.process();
  const { store } = plain;
  const providers = {
    providerUris: [providerUri],
    named: async (uri: string) => (uri === providerUri ? device.open() : null),
  };
  const { signerKeys, devices } = createCustody({
    software: plain.signerKeys as SignerKeys,
    providers,
    usual: providerUri,
    clock: world.clock,
    expect: (id, uri) => store.write((tx) => tx.strayKeys.expect(id, uri, world.clock.now() + hourMs)),
  });
  const process = await world.process({ signerKeys });
  const context = { ...process.context, devices };
  const sweep = () => destroyStrayKeys(context, new AbortController().signal);
  const strays = () => store.read((tx) => tx.strayKeys.all());
  return { device, process, context, sweep, strays };
}

inEachInstallation('a pair that was reported leaked takes its key out of the device', async (world) => {
  const { device, process, sweep, strays } = await custodyIn(world);
  const id = await world.connect(process);
  const first = await world.download(process);
  world.upload(first);
  await world.signIn(process, id);
  const next = await world.download(process);
  world.upload(next);
  await world.settle(process, id);
  await reportCompromised.run(process.context, { name: 'acme', fingerprint: first.pair.fingerprint });
  await world.settle(process, id);
  assert.deepEqual(await world.states(process), ['destroyed', 'active']);
  assert.equal(device.keys.size, 2, 'not before the row is committed');
  assert.equal((await strays()).length, 1);
  await sweep();
  assert.deepEqual([...device.keys.keys()], [`key-${next.pair.id}`]);
  assert.deepEqual(await strays(), []);
});

inEachInstallation('a device that is down is asked again, later each time', async (world) => {
  const { device, process, context, sweep, strays } = await custodyIn(world);
  await world.connect(process);
  const { pair } = await world.download(process);
  await context.store.write(async (tx) => {
    const app = await tx.clientApps.byId(pair.clientAppId);
    const connections = await tx.connections.ofApp(pair.clientAppId);
    assert.ok(app);
    for (const connection of connections)
      await tx.connections.remove(connection.id, {
        at: world.clock.now(),
        actor: context.actor,
        action: 'connection.removed',
        subject: { type: 'connection', id: connection.id, name: connection.name },
        before: null,
        after: null,
      });
  });
  device.fault = new KeyProviderFault('unreachable', 'unplugged');
  await sweep();
  const [stray] = await strays();
  assert.deepEqual([stray?.trouble, stray?.tries, stray?.dueAt], ['unreachable', 1, world.clock.now() + minuteMs]);
  device.fault = null;
  await sweep();
  assert.equal(device.keys.size, 1, 'it is not due');
  await world.clock.advance(minuteMs);
  await sweep();
  assert.deepEqual([device.keys.size, (await strays()).length], [0, 0]);
});

inEachInstallation('a key that was made and never written goes, and one that was written stays', async (world) => {
  const { device, process, context, sweep, strays } = await custodyIn(world);
  await world.connect(process);
  const { pair } = await world.download(process);
  assert.deepEqual(await strays(), [], 'its row took it over');
  await context.signerKeys.make('a'.repeat(32), 'rsa-2048');
  await sweep();
  assert.equal(device.keys.size, 2, 'somebody may be about to write it');
  await world.clock.advance(hourMs);
  await sweep();
  assert.deepEqual([...device.keys.keys()], [`key-${pair.id}`]);
});

inEachInstallation('another key under the name of a key is not that key', async (world) => {
  const { device, process, context } = await custodyIn(world);
  await world.connect(process);
  const { pair } = await world.download(process);
  const reference = await context.store.read((tx) => tx.keyPairs.keyReference(pair.id));
  assert.ok(reference);
  const verified = () => context.signerKeys.verify(signerKeyOf(pair, reference));
  await verified();
  await device.open().makeKey({ keyPairId: pair.id, algorithm: 'rsa-2048' });
  await refuses('deviceKeyGone', verified());
});

inEachInstallation('a device that is down is an error of its own, and names the key', async (world) => {
  const { device, process, context } = await custodyIn(world);
  const id = await world.connect(process);
  const certificate = await world.download(process);
  world.upload(certificate);
  device.fault = new KeyProviderFault('tokenMissing', 'CKR_TOKEN_NOT_PRESENT');
  await assert.rejects(world.drive(process.tokens.acquire(id, { fresh: true })), (error) => {
    assert.ok(error instanceof LatchkeyError && error.code === 'keyProviderUnavailable', String(error));
    const { fingerprint } = certificate.pair;
    assert.deepEqual(error.parameters, {
      ...{ fingerprint, provider: providerUri },
      ...{ trouble: 'tokenMissing', said: 'CKR_TOKEN_NOT_PRESENT' },
    });
    return true;
  });
  const failed = await world.drive(testConnection.run(context, { name: 'acme' }, () => {}));
  assert.ok(!failed.verified);
  assert.deepEqual(
    failed.diagnosis.causes.map(({ cause }) => cause),
    ['key_provider_unavailable'],
  );
  device.fault = null;
  await world.clock.advance(minuteMs);
  assert.equal((await world.signIn(process, id)).type, 'signedIn');
});

inEachInstallation('the key pair of a device that is down holds up none that signs', async (world) => {
  const { device, process } = await custodyIn(world);
  const id = await world.connect(process);
  world.upload(await world.download(process));
  await world.signIn(process, id);
  const software = await world.process();
  const other = await world.download(software);
  world.upload(other);
  device.fault = new KeyProviderFault('tokenMissing', 'CKR_TOKEN_NOT_PRESENT');
  const result = await world.signIn(process, id);
  assert.equal(result.type === 'signedIn' && result.pair.id, other.pair.id);
});
