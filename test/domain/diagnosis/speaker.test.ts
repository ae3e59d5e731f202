// Who speaks decides: another program's failure gets no cause, although its words are known; where nobody is named, that nothing says
// Salesforce comes first, and the cause behind it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diagnose } from '../../../src/domain/diagnosis/diagnose.ts';

const ofOthers: readonly string[] = [
  'getaddrinfo ENOTFOUND mirror.packages.example',
  'java.net.UnknownHostException: ledger.corp.internal: Name or service not known',
  'lookup warehouse.acme.local: no such host',
  'Get "https://charts.acme.example/index.yaml": x509: certificate signed by unknown authority',
  'connect to cache.acme.example: connection timed out (ETIMEDOUT)',
  'npm ERR! self signed certificate in certificate chain',
  'fatal: unable to access the remote: SSL certificate problem: unable to get local issuer certificate',
  'google.auth.exceptions.RefreshError: invalid_grant: Bad Request',
  'AADSTS50173: the provided grant has expired; invalid_grant',
  'Okta says invalid_client: client authentication failed',
  'ORA-28000: the account is locked',
  'psql: error: inactive user may not connect',
  'Error response from daemon: unauthorized: incorrect username or password',
  'Slack: token_revoked, access token expired',
  'mosquitto bridge over MQTT: client identifier invalid, connection refused',
  'GitHub OAuth app: audience is invalid for this token',
  'Spotify web player: invalid_client: client key unknown',
  'AWS CLI: security token refused, access token expired',
  'Zoho CRM sync: invalid_client_id',
  'kubelet: invalid bearer token, token has expired',
  'Dropbox import: authentication failure, invalid_client_id',
  'answer {"error":{"code":"TokenInvalid","message":"The access token has expired."}}',
];

for (const text of ofOthers) {
  test(`takes for another program's: ${text}`, () => {
    assert.deepEqual(causesOf(text), ['unknown_message']);
    assert.notDeepEqual(causesOf(`POST https://acme.my.salesforce.com/services/oauth2/token\n${text}`), [
      'unknown_message',
    ]);
  });
}

for (const [text, cause] of [
  ['getaddrinfo ENOTFOUND acme.my.saleforce.com', 'dns_failure'],
  ['getaddrinfo ENOTFOUND acme--uat.sandbox.my.salesforce.com', 'dns_failure'],
  ['Could not resolve proxy: proxy.acme.example', 'proxy_interference'],
  ['PEM routines: no start line, see https://docs.acme.example/keys', 'private_key_unreadable'],
  ['docker run sync: invalid_grant: user hasn’t approved this consumer', 'user_not_preauthorized'],
  ['Spotify importer: user hasn’t approved this consumer', 'user_not_preauthorized'],
  ['invalid_client_id from https://auth.acme.example', 'unknown_consumer_key'],
  ['authentication failure, getaddrinfo ENOTFOUND ledger.acme.example', 'dns_failure'],
  ['error: self signed certificate in certificate chain', 'tls_interception'],
] as const) {
  test(`takes for Salesforce's: ${text}`, () => {
    assert.equal(causesOf(text)[0], cause);
  });
}

const ofNobody: ReadonlyArray<readonly [text: string, perhaps: string]> = [
  ['{"error":"invalid_client"}', 'unknown_consumer_key'],
  [
    'OIDC answer {"error":"invalid_client","error_description":"Client authentication failed."}',
    'unknown_consumer_key',
  ],
  ['JsonWebTokenError: jwt malformed', 'malformed_assertion'],
  ['jwt audience invalid. expected: portal', 'wrong_audience'],
  ['Error: OAuth refresh token has expired', 'other_flow'],
  ['Forum login: your session has expired', 'session_expired'],
  ['unauthorized_client: Invalid client or Invalid client credentials', 'jwt_flow_not_enabled'],
  ['The access token is expired', 'session_expired'],
  ['401 {"message":"invalid signature"}', 'certificate_mismatch'],
  ['Portal login: Invalid or expired authorization code.', 'assertion_expired'],
  ['<!DOCTYPE html><html><head><title>401 - access is denied</title></head></html>', 'wrong_host'],
];

for (const [text, perhaps] of ofNobody) {
  test(`says first that nobody is named: ${text}`, () => {
    const { causes } = diagnose(text);
    assert.deepEqual([causes[0].cause, causes[1]?.cause], ['unknown_message', perhaps]);
    assert.ok(causes.length <= 3);
    assert.ok(causes[0].likelihood > (causes[1]?.likelihood ?? 1));
    for (const placed of [`Salesforce says: ${text}`, { phase: 'token_endpoint', body: text }])
      assert.notEqual(causesOf(placed)[0], 'unknown_message');
  });
}

test('takes a sentence of the token endpoint for Salesforce’s as Salesforce writes it, whole', () => {
  const own = '{"error":"invalid_client","error_description":"invalid client credentials"}';
  assert.equal(causesOf(own)[0], 'certificate_mismatch');
  assert.equal(causesOf('invalid_grant: ip restricted')[0], 'ip_restricted');
  assert.equal(causesOf('audience is invalid')[0], 'wrong_audience');
  assert.equal(causesOf(own.replace('invalid client credentials', 'Invalid client credentials'))[0], 'unknown_message');
  assert.equal(causesOf('our parser says that the audience is invalid here')[0], 'unknown_message');
});

test('takes words that others seldom use for Salesforce’s, unless somebody else is named', () => {
  assert.equal(causesOf('the job says that it is an invalid assertion again')[0], 'certificate_mismatch');
  assert.equal(causesOf('the Okta job says that it is an invalid assertion again')[0], 'unknown_message');
});

test('takes a code in capitals for Salesforce’s', () => {
  assert.equal(causesOf('REQUEST_LIMIT_EXCEEDED')[0], 'api_limit_reached');
  assert.equal(causesOf('request limit exceeded')[0], 'unknown_message');
});

test('a stage that is told places the words', () => {
  assert.equal(causesOf({ phase: 'network', body: ofOthers[0] })[0], 'dns_failure');
});

function causesOf(input: unknown): string[] {
  return diagnose(input).causes.map(({ cause }) => cause);
}
