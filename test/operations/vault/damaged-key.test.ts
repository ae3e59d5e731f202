// A sealed private key that does not open any more: the others go on, and nobody is told that the org refused it.

import assert from 'node:assert/strict';
import { type Installation, refuses } from '../scene/installation.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';

async function damage({ place }: Installation, id: string): Promise<void> {
  await place.tamper(`update key_pair set sealed_private_key = wrapped_data_key where id = '${id}'`);
}

inEachInstallation('a key pair that does not open holds up none that the org accepts', async (world) => {
  const { process: before, id, certificate } = await world.connected();
  const next = await world.download(before);
  world.upload(next);
  await damage(world, certificate.pair.id);

  const process = await world.process();
  const result = await world.signIn(process, id);

  assert.equal(result.type, 'signedIn');
  assert.deepEqual(
    result.tried.map(({ keyPairId }) => keyPairId),
    [next.pair.id],
  );
  assert.match(world.logged.join(''), new RegExp(certificate.pair.fingerprint));
  const ofDamaged = (await world.attempts(process, id)).filter((one) => one.keyPairId === certificate.pair.id).at(-1);
  assert.deepEqual(
    ofDamaged?.outcome,
    { type: 'refused', code: 'sealedKeyDamaged', message: '' },
    'no sentence is stored',
  );
});

inEachInstallation('where no other is accepted either, the damage is what is told', async (world) => {
  const { process: before, id, certificate } = await world.connected();
  await world.download(before);
  await damage(world, certificate.pair.id);
  const process = await world.process();
  const error = await refuses('sealedKeyDamaged', world.drive(process.tokens.acquire(id, { fresh: true })));
  assert.equal(error.parameters.fingerprint, certificate.pair.fingerprint);
  // It is not opened again in each round: every intent counts as a login.
  const ofDamaged = (await world.attempts(process, id)).filter((one) => one.keyPairId === certificate.pair.id);
  assert.deepEqual(
    ofDamaged.map(({ outcome }) => outcome.type),
    ['accepted', 'refused'],
  );
});
