// A pasted text names what a report has fields for: command lines, requests and answers hold host, audience, username and algorithm.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diagnose } from '../../../src/domain/diagnosis/diagnose.ts';

const body = '{"error":"app_not_found","error_description":"External client app is not installed in this org"}';

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const invalidAssertion = '{"error":"invalid_grant","error_description":"invalid assertion"}';
const es256 = [part({ alg: 'ES256' }), part({ aud: 'https://login.salesforce.com' }), part({ of: 'a signature' })];

const pasted: ReadonlyArray<readonly [what: string, text: string, context: Record<string, unknown>]> = [
  [
    'the host of a request',
    `POST https://test.salesforce.com/services/oauth2/token 400 ${body}`,
    { loginUrl: 'https://test.salesforce.com', appKind: 'external' },
  ],
  [
    'host and username of a command line',
    `sf org login jwt --username svc@acme.com.uat --instance-url https://login.salesforce.com\n${body}`,
    { loginUrl: 'https://login.salesforce.com', username: 'svc@acme.com.uat', appKind: 'external' },
  ],
  [
    'the audience that sf prints',
    'audience is invalid [audience=https://acme.lightning.force.com login=https://acme.my.salesforce.com]',
    { audience: 'https://acme.lightning.force.com', loginUrl: 'https://acme.my.salesforce.com' },
  ],
  [
    'a login host that stands in a sentence',
    `it went to https://login.salesforce.com although we have My Domain: ${body}`,
    { loginUrl: 'https://login.salesforce.com', appKind: 'external' },
  ],
  [
    'that the org is a sandbox',
    `our sandbox at https://login.salesforce.com/ says ${JSON.stringify({ error: 'invalid_grant', error_description: 'authentication failure' })}`,
    { loginUrl: 'https://login.salesforce.com', orgKind: 'sandbox' },
  ],
  [
    'how long ago something was changed',
    `I created the connected app a few minutes ago: {"error":"invalid_client_id"}`,
    { minutesSinceChange: 'a few minutes ago' },
  ],
  [
    'the algorithm of a header',
    'header {"alg":"ES256"}: {"error":"invalid_grant","error_description":"invalid assertion"}',
    { algorithm: 'ES256' },
  ],
  [
    'the assertion of a request',
    `grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&assertion=${es256.join('.')} 400 ${invalidAssertion}`,
    { assertion: es256.join('.') },
  ],
  [
    'a key that was sent as the assertion',
    `--data-urlencode "assertion=${'-'.repeat(5)}BEGIN PRIVATE KEY${'-'.repeat(5)} …" ${invalidAssertion}`,
    { assertion: 'a key' },
  ],
];

for (const [what, text, context] of pasted) {
  test(`reads ${what} from a pasted text as from a report`, () => {
    assert.deepEqual(diagnose(text), diagnose({ body: text, context }));
    assert.notDeepEqual(
      diagnose(text),
      diagnose({ body: text, context: Object.fromEntries(Object.keys(context).map((key) => [key, ' '])) }),
    );
  });
}

test('an assertion that was cut for the report tells nothing', () => {
  const [first] = diagnose(`assertion=${es256.slice(0, 2).join('.')}.abcdefghij... ${invalidAssertion}`).causes;
  assert.equal(first?.cause, 'certificate_mismatch');
});

test('what a report tells goes before what its text names', () => {
  const text = `POST https://test.salesforce.com/services/oauth2/token ${body}`;
  const [first] = diagnose({ body: text, context: { loginUrl: 'https://acme.my.salesforce.com' } }).causes;
  assert.equal(first?.cause, 'app_not_in_org');
});
