// Who can write to the database, and has not the vault, gets no certificate of his into an org by a rotation without hands.

import assert from 'node:assert/strict';
import { isOpenSwap } from '../../../src/domain/rotation/swap-phases.ts';
import { parseCertificate, publicKeyHash } from '../../../src/formats/x509.ts';
import { beginSwap } from '../../../src/operations/rotation/steps/begin-swap.ts';
import { makeKeyPair } from '../../simulator/key-pair.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';
import { carried, handsFree, slotOf } from './swap-scene.ts';

for (const [what, hasItsHash] of [
  ['was put', false],
  ['was put with the hash of its public key', true],
] as const) {
  inEachInstallation(`a certificate that ${what} into the row of the next pair is not deployed`, async (world) => {
    const { certificate, context } = await handsFree(world, 'connected-app');
    const planted = makeKeyPair({ subject: '/CN=planted' });
    const der = Buffer.from(planted.certificatePem.replaceAll(/-----[A-Z ]+-----|\s/g, ''), 'base64');
    const literal = (bytes: Uint8Array) => {
      const hex = Buffer.from(bytes).toString('hex');
      return 'file' in world.place.location ? `x'${hex}'` : `'\\x${hex}'::bytea`;
    };
    const hash = publicKeyHash(parseCertificate(der).publicKeySpki);
    const changed = `certificate_der = ${literal(der)}${hasItsHash ? `, public_key_hash = ${literal(hash)}` : ''}`;
    // One that is open already is gone on with.
    await world.drive(beginSwap(context, { name: 'acme' }));
    await world.place.tamper(`update key_pair set ${changed} where state = 'issued'`);
    const { swap } = await carried(
      world,
      context,
      async () => undefined,
      () => assert.deepEqual(slotOf(world), [certificate.pair.fingerprint]),
    );
    assert.ok(!isOpenSwap(swap.phase));
    assert.deepEqual(swap.problem?.type, 'pairGone');
    assert.deepEqual(slotOf(world), [certificate.pair.fingerprint]);
  });
}
