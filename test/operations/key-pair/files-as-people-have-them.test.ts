// What identify and import do with files as people have them; the shapes themselves are test/formats' matter.

import assert from 'node:assert/strict';
import { Secret } from '../../../src/domain/secret.ts';
import { identifyCertificate } from '../../../src/operations/key-pair/identify.ts';
import { importCertificate } from '../../../src/operations/key-pair/import.ts';
import { makeChain } from '../../formats/chain.ts';
import { opensslOutput } from '../../formats/openssl.ts';
import { makeKeyPair } from '../../simulator/key-pair.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';

inEachInstallation('(b) a file with key, leaf and chain imports and identifies the leaf', async (world) => {
  const process = await world.process();
  await world.connect(process);
  world.clock.jump(Date.now() - world.clock.now());
  const chain = makeChain();
  const file = Buffer.from(chain.root + chain.key + chain.authority + chain.leaf);
  const keyFile = new Secret<Uint8Array>(Buffer.from(chain.root + chain.key));
  const request = { name: 'acme', keyFile, passphrase: null, certificateFile: file };
  const pair = await importCertificate.run(process.context, request);
  assert.match(pair.subject, /CN=leaf/);
  const identified = await identifyCertificate.run(process.context, { file });
  assert.deepEqual(
    identified.belongsTo.map(({ pair: { id }, isSameCertificate }) => [id, isSameCertificate]),
    [[pair.id, true]],
  );
});

inEachInstallation('(b) of certificates that are no chain import takes the one over the key', async (world) => {
  const process = await world.process();
  await world.connect(process);
  world.clock.jump(Date.now() - world.clock.now());
  const [one, other] = [makeKeyPair(), makeKeyPair()];
  const certificateFile = Buffer.from(other.certificatePem + one.certificatePem);
  const keyFile = new Secret<Uint8Array>(Buffer.from(one.privateKeyPem));
  const request = { name: 'acme', keyFile, passphrase: null, certificateFile };
  assert.equal((await importCertificate.run(process.context, request)).fingerprint, one.fingerprint);
});

inEachInstallation(
  '(b) a key under a cipher that OpenSSL gave up is taken in, alone and in one file with its certificate',
  async (world) => {
    const process = await world.process();
    await world.connect(process);
    world.clock.jump(Date.now() - world.clock.now());
    const passphrase = new Secret('old word');
    const cipher = ['-v1', 'PBE-SHA1-RC2-40', '-provider', 'legacy', '-provider', 'default'];
    for (const isAlone of [true, false]) {
      const { privateKeyPem, certificatePem, fingerprint } = makeKeyPair();
      const encrypted = opensslOutput(['pkcs8', '-topk8', ...cipher, '-passout', 'pass:old word'], privateKeyPem);
      const files = isAlone
        ? { keyFile: new Secret<Uint8Array>(Buffer.from(encrypted)), certificateFile: Buffer.from(certificatePem) }
        : { keystore: new Secret<Uint8Array>(Buffer.from(encrypted + certificatePem)), alias: null };
      const pair = await importCertificate.run(process.context, { name: 'acme', passphrase, ...files });
      assert.equal(pair.fingerprint, fingerprint);
    }
  },
);
