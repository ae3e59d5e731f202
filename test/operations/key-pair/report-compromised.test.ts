import assert from 'node:assert/strict';
import { minuteMs } from '../../../src/domain/ports.ts';
import { reportCompromised } from '../../../src/operations/key-pair/report-compromised.ts';
import { issueWhenDue } from '../../../src/operations/rotation/steps/scheduled-rotation.ts';
import { refuses } from '../scene/installation.ts';
import { isSignedWith } from '../scene/network.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';

inEachInstallation('a leaked pair signs nothing any more, in no process, not even a check', async (world) => {
  const { process, id, certificate } = await world.connected();
  const other = await world.process();
  await world.signIn(other, id);
  world.network.taken();
  const { fingerprint } = certificate.pair;
  const report = await reportCompromised.run(process.context, { name: 'acme', fingerprint });
  assert.equal(report.pair.standing.state, 'compromised');
  assert.ok(report.isOutage);
  assert.ok(report.replacement !== null);
  for (const one of [process, other]) {
    for (const purpose of ['token', 'probe', 'test'] as const) await world.signIn(one, id, purpose);
  }
  const sent = world.network.taken();
  assert.ok(sent.length > 0, 'the replacement is asked with');
  assert.ok(sent.every((one) => !isSignedWith(one, certificate.pem)));
});

inEachInstallation(
  'its replacement ends the outage, and when it has settled the leaked key is destroyed',
  async (world) => {
    const { process, id, certificate } = await world.connected();
    const { replacement } = await reportCompromised.run(process.context, {
      name: 'acme',
      fingerprint: certificate.pair.fingerprint,
    });
    world.upload(replacement ?? assert.fail());
    await world.clock.advance(minuteMs);
    assert.equal((await world.signIn(process, id)).type, 'signedIn');
    assert.deepEqual(await world.states(process), ['compromised', 'active']);
    await world.settle(process, id);
    await world.settle(process, id);
    assert.deepEqual(await world.states(process), ['destroyed', 'active']);
    assert.equal(await process.context.store.read((tx) => tx.keyPairs.keyReference(certificate.pair.id)), null);
  },
);

inEachInstallation('reported twice, or by two people at once, it is replaced once', async (world) => {
  const { process, certificate } = await world.connected();
  const other = await world.process();
  const { fingerprint } = certificate.pair;
  await Promise.all(
    [process, other].map(({ context }) => reportCompromised.run(context, { name: 'acme', fingerprint })),
  );
  await reportCompromised.run(process.context, { name: 'acme', fingerprint });
  assert.deepEqual(await world.states(process), ['compromised', 'issued']);
  const told = (await world.actions(process)).filter((action) => action === 'keyPair.compromised');
  assert.equal(told.length, 1);
});

inEachInstallation('the parsed private key is forgotten at once', async (world) => {
  const { process, certificate } = await world.connected();
  const { signerKeys } = process.context;
  const forgotten: string[] = [];
  signerKeys.forget = (id) => forgotten.push(id);
  await reportCompromised.run(process.context, { name: 'acme', fingerprint: certificate.pair.fingerprint });
  assert.deepEqual(forgotten, [certificate.pair.id]);
});

inEachInstallation('a spare pair that leaked costs nothing and needs no replacement', async (world) => {
  const { process, id } = await world.connected();
  const spare = await world.download(process);
  const report = await reportCompromised.run(process.context, { name: 'acme', fingerprint: spare.pair.fingerprint });
  assert.deepEqual(
    { isOutage: report.isOutage, replacement: report.replacement },
    { isOutage: false, replacement: null },
  );
  assert.equal((await world.signIn(process, id)).type, 'signedIn');
  await refuses(
    'keyPairNotFound',
    reportCompromised.run(process.context, { name: 'acme', fingerprint: 'FF:FF:FF:FF:FF:FF' }),
  );
});

inEachInstallation('a report that was cut off before its replacement is finished by the reconciler', async (world) => {
  const { process, certificate } = await world.connected();
  const { context } = process;
  const { signerKeys } = context;
  const make = signerKeys.make.bind(signerKeys);
  signerKeys.make = () => Promise.reject(new Error('killed'));
  await assert.rejects(
    reportCompromised.run(context, { name: 'acme', fingerprint: certificate.pair.fingerprint }),
    /killed/,
  );
  assert.deepEqual(await world.states(process), ['compromised']);
  signerKeys.make = make;
  await issueWhenDue(context, await world.whole(context, 'acme'));
  await issueWhenDue(context, await world.whole(context, 'acme'));
  assert.deepEqual(await world.states(process), ['compromised', 'issued']);
});
