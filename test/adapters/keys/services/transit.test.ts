import assert from 'node:assert/strict';
import { createPublicKey, randomBytes, verify } from 'node:crypto';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { openTransitProvider } from '../../../../src/adapters/keys/vault-transit/transit-provider.ts';
import { assertNoCanaries, canary } from '../../../support/canaries.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { keyProviderBehaves } from '../key-provider-behaviour.ts';
import { type FakeTransit, newVersion, startFakeTransit } from './fake-transit.ts';
import { faultOf, outageOf, providerUri, realParts } from './scene.ts';

const newToken = () => `hvs.${randomBytes(24).toString('hex')}`;
const place = ({ url }: FakeTransit) => `vault-transit:address=${url};mount=keys-of-us;namespace=team/salesforce`;

keyProviderBehaves('Vault Transit', async () => {
  const token = newToken();
  const fake = await startFakeTransit(token);
  return {
    open: () => openTransitProvider(providerUri(place(fake)), realParts({ VAULT_TOKEN: token })),
    outage: outageOf(fake),
    algorithms: ['rsa-2048', 'rsa-3072', 'rsa-4096'],
    close: () => fake.close(),
  };
});

async function begun(t: TestContext) {
  const token = newToken();
  const fake = await startFakeTransit(token);
  const folder = await temporaryFolder(t);
  const file = join(folder, 'token');
  await writeFile(file, `${token}\n`, { mode: 0o600 });
  const provider = await openTransitProvider(providerUri(`${place(fake)}?token-source=${file}`), realParts());
  t.after(async () => {
    await provider.close();
    await fake.close();
  });
  const { keyId, publicKeySpki } = await provider.makeKey({ keyPairId: 'ab12', algorithm: 'rsa-2048' });
  return { token, fake, file, provider, keyId, publicKeySpki };
}

test('a token that an agent replaced is read anew as soon as the old one is refused', async (t) => {
  const { fake, file, provider, keyId } = await begun(t);
  const next = newToken();
  fake.tokens = new Set([next]);
  await writeFile(file, next);
  assert.equal((await provider.sign(keyId, Buffer.from('x'))).length, 256);
});

test('a token that is refused is no mismatch, and asked for twice at most', async (t) => {
  const { fake, provider, keyId } = await begun(t);
  fake.tokens.clear();
  const before = fake.asked.length;
  const { trouble, detail } = await faultOf(provider.sign(keyId, Buffer.from('x')));
  assert.deepEqual([trouble, detail, fake.asked.length - before], ['notPermitted', 'HTTP 403', 2]);
});

test('a token file that others can read is not read', async (t) => {
  const { fake, file } = await begun(t);
  await chmod(file, 0o644);
  const provider = await openTransitProvider(providerUri(`${place(fake)}?token-source=${file}`), realParts());
  const { trouble, detail } = await faultOf(provider.sign('latchkey-ab12', Buffer.from('x')));
  assert.deepEqual([trouble, detail], ['secretUnreadable', `${file}: others can read it (mode 644)`]);
  await provider.close();
});

test('a token is had for the secret of a role, and for what Kubernetes mounts, and anew when it ended', async (t) => {
  const { fake, keyId } = await begun(t);
  const folder = await temporaryFolder(t);
  const file = async (name: string, text: string, mode: number) => {
    await writeFile(join(folder, name), `${text}\n`, { mode });
    return join(folder, name);
  };
  const secret = randomBytes(16).toString('hex');
  const [secretFile, jwtFile] = [await file('secret-id', secret, 0o600), await file('token', 'ey.j.wt', 0o644)];
  fake.logins.set('approle', { body: { role_id: 'keys', secret_id: secret }, leaseSeconds: 3_600 });
  fake.logins.set('team/approle', { body: { role_id: 'open' }, leaseSeconds: 0 });
  fake.logins.set('kubernetes', { body: { role: 'latchkey', jwt: 'ey.j.wt' }, leaseSeconds: 3_600 });
  const ways = {
    approle: `role-id=keys&secret-id-source=${secretFile}`,
    'team/approle': 'role-id=open&auth-mount=team/approle',
    kubernetes: `kubernetes-role=latchkey&jwt-source=${jwtFile}`,
  };
  for (const [mount, query] of Object.entries(ways)) {
    const provider = await openTransitProvider(providerUri(`${place(fake)}?${query}`), realParts());
    const logins = () => fake.asked.filter(({ url }) => url.pathname === `/v1/auth/${mount}/login`).length;
    const signs = () => provider.sign(keyId, Buffer.from('x'));
    await Promise.all([signs(), signs()]);
    await signs();
    assert.equal(logins(), 1, mount);
    fake.tokens.clear();
    await signs();
    assert.equal(logins(), 2, mount);
    fake.tokens.clear();
    fake.logins.delete(mount);
    const { trouble, detail, message } = await faultOf(signs());
    assert.deepEqual([trouble, message.includes(secret)], ['notPermitted', false], detail);
    fake.isSealed = true;
    assert.equal((await faultOf(signs())).trouble, 'sealed');
    fake.isSealed = false;
    await provider.close();
  }
  await chmod(secretFile, 0o644);
  const provider = await openTransitProvider(providerUri(`${place(fake)}?${ways.approle}`), realParts());
  assert.equal((await faultOf(provider.sign(keyId, Buffer.from('x')))).trouble, 'secretUnreadable');
  await provider.close();
});

