// The clients that the clouds themselves give out, against the fakes that our providers are tested with. Where they disagree, the fake
// is wrong.

import assert from 'node:assert/strict';
import { createHash, createPublicKey, verify } from 'node:crypto';
import { test } from 'node:test';
import { keyFileOf, startFakeCloudKms } from '../adapters/keys/services/fake-cloud-kms.ts';
import { audience, startFakeKeyVault } from '../adapters/keys/services/fake-key-vault.ts';
import { startFakeKms } from '../adapters/keys/services/fake-kms.ts';
import { officialClients } from './official-clients.ts';

const client = officialClients();
const bytes = Buffer.from('an assertion');
const dayMs = 86_400_000;

test("AWS's own client makes, names, signs and deletes at the fake KMS", async (t) => {
  const aws = client('@aws-sdk/client-kms');
  const credentials = { accessKeyId: 'AKIAOFFICIAL', secretAccessKey: 'a secret key', sessionToken: 'a session' };
  const fake = await startFakeKms(credentials);
  t.after(() => fake.close());
  const kms = new aws.KMSClient({ region: fake.region, endpoint: fake.url, credentials });
  const ask = (name: string, input: object) => kms.send(new aws[`${name}Command`](input));
  const { KeyMetadata: key } = await ask('CreateKey', { KeySpec: 'RSA_2048', KeyUsage: 'SIGN_VERIFY' });
  await ask('CreateAlias', { AliasName: 'alias/latchkey-ab12', TargetKeyId: key.Arn });
  const { PublicKey: spki } = await ask('GetPublicKey', { KeyId: key.Arn });
  const signing = { KeyId: 'alias/latchkey-ab12', SigningAlgorithm: 'RSASSA_PKCS1_V1_5_SHA_256' };
  const raw = await ask('Sign', { ...signing, Message: bytes, MessageType: 'RAW' });
  const digest = await ask('Sign', { ...signing, Message: digestOf(bytes), MessageType: 'DIGEST' });
  const publicKey = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
  assert.ok(verify('sha256', bytes, publicKey, raw.Signature));
  assert.deepEqual(Buffer.from(digest.Signature), Buffer.from(raw.Signature));
  const { DeletionDate: goneAt } = await ask('ScheduleKeyDeletion', { KeyId: key.Arn, PendingWindowInDays: 7 });
  assert.ok(Math.abs(goneAt.getTime() - Date.now() - 7 * dayMs) < 60_000);
  const refused = await ask('Sign', { ...signing, Message: bytes }).catch((error: Error) => error.name);
  assert.equal(refused, 'KMSInvalidStateException');
});

test("AWS's own client is refused by the fake KMS for another secret key", async (t) => {
  const aws = client('@aws-sdk/client-kms');
  const credentials = { accessKeyId: 'AKIAOFFICIAL', secretAccessKey: 'a secret key' };
  const fake = await startFakeKms({ ...credentials, sessionToken: null });
  t.after(() => fake.close());
  const wrong = { ...credentials, secretAccessKey: 'another' };
  const kms = new aws.KMSClient({ region: fake.region, endpoint: fake.url, credentials: wrong, maxAttempts: 1 });
  const refused = await kms.send(new aws.ListKeysCommand({})).catch((error: Error) => error.name);
  assert.equal(refused, 'InvalidSignatureException');
});

test("Azure's own client makes, signs and deletes at the fake Key Vault, with a token for what it was told", async (t) => {
  const azure = client('@azure/keyvault-keys');
  const { createDefaultHttpClient } = client('@azure/core-rest-pipeline');
  const fake = await startFakeKeyVault({ tenant: 'contoso', id: 'client', secret: 'secret' });
  t.after(() => fake.close());
  fake.tokens.set('a token', audience);
  const scopes: string[] = [];
  const credential = {
    async getToken(scope: string | string[]) {
      scopes.push(...[scope].flat());
      return { token: 'a token', expiresOnTimestamp: Date.now() + dayMs };
    },
  };
  // It speaks https to hosts of Azure alone; what it sends goes to the fake.
  const host = 'https://keys.vault.azure.net';
  const network = createDefaultHttpClient();
  const httpClient = {
    async sendRequest(request: { url: string; allowInsecureConnection: boolean }) {
      const { url } = request;
      Object.assign(request, { url: url.replace(host, fake.url), allowInsecureConnection: true });
      try {
        return await network.sendRequest(request);
      } finally {
        request.url = url;
      }
    },
  };
  const options = { serviceVersion: '7.4', httpClient };
  const keys = new azure.KeyClient(host, credential, options);
  const key = await keys.createKey('latchkey-ab12', 'RSA', { keySize: 2048, keyOps: ['sign'] });
  const id = `${host}/keys/latchkey-ab12/${String(key.id).split('/').at(-1)}`;
  const { result } = await new azure.CryptographyClient(id, credential, options).sign('RS256', digestOf(bytes));
  const [n = '', e = ''] = [key.key.n, key.key.e].map((part: Uint8Array) => Buffer.from(part).toString('base64url'));
  assert.ok(verify('sha256', bytes, createPublicKey({ key: { kty: 'RSA', n, e }, format: 'jwk' }), result));
  const deleted = await (await keys.beginDeleteKey('latchkey-ab12', { intervalInMs: 1 })).pollUntilDone();
  assert.ok(Math.abs(deleted.properties.scheduledPurgeDate.getTime() - Date.now() - 90 * dayMs) < 60_000);
  assert.deepEqual([...new Set(scopes)], [`${audience}/.default`]);
});

test("Google's own login gets a token from the fake endpoint by the key file of a service account", async (t) => {
  const google = client('google-auth-library');
  const { Gaxios } = client('gaxios');
  const fake = await startFakeCloudKms();
  t.after(() => fake.close());
  fake.tokenAddress = 'https://oauth2.googleapis.com/token';
  class ToFake extends Gaxios {
    request(options: { url: string }) {
      const url = String(options.url).replace('https://oauth2.googleapis.com', fake.url);
      return super.request({ ...options, url });
    }
  }
  const { client_email: email, private_key: key, private_key_id: keyId } = JSON.parse(keyFileOf(fake));
  const scopes = ['https://www.googleapis.com/auth/cloudkms'];
  const { token } = await new google.JWT({ email, key, keyId, scopes, transporter: new ToFake() }).getAccessToken();
  assert.ok(fake.tokens.has(token));
});

function digestOf(content: Buffer): Buffer {
  return createHash('sha256').update(content).digest();
}
