// What each kind of evidence does to the ranking: the context decides where the message cannot.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CauseLabel } from '../../../src/domain/diagnosis/cause-table.ts';
import { diagnose } from '../../../src/domain/diagnosis/diagnose.ts';
import { excludedAtSignIn } from '../../../src/domain/diagnosis/exclusions.ts';
import { nothingKnown } from '../../../src/domain/diagnosis/facts.ts';
import { judge } from '../../../src/domain/diagnosis/judge.ts';
import { messageText } from '../../../src/domain/diagnosis/message-text.ts';
import { toldDiagnosis } from '../../../src/text/diagnosis/told-diagnosis.ts';

const invalidAssertion = '{"error":"invalid_grant","error_description":"invalid assertion"}';
const notApproved = '{"error":"invalid_grant","error_description":"user hasn\'t approved this consumer"}';
const appNotFound = '{"error":"app_not_found","error_description":"External client app is not installed in this org"}';
const noRest = '[{"message":"This session is not valid for use with the REST API","errorCode":"INVALID_SESSION_ID"}]';
const ours = 'AB:'.repeat(31).concat('AB');
const theirs = 'CD'.repeat(32);

function first(
  body: string,
  context: Readonly<Record<string, unknown>>,
  phase: 'token_endpoint' | 'api' | 'network' = 'token_endpoint',
): CauseLabel | undefined {
  return diagnose({ phase, status: 400, body, context }).causes[0]?.cause;
}

const cases: ReadonlyArray<
  readonly [guarantee: string, body: string, context: Readonly<Record<string, unknown>>, cause: CauseLabel]
> = [
  [
    'differing fingerprints mean the wrong certificate',
    invalidAssertion,
    { keyFingerprint: ours, certificate: { fingerprint: theirs } },
    'certificate_mismatch',
  ],
  [
    'equal fingerprints turn the suspicion to the flow',
    invalidAssertion,
    { keyFingerprint: ours, certificate: { fingerprint: ours.replaceAll(':', '').toLowerCase() } },
    'jwt_flow_not_enabled',
  ],
  [
    'another accepted key means the wrong certificate',
    invalidAssertion,
    { otherKeysTried: [{ fingerprint: theirs, accepted: true }], recentDeploy: true },
    'certificate_mismatch',
  ],
  [
    'a deploy before, and every key refused, means a wiped certificate',
    invalidAssertion,
    { recentDeploy: true, otherKeysTried: 'all refused', lastSuccess: true },
    'certificate_cleared',
  ],
  ['a change minutes ago means waiting', notApproved, { minutesSinceChange: 4 }, 'propagation_delay'],
  [
    'a change told in words means waiting',
    '{"error":"invalid_client_id","error_description":"client identifier invalid"}',
    { minutesSinceChange: 'saved 3 minutes ago' },
    'propagation_delay',
  ],
  [
    'a change of yesterday does not',
    notApproved,
    { minutesSinceChange: 'yesterday', orgKind: 'sandbox' },
    'user_not_preauthorized',
  ],
  [
    'an expired certificate counts where the signature is refused',
    invalidAssertion,
    { certificate: { notAfter: '2026-01-01T00:00:00Z' }, serverDate: 'Mon, 02 Mar 2026 10:00:00 GMT' },
    'certificate_expired',
  ],
  [
    'an expired certificate is a warning only where the user is refused',
    notApproved,
    { certificate: { notAfter: '2026-01-01T00:00:00Z' }, serverDate: 'Mon, 02 Mar 2026 10:00:00 GMT' },
    'user_not_preauthorized',
  ],
  [
    'a generic host makes a missing app a matter of My Domain',
    appNotFound,
    { loginUrl: 'https://login.salesforce.com' },
    'my_domain_required',
  ],
  [
    'the My Domain host makes it a missing app',
    appNotFound,
    { loginUrl: 'https://acme--uat.sandbox.my.salesforce.com' },
    'app_not_in_org',
  ],
  [
    'a sandbox user at the production host is in the wrong environment',
    notApproved,
    { loginUrl: 'https://login.salesforce.com', username: 'svc@acme.com.uat' },
    'wrong_environment',
  ],
  ['an alias is no username', notApproved, { username: 'integration' }, 'wrong_username'],
  ['an algorithm other than RS256 decides', invalidAssertion, { algorithm: 'ES256' }, 'wrong_algorithm'],
  [
    "exp in the past by Salesforce's clock decides",
    invalidAssertion,
    { claims: { exp: 1_767_261_600 }, serverDate: 'Thu, 01 Jan 2026 11:58:00 GMT' },
    'assertion_expired',
  ],
  [
    'an assertion that does not decode decides',
    invalidAssertion,
    { assertion: 'eyJhbGciOiJSUzI1NiJ9.e30' },
    'malformed_assertion',
  ],
  [
    'an admin-approved policy means a missing assignment',
    '{"error_description":"refresh_token scope is required and the connected app should be installed and preauthorized"}',
    { permittedUsers: 'All users may self-authorize' },
    'user_not_preauthorized',
  ],
  [
    'a page where JSON is due outweighs a history that points to the app',
    '<html><head><title>Sign on</title></head><body>Please sign on here.</body></html>',
    { lastSuccess: true, changedSinceSuccess: [] },
    'wrong_host',
  ],
  [
    'a token of another org means another environment, whatever the history',
    'The token belongs to org B, not to A.',
    { fault: 'orgChanged', lastSuccess: true, changedSinceSuccess: [] },
    'wrong_environment',
  ],
  [
    'a success without a token is no matter of the app',
    'the answer has no usable access_token',
    { fault: 'incompleteAnswer', lastSuccess: true, changedSinceSuccess: [] },
    'salesforce_unavailable',
  ],
  [
    'a try that passed with another audience proves the audience',
    notApproved,
    { passedWith: 'other-audience' },
    'wrong_audience',
  ],
  [
    'a try that passed in the other environment proves the environment',
    notApproved,
    { passedWith: 'other-environment' },
    'wrong_environment',
  ],
  [
    'a try that passed at My Domain proves the need of it',
    invalidAssertion,
    { passedWith: 'my-domain' },
    'my_domain_required',
  ],
  [
    'a try that passed unchanged later proves propagation',
    invalidAssertion,
    { passedWith: 'later' },
    'propagation_delay',
  ],
  [
    "the app's own settings prove that the flow is off",
    invalidAssertion,
    { flowEnabled: false },
    'jwt_flow_not_enabled',
  ],
];

