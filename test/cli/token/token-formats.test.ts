// An access token as programs take it.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import type { Application } from '../../../src/cli/application.ts';
import { token } from '../../../src/cli/token/token.ts';
import { Secret } from '../../../src/domain/secret.ts';

const app = {
  terminal: { passing: () => undefined },
  perform: async () => ({
    token: new Secret("00D!AQ'x"),
    instanceUrl: 'https://acme.my.salesforce.com',
    keyPairFingerprint: '00:11',
    issuedAt: 0,
    goodUntil: 1_000,
  }),
} as unknown as Application;

const formatted = async (format?: string) =>
  (await token(app, { values: ['acme'], options: format === undefined ? {} : { format } })).text;

test('a token is written as it is, as a header, as JSON, or as variables that a shell reads back', async () => {
  assert.equal(await formatted(), "00D!AQ'x");
  assert.equal(await formatted('header'), "Authorization: Bearer 00D!AQ'x");
  assert.deepEqual(JSON.parse(await formatted('json')), {
    accessToken: "00D!AQ'x",
    instanceUrl: 'https://acme.my.salesforce.com',
    tokenType: 'Bearer',
    keyPairFingerprint: '00:11',
    issuedAt: '1970-01-01T00:00:00.000Z',
    assumedGoodUntil: '1970-01-01T00:00:01.000Z',
    goodUntil: '1970-01-01T00:00:01.000Z',
  });
  const shell = `${await formatted('env')}\nprintf '%s %s' "$SF_ACCESS_TOKEN" "$SF_ORG_INSTANCE_URL"`;
  assert.equal(execFileSync('sh', ['-c', shell]).toString(), "00D!AQ'x https://acme.my.salesforce.com");
});
