import assert from 'node:assert/strict';
import { createPublicKey, randomBytes, verify } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { openKmsProvider } from '../../../../src/adapters/keys/aws-kms/kms-provider.ts';
import { assertNoCanaries, canary } from '../../../support/canaries.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { keyProviderBehaves } from '../key-provider-behaviour.ts';
import { type AwsKeys, wrongSignature } from './aws-signature.ts';
import { type FakeKms, kmsRefusal, startFakeKms } from './fake-kms.ts';
import { startFakeService } from './fake-service.ts';
import { faultOf, outageOf, providerUri, realParts } from './scene.ts';

const newKeys = (sessionToken: string | null = null): AwsKeys => ({
  accessKeyId: `AKIA${randomBytes(8).toString('hex').toUpperCase()}`,
  secretAccessKey: `9${randomBytes(30).toString('base64')}`,
  sessionToken,
});
const asEnvironment = ({ accessKeyId, secretAccessKey, sessionToken }: AwsKeys) => ({
  AWS_ACCESS_KEY_ID: accessKeyId,
  AWS_SECRET_ACCESS_KEY: secretAccessKey,
  ...(sessionToken !== null && { AWS_SESSION_TOKEN: sessionToken }),
});
const uriOf = ({ url }: FakeKms, more = '') => providerUri(`awskms:region=eu-central-1?endpoint=${url}/${more}`);

keyProviderBehaves('AWS KMS', async () => {
  const keys = newKeys(randomBytes(40).toString('base64'));
  const fake = await startFakeKms(keys);
  return {
    open: () => openKmsProvider(uriOf(fake), realParts(asEnvironment(keys))),
    outage: outageOf(fake),
    algorithms: ['rsa-2048', 'rsa-3072', 'rsa-4096'],
    close: () => fake.close(),
  };
});

async function begun(t: TestContext) {
  const keys = newKeys();
  const fake = await startFakeKms(keys);
  const provider = await openKmsProvider(uriOf(fake, '&waiting-days=9'), realParts(asEnvironment(keys)));
  t.after(async () => {
    await provider.close();
    await fake.close();
  });
  const { keyId, publicKeySpki } = await provider.makeKey({ keyPairId: 'ab12', algorithm: 'rsa-2048' });
  return { keys, fake, provider, keyId, publicKeySpki };
}

test('what is longer than KMS takes whole is signed as its digest, with the same signature', async (t) => {
  const { fake, provider, keyId, publicKeySpki } = await begun(t);
  const key = createPublicKey({ key: Buffer.from(publicKeySpki), format: 'der', type: 'spki' });
  for (const [length, type] of [
    [4_096, 'RAW'],
    [4_097, 'DIGEST'],
  ] as const) {
    const bytes = randomBytes(length);
    assert.ok(verify('sha256', bytes, key, await provider.sign(keyId, bytes)));
    assert.equal(JSON.parse(String(fake.asked.at(-1)?.body)).MessageType, type);
  }
});

test('a deleted key waits as long as was asked for, and says until when, each time', async (t) => {
  const { provider, keyId } = await begun(t);
  const { goneAt } = await provider.destroyKey(keyId);
  assert.ok(Math.abs((goneAt ?? 0) - (Date.now() + 9 * 86_400_000)) < 60_000);
  assert.deepEqual(await provider.destroyKey(keyId), { goneAt });
});

test('a key that somebody disabled is not gone', async (t) => {
  const { fake, provider, keyId } = await begun(t);
  for (const [state, says] of [
    ['Disabled', 'DisabledException'],
    ['Unavailable', 'the key is Unavailable'],
  ] as const) {
    Object.assign(fake.keys.get(keyId) ?? {}, { state });
    const { trouble, detail } = await faultOf(provider.sign(keyId, Buffer.from('x')));
    assert.deepEqual([trouble, detail], ['notPermitted', says]);
  }
});

test('a key is made for signing alone, with the tag of its pair', async (t) => {
  const { fake } = await begun(t);
  const input = JSON.parse(String(fake.asked[0]?.body));
  assert.deepEqual(
    [input.KeySpec, input.KeyUsage, input.Tags],
    ['RSA_2048', 'SIGN_VERIFY', [{ TagKey: 'latchkey', TagValue: 'ab12' }]],
  );
});

