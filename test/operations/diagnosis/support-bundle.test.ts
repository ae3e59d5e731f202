import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { encodePem } from '../../../src/formats/pem.ts';
import { supportBundle } from '../../../src/operations/diagnosis/support-bundle.ts';
import { unsealToken } from '../../../src/operations/token/steps/sealed-token.ts';
import { shownBundle, supportBundlePage } from '../../../src/text/diagnosis/support-bundle-page.ts';
import { openJourney } from '../../journey/broken-app.ts';
import { foreignCertificate } from '../../simulation/foreign-certificate.ts';
import { assertNoCanaries, canary, privateKeyCanaries } from '../../support/canaries.ts';

const versions = { latchkey: '0.0.0' };

test('says what support needs, as one page and as the same in JSON', async (t) => {
  const journey = await openJourney(t);
  journey.control.uploadCertificate(journey.orgId, journey.consumerKey, foreignCertificate());
  await journey.test();
  const bundle = await supportBundle.run(journey.context, { name: 'acme', versions });
  assert.equal(bundle.connection.orgId, journey.orgId);
  assert.equal(bundle.connection.environment, 'unknown');
  assert.equal(bundle.app.consumerKey, journey.consumerKey);
  assert.equal(bundle.failure?.message, 'invalid_grant: invalid assertion');
  assert.equal(bundle.keyPairs[0]?.certificatePem, journey.pem);
  assert.ok(
    bundle.diagnosis?.causes.every(({ cause }) => cause !== 'certificate_expired'),
    'it is valid for a year',
  );
  assert.deepEqual(bundle.host.path.addresses, ['127.0.0.1']);
  assert.equal(bundle.host.path.proxy, null);
  assert.ok('clockSkewSeconds' in bundle.host.answer && bundle.host.answer.clockSkewSeconds === 0);
  const told = bundle.timeline.map(({ what }) => what);
  assert.ok(told.includes('sign-in (test): notThisKey') && told.includes('sign-in (test): accepted'));
  assert.ok(told.includes('connection.pinned') && told.includes('keyPair.issued'));
  const times = bundle.timeline.map(({ at }) => at);
  assert.deepEqual(times, times.toSorted().toReversed());

  const page = supportBundlePage(bundle);
  assert.doesNotMatch(page.split('<script')[0] ?? '', /\{&quot;|\[object/, 'nothing that people read is raw JSON');
  assert.match(page, /<details><summary>Show all \d+/);
  assert.match(page, /@media \(max-width: 40rem\) \{ dl, tr, td \{ display: block/);
  const [, json = ''] = /<script type="application\/json" id="bundle">([\s\S]*?)<\/script>/.exec(page) ?? [];
  assert.deepEqual(JSON.parse(json), JSON.parse(JSON.stringify(shownBundle(bundle))));
  assert.ok(page.includes(journey.orgId) && page.includes('invalid assertion') && page.includes('BEGIN CERTIFICATE'));
  assert.doesNotMatch(page, /<(?:link|img)|src=|@import/);
});

test('holds no private key, token or assertion, also where a message quoted one', async (t) => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const leaked = encodePem('PRIVATE KEY', privateKey.export({ type: 'pkcs8', format: 'der' }));
  const journey = await openJourney(t);
  const token = await tokenOf(journey);
  const { connections } = await rows(journey);
  const [connection] = connections;
  if (connection === undefined) assert.fail('no connection');
  // As a server might that echoes what it was sent.
  const message = `bad request: assertion=eyJhbGciOiJSUzI1NiJ9.${'eyJpc3MiOiJhIn0'}.c2lnbmF0dXJl token ${token} key ${leaked}`;
  const failure = { since: 1, at: 2, code: 'otherRefusal', message };
  await journey.context.store.write(async (tx) => {
    const locked = await tx.connections.lock(connection.id);
    const entry = {
      at: 3,
      actor: journey.context.actor,
      action: 'connection.failed',
      before: null,
      after: { message },
    } as const;
    const subject = { type: 'connection', id: connection.id, name: 'acme' } as const;
    if (locked !== null) await tx.connections.update({ ...locked, failure }, { ...entry, subject });
  });
  const page = supportBundlePage(await supportBundle.run(journey.context, { name: 'acme', versions }));
  const canaries = [canary('access token', token), ...privateKeyCanaries('private key', privateKey)];
  await assertNoCanaries([{ name: 'the page', content: page }], canaries);
  assert.doesNotMatch(page, /eyJhbGciOiJSUzI1NiJ9|c2lnbmF0dXJl/);
});

test('what stands in names cannot break out of the page', async (t) => {
  const journey = await openJourney(t);
  const bundle = await supportBundle.run(journey.context, { name: 'acme', versions });
  const evil = '</script><script>alert(1)</script>';
  const page = supportBundlePage({ ...bundle, app: { ...bundle.app, name: evil } });
  assert.ok(!page.includes(evil) && !page.includes('<script>alert'));
});

async function rows({ context }: Awaited<ReturnType<typeof openJourney>>) {
  return context.store.read(async (tx) => ({ connections: await tx.connections.page('', 10) }));
}

async function tokenOf({ context }: Awaited<ReturnType<typeof openJourney>>): Promise<string> {
  const row = await context.store.read(async (tx) => {
    const connection = await tx.connections.byName('acme');
    return tx.tokens.get(connection?.id ?? '');
  });
  if (row === null) assert.fail('no token is cached');
  const { accessToken: opened } = (await unsealToken(context, row)) ?? assert.fail('it does not open');
  return opened.reveal();
}