test('a sealed Vault, one that is asked too much and one behind a broken balancer are told apart', async (t) => {
  const { fake, provider, keyId } = await begun(t);
  const said = async () => {
    const { trouble, detail, retryAfterMs } = await faultOf(provider.sign(keyId, Buffer.from('x')));
    return [trouble, detail, retryAfterMs];
  };
  fake.isSealed = true;
  assert.deepEqual(await said(), ['sealed', 'Vault is sealed', null]);
  fake.isSealed = false;
  fake.instead = [{ status: 429, headers: { 'retry-after': '7' }, body: { errors: ['rate limit quota exceeded'] } }];
  assert.deepEqual(await said(), ['throttled', 'HTTP 429', 7_000]);
  fake.instead = [{ status: 502, body: '<html>Bad Gateway</html>' }];
  assert.deepEqual(await said(), ['unreachable', 'HTTP 502', null]);
  fake.instead = [{ status: 307, headers: { location: 'https://elsewhere.example/v1/x' } }];
  assert.deepEqual(await said(), ['failed', 'HTTP 307', null]);
  fake.instead = [{ status: 200, body: { data: { signature: 'vault:v2:AAAA' } } }];
  assert.deepEqual(await said(), ['failed', 'the answer has no usable signature', null]);
});

test('the first version goes on signing after somebody rotated the key there', async (t) => {
  const { fake, provider, keyId, publicKeySpki } = await begun(t);
  fake.keys.get(keyId)?.versions.push(newVersion(2048));
  const signature = await provider.sign(keyId, Buffer.from('x'));
  const key = createPublicKey({ key: Buffer.from(publicKeySpki), format: 'der', type: 'spki' });
  assert.ok(verify('sha256', Buffer.from('x'), key, signature));
  assert.deepEqual(await provider.readPublicKey(keyId), publicKeySpki);
});

test('what may sign and not delete destroys nothing, and says so', async (t) => {
  const { fake, provider, keyId } = await begun(t);
  fake.isSigningAlone = true;
  assert.equal((await faultOf(provider.destroyKey(keyId))).trouble, 'notPermitted');
  assert.ok(fake.keys.has(keyId));
});

test('a mount that is not there is told apart from a key that is not there', async (t) => {
  const { fake, token } = await begun(t);
  const elsewhere = place(fake).replace('keys-of-us', 'nowhere');
  const provider = await openTransitProvider(providerUri(elsewhere), realParts({ VAULT_TOKEN: token }));
  const { trouble, detail } = await faultOf(provider.readPublicKey('latchkey-ab12'));
  assert.deepEqual([trouble, detail], ['failed', 'nothing is mounted at that path']);
  await provider.close();
});

test('no token stands in an error, also where Vault repeats it', async (t) => {
  const { token, fake, provider, keyId } = await begun(t);
  const told: string[] = [];
  for (const status of [400, 403, 404, 429, 500, 503]) {
    fake.instead = [1, 2].map(() => ({ status, body: { errors: [`you said ${token}`] } }));
    const fault = await faultOf(provider.sign(keyId, Buffer.from('x')));
    fake.instead = [];
    told.push(`${fault.message} ${fault.detail} ${fault.stack}`);
  }
  await assertNoCanaries({ name: 'errors', content: told.join('\n') }, [canary('token', token)]);
});
