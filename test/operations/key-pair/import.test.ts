import assert from 'node:assert/strict';
import { createPrivateKey } from 'node:crypto';
import { Secret } from '../../../src/domain/secret.ts';
import { type ImportRequest, importCertificate } from '../../../src/operations/key-pair/import.ts';
import { reportCompromised } from '../../../src/operations/key-pair/report-compromised.ts';
import { opensslOutput, withFiles } from '../../formats/openssl.ts';
import { makeKeyPair } from '../../simulator/key-pair.ts';
import { assertNoCanaries, privateKeyCanaries } from '../../support/canaries.ts';
import { saidOf } from '../../support/error-words.ts';
import { refuses } from '../scene/installation.ts';
import { isSignedWith } from '../scene/network.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';

type Files = { privateKeyPem: string | Uint8Array; certificatePem: string | Uint8Array };

function request({ privateKeyPem, certificatePem }: Files, passphrase: string | null = null): ImportRequest {
  return {
    name: 'acme',
    keyFile: new Secret<Uint8Array>(Buffer.from(privateKeyPem)),
    passphrase: passphrase === null ? null : new Secret(passphrase),
    certificateFile: Buffer.from(certificatePem),
  };
}

inEachInstallation('a pair in use today signs in at once and becomes active by its acceptance', async (world) => {
  const process = await world.process();
  const id = await world.connect(process);
  const used = makeKeyPair({ subject: '/CN=made years ago' });
  world.upload({ pem: used.certificatePem });
  world.clock.jump(Date.now() - world.clock.now());
  const pair = await importCertificate.run(process.context, request(used));
  assert.equal(pair.fingerprint, used.fingerprint);
  assert.deepEqual({ origin: pair.origin, state: pair.standing.state }, { origin: 'imported', state: 'issued' });
  assert.equal((await world.signIn(process, id)).type, 'signedIn');
  assert.ok(isSignedWith(world.network.taken()[0] ?? assert.fail(), used.certificatePem));
  assert.deepEqual(await world.states(process), ['active']);
  await assertNoCanaries(
    [{ folder: world.place.folder }, { name: 'logged', content: `${world.logged.join('\n')} ` }],
    privateKeyCanaries('imported', createPrivateKey(used.privateKeyPem)),
  );
});

inEachInstallation('takes PEM and DER, plain and encrypted, of 2048 bits and more', async (world) => {
  const process = await world.process();
  await world.connect(process);
  world.clock.jump(Date.now() - world.clock.now());
  const [small, large] = [makeKeyPair(), makeKeyPair({ newKey: ['-newkey', 'rsa:4096'] })];
  const encrypted = withFiles({ 'key.pem': small.privateKeyPem }, (path) =>
    opensslOutput(['pkcs8', '-topk8', '-in', path('key.pem'), '-passout', 'env:PASSWORD'], '', {
      PASSWORD: 'hunter2!',
    }),
  );
  const withoutPassphrase = importCertificate.run(process.context, request({ ...small, privateKeyPem: encrypted }));
  await refuses('invalidInput', withoutPassphrase);
  const wrong = importCertificate.run(process.context, request({ ...small, privateKeyPem: encrypted }, 'hunter3!'));
  const error = await refuses('invalidInput', wrong);
  assert.doesNotMatch(saidOf(error), /hunter/);
  const adopted = await importCertificate.run(
    process.context,
    request({ ...small, privateKeyPem: encrypted }, 'hunter2!'),
  );
  assert.equal(adopted.algorithm, 'rsa-2048');
  const der = {
    privateKeyPem: createPrivateKey(large.privateKeyPem).export({ type: 'pkcs8', format: 'der' }),
    certificatePem: Buffer.from(large.certificatePem.replace(/-----[^-]+-----|\s/g, ''), 'base64'),
  };
  assert.equal((await importCertificate.run(process.context, request(der))).algorithm, 'rsa-4096');
});

inEachInstallation('refuses what Salesforce would refuse, says why, and keeps nothing of it', async (world) => {
  const process = await world.process();
  await world.connect(process);
  const [one, other] = [makeKeyPair(), makeKeyPair()];
  const elliptic = makeKeyPair({ newKey: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'] });
  const short = makeKeyPair({ newKey: ['-newkey', 'rsa:1024'] });
  const { context } = process;
  const importing = (files: Files) => importCertificate.run(context, request(files));

  const noRsa = await refuses('keyRefused', importing(elliptic));
  assert.match(saidOf(noRsa), /not over an RSA key\. Use an RSA key .*RS256 only/);
  assert.match((await refuses('keyRefused', importing(short))).message, /1024 bits/);
  const pss = makeKeyPair({ newKey: ['-newkey', 'rsa-pss', '-pkeyopt', 'rsa_keygen_bits:2048'] });
  assert.match((await refuses('keyRefused', importing(pss))).message, /over a key for RSA-PSS alone/);
  await refuses('keyRefused', importing({ ...one, privateKeyPem: elliptic.privateKeyPem }));
  await refuses('keysDoNotMatch', importing({ ...one, privateKeyPem: other.privateKeyPem }));
  await refuses('invalidInput', importing({ ...one, privateKeyPem: one.certificatePem }));
  await refuses('invalidInput', importing({ ...one, certificatePem: one.certificatePem.slice(0, 300) }));
  await refuses('invalidInput', importing({ ...one, certificatePem: 'no certificate' }));
  assert.deepEqual(await world.states(process), []);
});

inEachInstallation('refuses a pair that the app holds already, and a sixth that waits', async (world) => {
  const process = await world.process();
  await world.connect(process);
  const used = makeKeyPair();
  await importCertificate.run(process.context, request(used));
  await refuses('keyPairHeld', importCertificate.run(process.context, request(used)));
  for (let made = 0; made < 4; made += 1) await world.download(process);
  await refuses('tooManyIssued', importCertificate.run(process.context, request(makeKeyPair())));
});

inEachInstallation(
  'refuses a key that was reported leaked, for another app too',
  async (world) => {
    const process = await world.process();
    await world.connect(process);
    await world.connect(process, 'other', {}, world.org(1));
    const leaked = makeKeyPair();
    const { fingerprint } = await importCertificate.run(process.context, request(leaked));
    await reportCompromised.run(process.context, { name: 'acme', fingerprint });
    const again = importCertificate.run(process.context, { ...request(leaked), name: 'other' });
    await refuses('keyLeaked', again);
  },
  { orgs: [{}, {}] },
);
