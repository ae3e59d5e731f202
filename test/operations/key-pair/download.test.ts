import assert from 'node:assert/strict';
import { createHash, X509Certificate } from 'node:crypto';
import { signerKeyOf } from '../../../src/domain/key-pair/key-pair.ts';
import { dayMs } from '../../../src/domain/ports.ts';
import type { KeyAlgorithm } from '../../../src/domain/vault/key-algorithm.ts';
import { downloadCertificate } from '../../../src/operations/key-pair/download.ts';
import { issueKeyPairIf } from '../../../src/operations/key-pair/steps/issue-key-pair.ts';
import { opensslOutput, withFiles } from '../../formats/openssl.ts';
import { saidOf } from '../../support/error-words.ts';
import { refuses } from '../scene/installation.ts';
import { isSignedWith } from '../scene/network.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';

inEachInstallation('openssl reads the certificate of each size and finds nothing to object to', async (world) => {
  const process = await world.process();
  await world.connect(process, 'acme-production');
  const sizes: [KeyAlgorithm, number][] = [
    ['rsa-2048', 2_048],
    ['rsa-3072', 3_072],
    ['rsa-4096', 4_096],
  ];
  for (const [algorithm, bits] of sizes) {
    const issuedAt = world.clock.now();
    const request = { name: 'acme-production', algorithm, lifetimeDays: 3_650 };
    const { pem, fileName, pair } = await downloadCertificate.run(process.context, request);
    assert.ok(pem.length <= 4_096, `${pem.length} bytes`);
    const text = opensslOutput(['x509', '-noout', '-text', '-fingerprint', '-sha256'], pem);
    assert.match(text, /Version: 3/);
    assert.match(text, /Signature Algorithm: sha256WithRSAEncryption/);
    assert.match(text, new RegExp(`Public-Key: \\(${bits} bit\\)`));
    assert.ok(text.includes(`sha256 Fingerprint=${pair.fingerprint}`), text);
    withFiles({ 'leaf.pem': pem }, (path) => {
      // Judged at the test's own time.
      const at = String(Math.floor(issuedAt / 1_000));
      const file = path('leaf.pem');
      const strict = ['-x509_strict', '-check_ss_sig', '-attime', at, '-CAfile', file];
      assert.match(opensslOutput(['verify', ...strict, file]), /: OK/);
    });
    const { validFromDate, validToDate, publicKey } = new X509Certificate(pem);
    assert.equal(validFromDate.getTime(), issuedAt - 5 * 60_000);
    assert.equal(validToDate.getTime(), issuedAt + 3_650 * dayMs);
    const spki = publicKey.export({ type: 'spki', format: 'der' });
    const marker = `20260101-${createHash('sha256').update(spki).digest('hex').slice(0, 8).toUpperCase()}`;
    assert.equal(fileName, `acme-production-${marker}.crt`);
    const subject = opensslOutput(['x509', '-noout', '-subject', '-nameopt', 'RFC2253'], pem).trim();
    assert.equal(subject, `subject=CN=acme-production,OU=Latchkey ${marker}`);
  }
});

inEachInstallation(
  'a certificate is dated by the second, and its making remembered to the millisecond',
  async (world) => {
    const process = await world.process();
    await world.connect(process, 'acme');
    const second = world.clock.now();
    await world.clock.advance(321);
    const request = { name: 'acme', algorithm: 'rsa-2048', lifetimeDays: 30 } as const;
    const { pair } = await downloadCertificate.run(process.context, request);
    assert.equal(pair.issuedAt, second + 321, 'what is reported within the same second is reported after it');
    assert.equal(pair.notAfter, second + 30 * dayMs);
  },
);

inEachInstallation(
  'openssl verifies the assertion that was sent with the public key of the certificate',
  async (world) => {
    const { process, id, certificate } = await world.connected();
    await world.signIn(process, id);
    const [sent] = world.network.taken();
    const [header = '', claims = '', signature = ''] = (sent ?? assert.fail()).assertion.split('.');
    const files = {
      'key.pem': opensslOutput(['x509', '-noout', '-pubkey'], certificate.pem),
      signature: Buffer.from(signature, 'base64url'),
    };
    withFiles(files, (path) => {
      const judge = ['dgst', '-sha256', '-verify', path('key.pem'), '-signature', path('signature')];
      assert.match(opensslOutput(judge, `${header}.${claims}`), /Verified OK/);
    });
    assert.deepEqual(JSON.parse(Buffer.from(header, 'base64url').toString()), { alg: 'RS256' });
  },
);

inEachInstallation('every download makes another pair and leaves the earlier ones usable', async (world) => {
  const process = await world.process();
  const id = await world.connect(process);
  const first = await world.download(process);
  const second = await world.download(process);
  assert.notEqual(first.pair.fingerprint, second.pair.fingerprint);
  assert.notDeepEqual(first.pair.publicKeyHash, second.pair.publicKeyHash);
  for (const { pem } of [first, second, first]) {
    world.upload({ pem });
    const result = await world.signIn(process, id);
    assert.equal(result.type, 'signedIn');
    assert.ok(isSignedWith(world.network.taken().at(-1) ?? assert.fail(), pem));
  }
});

inEachInstallation('of seven downloads at once five are made, and the others say what to do', async (world) => {
  const process = await world.process();
  const other = await world.process();
  await world.connect(process);
  await process.context.sealer.open();
  const asked = Array.from({ length: 7 }, (_, index) => world.download(index % 2 === 0 ? process : other));
  const results = await Promise.allSettled(asked);
  const made = results.filter(({ status }) => status === 'fulfilled');
  assert.equal(made.length, 5);
  for (const result of results) {
    if (result.status === 'rejected') await refuses('tooManyIssued', Promise.reject(result.reason));
  }
  const error = await refuses('tooManyIssued', world.download(process));
  assert.match(saidOf(error), /certificate discard acme/);
  assert.deepEqual(await world.states(process), Array(5).fill('issued'));
});

inEachInstallation('no byte of a certificate comes back when its private key could not be kept', async (world) => {
  const process = await world.process();
  await world.connect(process);
  await process.context.sealer.open();
  const { store } = process.context;
  const full = await world.process({
    store: { ...store, read: (work) => store.read(work), write: () => Promise.reject(new Error('the disk is full')) },
  });
  await assert.rejects(world.download(full), /disk is full/);
  assert.deepEqual(await world.states(process), []);
  const { pair } = await world.download(process);
  const key = await store.read((tx) => tx.keyPairs.keyReference(pair.id));
  await process.context.signerKeys.verify(signerKeyOf(pair, key ?? assert.fail()));
});

inEachInstallation('of two processes that see the same need one makes the pair', async (world) => {
  const process = await world.process();
  const other = await world.process();
  await world.connect(process);
  await process.context.sealer.open();
  const request = { name: 'acme', algorithm: 'rsa-2048', lifetimeDays: 30 } as const;
  const isNeeded = ({ pairs }: { pairs: readonly unknown[] }) => pairs.length === 0;
  const both = [process, other].map(({ context }) => issueKeyPairIf(context, request, isNeeded));
  const made = (await Promise.all(both)).filter((one) => one !== null);
  assert.equal(made.length, 1);
  assert.deepEqual(await world.states(process), ['issued']);
});
