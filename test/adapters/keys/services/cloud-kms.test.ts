import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { openCloudKmsProvider } from '../../../../src/adapters/keys/gcp-kms/cloud-kms-provider.ts';
import { assertNoCanaries, canary, privateKeyCanaries } from '../../../support/canaries.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { keyProviderBehaves } from '../key-provider-behaviour.ts';
import { type FakeCloudKms, keyFileOf, ring, startFakeCloudKms } from './fake-cloud-kms.ts';
import { faultOf, outageOf, providerUri, realParts } from './scene.ts';

const uriOf = ({ url }: FakeCloudKms, more = '') => providerUri(`gcpkms:${ring}?endpoint=${url}${more}`);
const onMachine = ({ url }: FakeCloudKms) => realParts({ GCE_METADATA_HOST: new URL(url).host });

keyProviderBehaves('Google Cloud KMS', async () => {
  const fake = await startFakeCloudKms();
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-google-'));
  const file = join(folder, 'account.json');
  await writeFile(file, keyFileOf(fake), { mode: 0o600 });
  return {
    open: () => openCloudKmsProvider(uriOf(fake), realParts({ GOOGLE_APPLICATION_CREDENTIALS: file })),
    outage: outageOf(fake),
    algorithms: ['rsa-2048', 'rsa-3072', 'rsa-4096'],
    async close() {
      await fake.close();
      await rm(folder, { recursive: true });
    },
  };
});

async function begun(t: TestContext) {
  const fake = await startFakeCloudKms();
  const provider = await openCloudKmsProvider(uriOf(fake), onMachine(fake));
  t.after(async () => {
    await provider.close();
    await fake.close();
  });
  const { keyId, publicKeySpki } = await provider.makeKey({ keyPairId: 'ab12', algorithm: 'rsa-2048' });
  return { fake, provider, keyId, publicKeySpki };
}

test('a key whose making was told to nobody is taken when it is made again', async (t) => {
  const { provider, keyId, publicKeySpki } = await begun(t);
  assert.deepEqual(await provider.makeKey({ keyPairId: 'ab12', algorithm: 'rsa-2048' }), { keyId, publicKeySpki });
});

test('a destroyed version says until when it can be restored, each time', async (t) => {
  const { provider, keyId } = await begun(t);
  const { goneAt } = await provider.destroyKey(keyId);
  assert.ok(Math.abs((goneAt ?? 0) - (Date.now() + 30 * 86_400_000)) < 60_000);
  assert.deepEqual(await provider.destroyKey(keyId), { goneAt });
});

test('a version that somebody disabled is not gone', async (t) => {
  const { fake, provider, keyId } = await begun(t);
  for (const key of fake.keys.values()) key.state = 'DISABLED';
  const { trouble, detail } = await faultOf(provider.sign(keyId, Buffer.from('x')));
  assert.deepEqual([trouble, detail], ['notPermitted', 'the key is DISABLED']);
});

test('bytes that were changed on their way are seen, both ways', async (t) => {
  const { fake, provider, keyId } = await begun(t);
  for (const corrupts of ['digest', 'signature'] as const) {
    fake.corrupts = corrupts;
    const { trouble, detail } = await faultOf(provider.sign(keyId, Buffer.from('x')));
    assert.deepEqual([trouble, detail], ['unreachable', `the ${corrupts} was changed on its way`]);
  }
});

test('a quota that is used up and a service that is away are told apart', async (t) => {
  const { fake, provider, keyId } = await begun(t);
  const answers = [
    [429, 'RESOURCE_EXHAUSTED', 'throttled'],
    [503, 'UNAVAILABLE', 'unreachable'],
    [403, 'PERMISSION_DENIED', 'notPermitted'],
    [400, 'INVALID_ARGUMENT', 'failed'],
  ] as const;
  for (const [status, code, says] of answers) {
    fake.instead = [{ status, body: { error: { code: status, status: code } } }];
    const { trouble, detail } = await faultOf(provider.sign(keyId, Buffer.from('x')));
    assert.deepEqual([trouble, detail], [says, `HTTP ${status} ${code}`]);
  }
});

test('a token that ended is asked for anew', async (t) => {
  const { fake, provider, keyId } = await begun(t);
  fake.tokens.clear();
  assert.equal((await provider.sign(keyId, Buffer.from('x'))).length, 256);
});

test('a key file that is none of a service account says so, and what it holds stands in no error', async (t) => {
  const { fake } = await begun(t);
  const folder = await temporaryFolder(t);
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const whole = keyFileOf(fake);
  const changed = (change: object) => JSON.stringify({ ...JSON.parse(whole), ...change });
  const files = {
    'no json': [whole.slice(0, -9), 'secretUnreadable'],
    'of a person': [changed({ type: 'authorized_user' }), 'secretUnreadable'],
    'no key': [changed({ private_key: `-----BEGIN PRIVATE KEY-----\n${whole.slice(300, 600)}` }), 'secretUnreadable'],
    'for anybody': [changed({ token_uri: 'http://collector.example/token' }), 'secretUnreadable'],
    'of another': [changed({ private_key: other.export({ type: 'pkcs8', format: 'pem' }) }), 'notPermitted'],
  } as const;
  const told: string[] = [];
  for (const [name, [text, says]] of Object.entries(files)) {
    const file = join(folder, `${name}.json`);
    await writeFile(file, text, { mode: 0o600 });
    const provider = await openCloudKmsProvider(
      uriOf(fake, `&credentials-source=${encodeURIComponent(file)}`),
      realParts(),
    );
    const fault = await faultOf(provider.sign('latchkey-ab12/1', Buffer.from('x')));
    assert.equal(fault.trouble, says, name);
    told.push(`${fault.message} ${fault.stack}`);
    await provider.close();
  }
  const secrets = [...privateKeyCanaries('account', fake.account.privateKey), ...privateKeyCanaries('other', other)];
  await assertNoCanaries({ name: 'errors', content: told.join('\n') }, secrets);
});

test('no token stands in an error, also where Google repeats it', async (t) => {
  const { fake, provider, keyId } = await begun(t);
  const [token = ''] = [...fake.tokens];
  fake.instead = [{ status: 400, body: { error: { status: token, message: token } } }];
  const fault = await faultOf(provider.sign(keyId, Buffer.from('x')));
  await assertNoCanaries({ name: 'error', content: `${fault.message} ${fault.stack}` }, [canary('token', token)]);
});