test('a key that was made and could not be named is given up, and leaves nothing that goes on costing', async (t) => {
  const { fake, provider, keyId } = await begun(t);
  fake.denied.add('CreateAlias');
  const { trouble } = await faultOf(provider.makeKey({ keyPairId: 'cd34', algorithm: 'rsa-2048' }));
  assert.equal(trouble, 'notPermitted');
  const others = [...fake.keys.values()].filter(({ arn }) => arn !== keyId);
  assert.deepEqual(
    others.map(({ state }) => state),
    ['PendingDeletion'],
  );
});

test('each refusal of KMS is one word of ours', async (t) => {
  const { fake, provider, keyId } = await begun(t);
  const expected = {
    ThrottlingException: 'throttled',
    KMSInternalException: 'unreachable',
    DependencyTimeoutException: 'unreachable',
    AccessDeniedException: 'notPermitted',
    InvalidSignatureException: 'notPermitted',
    'com.amazonaws.kms#ValidationException': 'failed',
  };
  for (const [code, trouble] of Object.entries(expected)) {
    fake.instead = [kmsRefusal(code, code === 'KMSInternalException' ? 500 : 400)];
    assert.equal((await faultOf(provider.sign(keyId, Buffer.from('x')))).trouble, trouble, code);
  }
});

test('a wrong secret key and a clock that is off are refused, and neither says that a key is gone', async (t) => {
  const { keys, fake, keyId } = await begun(t);
  const wrong = { ...keys, secretAccessKey: newKeys().secretAccessKey };
  const late = realParts(asEnvironment(keys));
  for (const parts of [
    realParts(asEnvironment(wrong)),
    { ...late, clock: { ...late.clock, now: () => Date.now() - 600_000 } },
  ]) {
    const provider = await openKmsProvider(uriOf(fake), parts);
    const { trouble, detail } = await faultOf(provider.sign(keyId, Buffer.from('x')));
    assert.deepEqual([trouble, detail], ['notPermitted', 'InvalidSignatureException']);
    await provider.close();
  }
});

test('credentials come from where the programs of AWS look for them', async (t) => {
  const { fake, keyId } = await begun(t);
  const folder = await temporaryFolder(t);
  const file = async (name: string, text: string, mode = 0o600) => {
    await writeFile(join(folder, name), text, { mode });
    return join(folder, name);
  };
  const keys = newKeys('session token');
  fake.credentials = keys;
  const { accessKeyId: id, secretAccessKey: secret, sessionToken: token } = keys;
  const asJson = { AccessKeyId: id, SecretAccessKey: secret, Token: token, Expiration: '2099-01-01T00:00:00Z' };
  const platform = await startFakeService(({ method, url, headers, body }) => {
    const form = new URLSearchParams(body.toString());
    if (form.get('Action') === 'AssumeRoleWithWebIdentity' && form.get('WebIdentityToken') === 'mounted')
      return {
        status: 200,
        body: `<AssumeRoleWithWebIdentityResponse><AssumeRoleWithWebIdentityResult><Credentials><AccessKeyId>${id}</AccessKeyId><SecretAccessKey>${secret}</SecretAccessKey><SessionToken>${token}</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>`,
      };
    if (url.pathname === '/container' && headers.authorization === 'pod') return { status: 200, body: asJson };
    if (method === 'PUT' && url.pathname === '/latest/api/token') return { status: 200, body: 'imds session' };
    if (headers['x-aws-ec2-metadata-token'] !== 'imds session') return { status: 401 };
    return { status: 200, body: url.pathname.endsWith('/') ? 'my-role' : asJson };
  });
  t.after(() => platform.close());
  const mounted = await file('mounted', 'mounted\n', 0o644);
  const places = {
    environment: asEnvironment(keys),
    'web identity': { AWS_WEB_IDENTITY_TOKEN_FILE: mounted, AWS_ROLE_ARN: 'arn:r', AWS_ENDPOINT_URL_STS: platform.url },
    profile: {
      AWS_SHARED_CREDENTIALS_FILE: await file(
        'credentials',
        `[default]\naws_access_key_id = other\n\n[work]\naws_access_key_id = ${id}\naws_secret_access_key=${secret}\naws_session_token = ${token}\n[z]\n`,
      ),
      AWS_PROFILE: 'work',
    },
    container: {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: `${platform.url}/container`,
      AWS_CONTAINER_AUTHORIZATION_TOKEN: 'pod',
    },
    machine: { AWS_EC2_METADATA_SERVICE_ENDPOINT: platform.url },
  };
  for (const [name, environment] of Object.entries(places)) {
    const provider = await openKmsProvider(uriOf(fake), realParts({ HOME: folder, ...environment }));
    assert.equal((await provider.sign(keyId, Buffer.from('x'))).length, 256, name);
    await provider.close();
  }
});

