import assert from 'node:assert/strict';
import { createPrivateKey } from 'node:crypto';
import { Secret } from '../../../src/domain/secret.ts';
import { type ImportRequest, importCertificate } from '../../../src/operations/key-pair/import.ts';
import { reportCompromised } from '../../../src/operations/key-pair/report-compromised.ts';
import { makeChain } from '../../formats/chain.ts';
import { openssl, opensslOutput, withFiles } from '../../formats/openssl.ts';
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
  assert.match(saidOf(await refuses('keyRefused', importing(short))), /1024 bits/);
  const pss = makeKeyPair({ newKey: ['-newkey', 'rsa-pss', '-pkeyopt', 'rsa_keygen_bits:2048'] });
  assert.match(saidOf(await refuses('keyRefused', importing(pss))), /over a key for RSA-PSS alone/);
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
  const renewed = withFiles({ 'key.pem': used.privateKeyPem }, (path) =>
    opensslOutput(['req', '-x509', '-key', path('key.pem'), '-subj', '/CN=renewed', '-days', '30']),
  );
  const again = importCertificate.run(process.context, request({ ...used, certificatePem: renewed }));
  const other = saidOf(await refuses('keyUnderOtherCertificate', again));
  assert.ok(other.includes(`with another certificate over it: ${used.fingerprint}`), other);
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

inEachInstallation(
  'takes a pair out of a keystore, watches its chain, and keeps neither key nor password',
  async (world) => {
    const process = await world.process();
    await world.connect(process);
    world.clock.jump(Date.now() - world.clock.now());
    const chain = makeChain();
    const keystore = pkcs12Of(chain, 'hunter2!');
    const wish = (password: string | null, alias: string | null = null): ImportRequest => ({
      name: 'acme',
      keystore: new Secret<Uint8Array>(keystore),
      passphrase: password === null ? null : new Secret(password),
      alias,
    });
    const importing = (request: ImportRequest) => importCertificate.run(process.context, request);
    for (const [request, said] of [
      [wish('hunter3!'), /keystore: The keystore does not open with this password.*again/s],
      [wish(null), /protected by a password.*--password-file FILE/s],
      [wish('hunter2!', 'south'), /alias.*"north"/s],
    ] as const) {
      const words = saidOf(await refuses('invalidInput', importing(request)));
      assert.match(words, said);
      assert.doesNotMatch(words, /hunter/);
    }
    assert.deepEqual(await world.states(process), []);
    const pair = await importing(wish('hunter2!'));
    assert.match(pair.subject, /CN=leaf/);
    const watched = await process.context.store.read((tx) => tx.watchedCertificates.page('', 9));
    assert.deepEqual(
      watched.map(({ certificate }) => certificate.subject),
      ['CN=authority'],
    );
    await assertNoCanaries(
      [{ folder: world.place.folder }, { name: 'logged', content: `${world.logged.join('\n')} ` }],
      [
        ...privateKeyCanaries('imported', createPrivateKey(chain.key)),
        { label: 'password', secret: Buffer.from('hunter2!') },
      ],
    );
  },
);

function pkcs12Of({ key, leaf, authority, root }: ReturnType<typeof makeChain>, password: string): Buffer {
  return withFiles({ key, leaf, more: authority + root }, (path) => {
    const files = ['-inkey', path('key'), '-in', path('leaf'), '-certfile', path('more'), '-name', 'north'];
    return openssl(['pkcs12', '-export', ...files, '-passout', 'env:WORD'], '', { WORD: password }).stdoutBytes;
  });
}

inEachInstallation('a keystore given as a key is told how it is taken', async (world) => {
  const process = await world.process();
  await world.connect(process);
  const used = makeKeyPair();
  const privateKeyPem = withFiles({ key: used.privateKeyPem, crt: used.certificatePem }, (path) => {
    const files = ['-inkey', path('key'), '-in', path('crt')];
    return openssl(['pkcs12', '-export', ...files, '-passout', 'env:WORD'], '', { WORD: 'x' }).stdoutBytes;
  });
  const error = await refuses(
    'invalidInput',
    importCertificate.run(process.context, request({ ...used, privateKeyPem })),
  );
  assert.match(saidOf(error), /PKCS#12.*--keystore instead of --key and --cert/s);
});