for (const [guarantee, body, context, cause] of cases) {
  test(guarantee, () => assert.equal(first(body, context), cause));
}

test('scopes tell a missing api scope from a session level', () => {
  assert.equal(first(noRest, { scopes: 'id refresh_token' }, 'api'), 'missing_api_scope');
  assert.equal(first(noRest, { scopes: 'api refresh_token' }, 'api'), 'high_assurance_required');
});

test('a page host outweighs the message', () => {
  assert.equal(first('getaddrinfo failed?', { loginUrl: 'https://acme.lightning.force.com' }), 'wrong_host');
});

test('Login History beside an opaque message names the restriction', () => {
  assert.equal(first('invalid_grant', { loginHistory: 'Restricted IP' }), 'ip_restricted');
});

test('says whole hours off as a time zone mistake', () => {
  const { causes } = toldDiagnosis(
    diagnose({
      body: 'invalid_grant: expired authorization code',
      context: { claims: { exp: 1_767_261_600 }, serverDate: '2026-01-01T11:58:00Z' },
    }),
  );
  assert.match(
    causes[0]?.evidence.join(' ') ?? '',
    /about 2 h before Salesforce's clock, whole hours as a time zone mistake makes them/,
  );
});

test('tells the evidence against a cause as well', () => {
  const { causes } = toldDiagnosis(diagnose({ body: invalidAssertion, context: { otherUsersWork: true } }));
  const mismatch = causes.find(({ cause }) => cause === 'certificate_mismatch');
  assert.match(mismatch?.against.join(' ') ?? '', /Other users sign in through the same app/);
});

test('names the one check that tells the first two apart', () => {
  assert.match(toldDiagnosis(diagnose({ body: invalidAssertion })).tellApart, /compare that fingerprint with the key/);
});

test('says until when to wait while a change is on its way, and only then', () => {
  const report = { body: notApproved, context: { minutesSinceChange: 4 } };
  const now = Date.parse('2026-03-02T14:26:00Z');
  assert.equal(toldDiagnosis(diagnose(report, now)).waitUntil, '2026-03-02T14:32:00.000Z');
  assert.equal(diagnose(report).waitUntil, null);
  assert.equal(diagnose({ body: notApproved, context: { minutesSinceChange: 40 } }, now).waitUntil, null);
});

test('what a step has excluded is not listed, however strongly a sign points to it', () => {
  const facts = { ...nothingKnown, message: messageText(invalidAssertion, ''), scopes: '' };
  const named = (excluded: readonly CauseLabel[]) => judge({ ...facts, excluded }).causes.map(({ cause }) => cause);
  assert.ok(named([]).includes('missing_api_scope'));
  const excluded = excludedAtSignIn({ isClockCompared: false, isInDate: false, maySpread: true });
  assert.ok(!named(excluded).includes('missing_api_scope'));
});

test('an assertion of ours is no sign-in with a password, whatever its refusal is called', () => {
  const message = messageText('invalid_grant: authentication failure', '');
  const told = { ...nothingKnown, phase: 'token_endpoint', status: 400, message } as const;
  const excluded = excludedAtSignIn({ isClockCompared: true, isInDate: true, maySpread: false });
  const [ours] = judge({ ...told, excluded }).causes;
  const [toldOnly] = judge(told).causes;
  assert.deepEqual([ours.cause, toldOnly.cause], ['wrong_username', 'other_flow']);
});

for (const [said, cause] of [
  ['API is disabled for this User', 'api_not_enabled'],
  ['INVALID_SESSION_ID: Session expired or invalid', 'session_expired'],
  ['invalid_grant: user hasn’t approved this consumer', 'user_not_preauthorized'],
  ['REQUEST_LIMIT_EXCEEDED: TotalRequests Limit exceeded', 'api_limit_reached'],
  ['unknown_error: retry your request', 'salesforce_unavailable'],
] as const) {
  test(`a sentence within another service's 502 says more than the 502: ${said}`, () => {
    const body = JSON.stringify({ error: 'BadGateway', inner: { message: `Salesforce told the connector: ${said}` } });
    const spoken = `HTTP 500 Internal Server Error; Salesforce told the connector: ${said}`;
    const busy = `503 Service Unavailable: Salesforce says ${said}`;
    for (const report of [{ phase: 'api', status: 502, body }, { status: 500, body: spoken }, spoken, busy])
      assert.equal(diagnose(report).causes[0]?.cause, cause);
  });
}

test("a proxy's own page with a 502 tells of no sentence within", () => {
  const report = { phase: 'token_endpoint', status: 502, contentType: 'text/html', body: '<html>Bad Gateway</html>' };
  assert.equal(diagnose(report).causes[0]?.cause, 'salesforce_unavailable');
});