test('a role of another account is taken on with what was found, and what may not take it on is told', async (t) => {
  const { fake, keyId } = await begun(t);
  const [own, ofRole] = [newKeys('own session'), newKeys('session of the role')];
  fake.credentials = ofRole;
  const tokens = await startFakeService((request) => {
    const wrong = wrongSignature(request, own, 'eu-central-1', Date.now(), 'sts');
    const { Action, RoleArn, ExternalId } = Object.fromEntries(new URLSearchParams(request.body.toString()));
    if (wrong !== null || Action !== 'AssumeRole' || ExternalId !== 'ours' || !RoleArn?.endsWith(':role/keys'))
      return { status: 403, body: '<ErrorResponse><Error><Code>AccessDenied</Code></Error></ErrorResponse>' };
    const { accessKeyId: id, secretAccessKey: secret, sessionToken: token } = ofRole;
    return {
      status: 200,
      body: `<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>${id}</AccessKeyId><SecretAccessKey>${secret}</SecretAccessKey><SessionToken>${token}</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`,
    };
  });
  t.after(() => tokens.close());
  const environment = { ...asEnvironment(own), AWS_ENDPOINT_URL_STS: tokens.url };
  const signs = async (role: string) => {
    const uri = uriOf(fake, `&role-arn=arn:aws:iam::123456789012:role/${role}&external-id=ours`);
    const provider = await openKmsProvider(uri, realParts(environment));
    t.after(() => provider.close());
    return provider.sign(keyId, Buffer.from('x'));
  };
  assert.equal((await signs('keys')).length, 256);
  const { trouble, detail } = await faultOf(signs('others'));
  assert.deepEqual([trouble, detail], ['notPermitted', 'HTTP 403 AccessDenied']);
});

test('a token service that is away or asked too much says so, and only what it refuses is not permitted', async (t) => {
  const { fake, keyId } = await begun(t);
  const folder = await temporaryFolder(t);
  const mounted = join(folder, 'mounted');
  await writeFile(mounted, 'mounted');
  const answers = { 503: 'unreachable', 429: 'throttled', 400: 'notPermitted' };
  for (const [status, trouble] of Object.entries(answers)) {
    const tokens = await startFakeService(() => ({ status: Number(status) }));
    t.after(() => tokens.close());
    const environment = { AWS_WEB_IDENTITY_TOKEN_FILE: mounted, AWS_ENDPOINT_URL_STS: tokens.url };
    const provider = await openKmsProvider(uriOf(fake), realParts(environment));
    assert.equal((await faultOf(provider.sign(keyId, Buffer.from('x')))).trouble, trouble);
    await provider.close();
  }
});

test('credentials that ended are fetched anew, once', async (t) => {
  const { fake, keyId } = await begun(t);
  const platform = await startFakeService(() => ({
    status: 200,
    body: { AccessKeyId: fake.credentials.accessKeyId, SecretAccessKey: fake.credentials.secretAccessKey },
  }));
  t.after(() => platform.close());
  const environment = { AWS_CONTAINER_CREDENTIALS_FULL_URI: `${platform.url}/c`, HOME: '/nowhere' };
  const provider = await openKmsProvider(uriOf(fake), realParts(environment));
  t.after(() => provider.close());
  await provider.sign(keyId, Buffer.from('x'));
  fake.credentials = newKeys();
  await provider.sign(keyId, Buffer.from('x'));
  assert.equal(platform.asked.length, 2);
});

test('no secret key and no session token stands in an error', async (t) => {
  const { keys, fake, provider, keyId } = await begun(t);
  const told: string[] = [];
  for (const code of ['ExpiredTokenException', 'ValidationException', keys.secretAccessKey]) {
    const body = { __type: code, message: `you said ${keys.secretAccessKey}` };
    fake.instead = [1, 2].map(() => ({ status: 400, body }));
    const fault = await faultOf(provider.sign(keyId, Buffer.from('x')));
    fake.instead = [];
    told.push(`${fault.message} ${fault.stack}`);
  }
  await assertNoCanaries({ name: 'errors', content: told.join('\n') }, [canary('secret key', keys.secretAccessKey)]);
});
