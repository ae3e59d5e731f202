// What is dropped of metadata where the bytes come in, and what stays.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutSecrets } from '../../../src/adapters/salesforce/scan-secrets.ts';

function kept(text: string, path = 'namedCredentials/A.namedCredential'): string {
  return Buffer.from(withoutSecrets({ path, bytes: Buffer.from(text) }).bytes).toString();
}

function header(name: string, value: string, type = 'HttpHeader'): string {
  return (
    `<namedCredentialParameters><parameterName>${name}</parameterName><parameterType>${type}</parameterType>` +
    `<parameterValue>${value}</parameterValue></namedCredentialParameters>`
  );
}

test('secrets go however they are written, also where the file is broken off', () => {
  const secrets = [
    '<consumerSecret>S3CRET</consumerSecret>',
    '<ns:password xsi:type="x">S3\nCRET</ns:password >',
    '<oauthToken><![CDATA[S3CRET]]></oauthToken>',
    '<awsAccessSecret>S3CRET',
    header('Authorization', 'S3CRET'),
    header('X-Api-Key', 'S3CRET', 'AuthHeader'),
    header('X-Custom', 'Bearer S3CRET'),
    header('token', 'S3CRET').replace(/<\/parameterValue>.*/, ''),
  ];
  for (const secret of secrets) assert.doesNotMatch(kept(`<a>${secret}</a>`), /CRET/, secret);
});

test('what is no secret stays as it is', () => {
  const others = [
    header('Accept', 'application/json'),
    header('Authorization', 'Bearer {!$Credential.A.Token}'),
    header('Url', 'https://token.example.com', 'Url'),
    '<consumerKey>3MVG9</consumerKey><isConsumerSecretOptional>false</isConsumerSecretOptional>',
  ];
  for (const other of others) assert.equal(kept(`<a>${other}</a>`), `<a>${other}</a>`);
  const program = '// <password>is an element here</password>';
  assert.equal(kept(program, 'classes/A.cls'), program);
});
