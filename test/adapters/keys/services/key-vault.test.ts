import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { openKeyVaultProvider } from '../../../../src/adapters/keys/azure-kms/key-vault-provider.ts';
import { makeKeyPair } from '../../../simulator/key-pair.ts';
import { assertNoCanaries, canary } from '../../../support/canaries.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { keyProviderBehaves } from '../key-provider-behaviour.ts';
import { type FakeKeyVault, startFakeKeyVault } from './fake-key-vault.ts';
import { faultOf, outageOf, providerUri, realParts } from './scene.ts';

const newClient = () => ({ tenant: 'contoso', id: 'client', secret: randomBytes(24).toString('hex') });
const environmentOf = ({ url, client }: FakeKeyVault) => ({
  AZURE_AUTHORITY_HOST: url,
  AZURE_TENANT_ID: client.tenant,
  AZURE_CLIENT_ID: client.id,
  AZURE_CLIENT_SECRET: client.secret,
});
const uriOf = ({ url }: FakeKeyVault, more = '') => providerUri(`azurekms:vault=${url}${more}`);

keyProviderBehaves('Azure Key Vault', async () => {
  const fake = await startFakeKeyVault(newClient());
  return {
    open: () => openKeyVaultProvider(uriOf(fake), realParts(environmentOf(fake))),
    outage: outageOf(fake),
    algorithms: ['rsa-2048', 'rsa-3072', 'rsa-4096'],
    close: () => fake.close(),
  };
});

async function begun(t: TestContext) {
  const fake = await startFakeKeyVault(newClient());
  const provider = await openKeyVaultProvider(uriOf(fake), realParts(environmentOf(fake)));
  t.after(async () => {
    await provider.close();
    await fake.close();
  });
  const { keyId } = await provider.makeKey({ keyPairId: 'ab12', algorithm: 'rsa-2048' });
  return { fake, provider, keyId };
}

test('a deleted key says until when it can be recovered, each time; in a vault that recovers nothing it is gone', async (t) => {
  const { fake, provider, keyId } = await begun(t);
  const { goneAt } = await provider.destroyKey(keyId);
  assert.ok(Math.abs((goneAt ?? 0) - (Date.now() + 90 * 86_400_000)) < 60_000);
  assert.deepEqual(await provider.destroyKey(keyId), { goneAt });
  fake.canSoftDelete = false;
  const other = await provider.makeKey({ keyPairId: 'cd34', algorithm: 'rsa-2048' });
  assert.deepEqual(await provider.destroyKey(other.keyId), { goneAt: null });
});

test('a key that somebody disabled is not gone', async (t) => {
  const { fake, provider, keyId } = await begun(t);
  for (const key of fake.keys.values()) key.isEnabled = false;
  const { trouble, detail } = await faultOf(provider.sign(keyId, Buffer.from('x')));
  assert.deepEqual([trouble, detail], ['notPermitted', 'HTTP 403 KeyDisabled']);
});

test('a vault that is asked too much says when to come back', async (t) => {
  const { fake, provider, keyId } = await begun(t);
  fake.instead = [{ status: 429, headers: { 'retry-after': '3' }, body: { error: { code: 'Throttled' } } }];
  const { trouble, detail, retryAfterMs } = await faultOf(provider.sign(keyId, Buffer.from('x')));
  assert.deepEqual([trouble, detail, retryAfterMs], ['throttled', 'HTTP 429 Throttled', 3_000]);
});

test('a token is asked for once, for the vault alone, and anew when it is refused', async (t) => {
  const { fake, provider, keyId } = await begun(t);
  const tokens = () => fake.asked.filter(({ url }) => url.pathname.endsWith('/token'));
  await Promise.all([1, 2, 3].map(() => provider.sign(keyId, Buffer.from('x'))));
  assert.equal(tokens().length, 1);
  assert.equal(new URLSearchParams(String(tokens()[0]?.body)).get('scope'), 'https://vault.azure.net/.default');
  fake.tokens.clear();
  await provider.sign(keyId, Buffer.from('x'));
  assert.equal(tokens().length, 2);
});

