import assert from 'node:assert/strict';
import { discardCertificate } from '../../../src/operations/key-pair/discard.ts';
import { identifyCertificate } from '../../../src/operations/key-pair/identify.ts';
import { listKeyPairs } from '../../../src/operations/key-pair/list.ts';
import { showCertificate } from '../../../src/operations/key-pair/show.ts';
import { makeKeyPair } from '../../simulator/key-pair.ts';
import { saidOf } from '../../support/error-words.ts';
import { refuses } from '../scene/installation.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';

inEachInstallation('lists newest first, and shows again byte for byte what was downloaded', async (world) => {
  const process = await world.process();
  const { context } = process;
  await world.connect(process);
  const made = [await world.download(process), await world.download(process)];
  const fingerprints = made.map(({ pair }) => pair.fingerprint);
  const listed = await listKeyPairs.run(context, { name: 'acme' });
  assert.deepEqual(
    listed.map(({ fingerprint }) => fingerprint),
    fingerprints.toReversed(),
  );
  for (const { pair, pem, fileName } of made) {
    for (const written of [pair.fingerprint, pair.fingerprint.toLowerCase(), pair.fingerprint.replaceAll(':', '')]) {
      const shown = await showCertificate.run(context, { name: 'acme', fingerprint: written });
      assert.deepEqual({ pem: shown.pem, fileName: shown.fileName }, { pem, fileName });
    }
    assert.equal(
      (await showCertificate.run(context, { name: 'acme', fingerprint: pair.fingerprint.slice(0, 14) })).pem,
      pem,
    );
  }
  assert.equal((await listKeyPairs.run(context, { name: 'acme' })).length, 2, 'nothing was made');
  const tooShort = fingerprints[0]?.slice(0, 8) ?? '';
  for (const wrong of ['', tooShort, 'FF:FF:FF:FF:FF', fingerprints.join()]) {
    await refuses('keyPairNotFound', showCertificate.run(context, { name: 'acme', fingerprint: wrong }));
  }
});

inEachInstallation('a file tells which key pair and which connections it belongs to', async (world) => {
  const process = await world.process();
  const { context } = process;
  await world.connect(process);
  await world.connect(process, 'acme-2', { username: 'second@example.com' });
  const { pair, pem } = await world.download(process);
  const found = await identifyCertificate.run(context, { file: Buffer.from(pem) });
  assert.deepEqual(
    found.belongsTo.map(({ pair: { id }, connections, isSameCertificate }) => ({ id, connections, isSameCertificate })),
    [{ id: pair.id, connections: ['acme', 'acme-2'], isSameCertificate: true }],
  );
  const stranger = await identifyCertificate.run(context, { file: Buffer.from(makeKeyPair().certificatePem) });
  assert.deepEqual(stranger.belongsTo, []);
});

inEachInstallation(
  'only an issued pair is given up, and it signs in all the same if it was uploaded',
  async (world) => {
    const { process, id, certificate } = await world.connected();
    const { context } = process;
    const spare = await world.download(process);
    const error = await refuses(
      'notDiscardable',
      discardCertificate.run(context, { name: 'acme', fingerprint: certificate.pair.fingerprint }),
    );
    assert.match(saidOf(error), /latchkey rotate acme/);
    const given = await discardCertificate.run(context, { name: 'acme', fingerprint: spare.pair.fingerprint });
    assert.equal(given.standing.state, 'abandoned');
    assert.equal((await world.whole(context, id)).app.wantedKeyPairId, null);
    await refuses(
      'notDiscardable',
      discardCertificate.run(context, { name: 'acme', fingerprint: spare.pair.fingerprint }),
    );

    world.upload(spare);
    const result = await world.signIn(process, id);
    assert.equal(result.type === 'signedIn' && result.pair.id, spare.pair.id);
    assert.deepEqual(await world.states(process), ['active', 'settling']);
  },
);

inEachInstallation('a certificate that was swapped in the database is handed out for no upload', async (world) => {
  const { process, certificate } = await world.connected();
  await world.connect(process, 'other', { username: 'other@acme.example', consumerKey: `3MVG9${'x'.repeat(80)}` });
  const { pair: strange } = await world.download(process, 'other');
  const { id, fingerprint } = certificate.pair;
  const named = { name: 'acme', fingerprint, isForUpload: true };
  const { pem } = await showCertificate.run(process.context, named);
  assert.equal(pem, certificate.pem);
  const swap = (...columns: string[]) =>
    world.place.tamper(
      `update key_pair set ${columns.map((one) => `${one} = (select ${one} from key_pair where id = '${strange.id}')`).join(', ')} where id = '${id}'`,
    );
  const again = await world.process();
  await swap('certificate_der');
  await refuses('sealedKeyDamaged', showCertificate.run(again.context, named));
  await swap('certificate_der', 'public_key_hash');
  await refuses('sealedKeyDamaged', showCertificate.run(again.context, named));
});
