import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { dayMs } from '../../../src/domain/ports.ts';
import { previewRemoval } from '../../../src/operations/connection/preview-removal.ts';
import { removeConnection } from '../../../src/operations/connection/remove.ts';
import { installCertificate } from '../../../src/operations/key-pair/install.ts';
import { listKeyRequests } from '../../../src/operations/key-pair/list-requests.ts';
import { requestCertificate } from '../../../src/operations/key-pair/request.ts';
import { withdrawRequest } from '../../../src/operations/key-pair/withdraw-request.ts';
import { opensslOutput } from '../../formats/openssl.ts';
import { makeKeyPair } from '../../simulator/key-pair.ts';
import { type Installation, type Process, refuses } from '../scene/installation.ts';
import { isSignedWith } from '../scene/network.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';
import { asPkcs7, openAuthority } from './signed-authority.ts';

const plain = { name: 'acme', algorithm: 'rsa-2048', subject: null, dnsNames: [], isForClients: false } as const;

const authority = openAuthority();

async function requested({ context }: Process, more: Partial<Parameters<typeof requestCertificate.run>[1]> = {}) {
  const made = await requestCertificate.run(context, { ...plain, ...more });
  return { ...made, ...requestCertificate.view(made) };
}

const install = ({ context }: Process, file: string | Uint8Array) =>
  installCertificate.run(context, { name: 'acme', certificateFile: Buffer.from(file) });

const listed = ({ context }: Process) => listKeyRequests.run(context, { name: 'acme' });

/** What openssl dates by is the real time. */
async function openWorld(world: Installation): Promise<{ process: Process; id: string }> {
  world.clock.jump(Date.now() - world.clock.now());
  const process = await world.process();
  return { process, id: await world.connect(process) };
}

inEachInstallation('a certificate that an authority signed signs in, and lives as any other', async (world) => {
  const { process, id } = await openWorld(world);
  const subject = 'CN=acme, O=Acme\\, Inc., C=DE';
  const { pem, fileName, mark, request } = await requested(process, { subject, isForClients: true });
  assert.equal(fileName, `acme-${mark}.csr`);
  assert.match(
    opensslOutput(['req', '-noout', '-verify', '-subject', '-nameopt', 'RFC2253'], pem),
    /CN=acme,O=Acme\\, Inc.,C=DE/,
  );
  assert.deepEqual(await world.states(process), [], 'no key pair yet');
  const signed = authority.sign(pem);
  const { pair, pem: forSalesforce, chainNotAfter } = await install(process, signed);
  assert.equal(new X509Certificate(forSalesforce).fingerprint256, new X509Certificate(signed).fingerprint256);
  assert.deepEqual(
    { id: pair.id, state: pair.standing.state, origin: pair.origin, chainNotAfter },
    { id: request.id, state: 'issued', origin: 'generated', chainNotAfter: null },
  );
  assert.deepEqual(await listed(process), { requests: [], chainNotAfter: null });
  world.upload({ pem: forSalesforce });
  assert.equal((await world.signIn(process, id)).type, 'signedIn');
  assert.ok(isSignedWith(world.network.taken()[0] ?? assert.fail(), forSalesforce));
  assert.deepEqual(await world.states(process), ['active']);
});

inEachInstallation(
  'of a chain the leaf is taken, in any shape, and the first end of the others is watched',
  async (world) => {
    const { process } = await openWorld(world);
    const { store } = process.context;
    const watched = () => store.read((tx) => tx.watchedCertificates.page('', 10));
    const first = await requested(process);
    const signed = authority.sign(first.pem);
    const { pair, chainNotAfter } = await install(process, asPkcs7(`${authority.chain}${signed}`));
    assert.equal(pair.fingerprint, new X509Certificate(signed).fingerprint256);
    const days = Math.round(((chainNotAfter ?? 0) - Date.now()) / dayMs);
    assert.equal(days, authority.endsInDays);
    assert.deepEqual(
      (await watched()).map(({ location, certificate }) => [location, certificate.subject, certificate.notAfter]),
      [['chain of acme', 'CN=issuing', chainNotAfter]],
    );
    assert.equal((await listed(process)).chainNotAfter, chainNotAfter);
    const second = await requested(process);
    await install(process, `${authority.sign(second.pem)}${authority.chain}`);
    assert.equal((await watched()).length, 1, 'in the place of the one before');
    const third = await requested(process);
    await install(process, authority.sign(third.pem));
    assert.deepEqual(await watched(), []);
    assert.equal((await listed(process)).chainNotAfter, null);
  },
);

inEachInstallation(
  'a certificate of no request, of one of another app, or one that is over is refused',
  async (world) => {
    const { process } = await openWorld(world);
    const { context } = process;
    await world.connect(process, 'other', { username: 'other@example.com', consumerKey: `3MVG9${'o'.repeat(60)}` });
    const elsewhere = await requestCertificate.run(context, { ...plain, name: 'other' });
    const { pem } = await requested(process);
    await refuses('fitsNoRequest', install(process, makeKeyPair().certificatePem));
    await refuses('fitsNoRequest', install(process, authority.sign(requestCertificate.view(elsewhere).pem)));
    await refuses('invalidInput', install(process, 'hello'));
    await refuses('invalidInput', install(process, pem));
    const signed = authority.sign(pem, 1);
    world.clock.jump(2 * dayMs);
    await refuses('invalidInput', install(process, signed));
    world.clock.jump(-2 * dayMs);
    await install(process, signed);
    await refuses('keyPairHeld', install(process, signed));
  },
);

inEachInstallation('five requests wait at most, and one that is given up has no key any more', async (world) => {
  const { process } = await openWorld(world);
  const { context } = process;
  const made = [];
  for (let count = 0; count < 5; count += 1) made.push(await requested(process));
  await refuses('tooManyRequests', requestCertificate.run(context, plain));
  const [first = assert.fail()] = made;
  await refuses('keyRequestNotFound', withdrawRequest.run(context, { name: 'acme', mark: '20200101-00000000' }));
  await withdrawRequest.run(context, { name: 'acme', mark: first.mark.toLowerCase() });
  await refuses('fitsNoRequest', install(process, authority.sign(first.pem)));
  const { requests: left } = await listed(process);
  const ids = (of: readonly { id: string }[]) => of.map(({ id }) => id).sort();
  assert.deepEqual(ids(left), ids(made.slice(1).map(({ request }) => request)));
});

inEachInstallation('a subject or a host name that cannot be written makes no key', async (world) => {
  const { process } = await openWorld(world);
  await refuses('invalidInput', requested(process, { subject: 'acme' }));
  await refuses('invalidInput', requested(process, { dnsNames: ['https://acme.example'] }));
  assert.deepEqual(await listed(process), { requests: [], chainNotAfter: null });
});

inEachInstallation('with the last connection of an app its key requests go, told before', async (world) => {
  const { process } = await openWorld(world);
  const { context } = process;
  const { request } = await requested(process);
  const second = await requested(process);
  await install(process, `${authority.sign(second.pem)}${authority.chain}`);
  const loss = await previewRemoval.run(context, { name: 'acme' });
  assert.deepEqual(
    loss.keyPairs?.map(({ state }) => state),
    ['issued', 'requested'],
  );
  await removeConnection.run(context, { name: 'acme', announced: loss });
  assert.equal(await context.store.read((tx) => tx.keyRequests.byId(request.id)), null);
  assert.deepEqual(await context.store.read((tx) => tx.watchedCertificates.page('', 10)), []);
});