test('a login comes from where the libraries of Azure look for it', async (t) => {
  const { fake, keyId } = await begun(t);
  const folder = await temporaryFolder(t);
  const [mounted, secret] = [join(folder, 'mounted'), join(folder, 'secret')];
  await writeFile(mounted, 'federated', { mode: 0o644 });
  await writeFile(secret, `${fake.client.secret}\n`, { mode: 0o600 });
  const { privateKeyPem, certificatePem } = makeKeyPair();
  fake.client.certificatePem = certificatePem;
  const certificate = join(folder, 'client.pem');
  await writeFile(certificate, privateKeyPem + certificatePem, { mode: 0o600 });
  const { AZURE_CLIENT_SECRET: _, ...named } = environmentOf(fake);
  const places = {
    'workload identity': [{ ...named, AZURE_FEDERATED_TOKEN_FILE: mounted }, ''],
    'secret in a file': [
      { AZURE_AUTHORITY_HOST: fake.url },
      `?tenant-id=contoso&client-id=client&client-secret-source=${secret}`,
    ],
    certificate: [{ ...named, AZURE_CLIENT_CERTIFICATE_PATH: certificate }, ''],
    'certificate by the URI': [
      { AZURE_AUTHORITY_HOST: fake.url },
      `?tenant-id=contoso&client-id=client&client-certificate-source=${certificate}`,
    ],
    'app service': [{ IDENTITY_ENDPOINT: `${fake.url}/msi`, IDENTITY_HEADER: 'app' }, ''],
    machine: [{ AZURE_POD_IDENTITY_AUTHORITY_HOST: fake.url }, ''],
  } as const;
  for (const [name, [environment, more]] of Object.entries(places)) {
    const provider = await openKeyVaultProvider(uriOf(fake, more), realParts(environment));
    assert.equal((await provider.sign(keyId, Buffer.from('x'))).length, 256, name);
    await provider.close();
  }
  for (const [content, trouble] of [
    [makeKeyPair().privateKeyPem + certificatePem, 'notPermitted'],
    [certificatePem, 'secretUnreadable'],
  ] as const) {
    await writeFile(certificate, content);
    const provider = await openKeyVaultProvider(uriOf(fake), realParts(places.certificate[0]));
    assert.equal((await faultOf(provider.sign(keyId, Buffer.from('x')))).trouble, trouble);
    await provider.close();
  }
  await chmod(secret, 0o640);
  const provider = await openKeyVaultProvider(
    uriOf(fake, places['secret in a file'][1]),
    realParts({ AZURE_AUTHORITY_HOST: fake.url }),
  );
  assert.equal((await faultOf(provider.sign(keyId, Buffer.from('x')))).trouble, 'secretUnreadable');
  await provider.close();
});

test('neither the secret nor a token stands in an error', async (t) => {
  const { fake, provider, keyId } = await begun(t);
  const { client } = fake;
  const wrong = { ...client, secret: newClient().secret };
  const refused = await openKeyVaultProvider(uriOf(fake), realParts(environmentOf({ ...fake, client: wrong })));
  const login = await faultOf(refused.sign(keyId, Buffer.from('x')));
  await refused.close();
  assert.deepEqual([login.trouble, login.detail], ['notPermitted', 'HTTP 401 invalid_client']);
  const [token = ''] = [...fake.tokens.keys()];
  fake.instead = [{ status: 400, body: { error: { code: token, message: token } } }];
  const fault = await faultOf(provider.sign(keyId, Buffer.from('x')));
  const told = [login, fault].map(({ message, stack }) => `${message} ${stack}`).join('\n');
  await assertNoCanaries({ name: 'errors', content: told }, [canary('secret', wrong.secret), canary('token', token)]);
});
