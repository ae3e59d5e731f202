// What holds for every input: no crash, no surprise, no secret. What the evidence does stands in evidence.test.ts.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { causeLabels } from '../../../src/domain/diagnosis/cause-table.ts';
import { diagnose } from '../../../src/domain/diagnosis/diagnose.ts';
import { toldDiagnosis } from '../../../src/text/diagnosis/told-diagnosis.ts';
import { plantSecrets } from './planted-secrets.ts';

const contextKeys = [
  'loginUrl',
  'audience',
  'username',
  'consumerKey',
  'appKind',
  'appName',
  'orgKind',
  'algorithm',
  'claims',
  'assertion',
  'serverDate',
  'now',
  'certificate',
  'keyFingerprint',
  'minutesSinceChange',
  'lastSuccess',
  'otherKeysTried',
  'recentDeploy',
  'otherConnectionsWork',
  'otherUsersWork',
  'retryPassed',
  'permittedUsers',
  'scopes',
  'loginHistory',
  'auditTrail',
  'somethingElse',
];
const words = [
  'invalid assertion',
  '{"error":"invalid_grant"',
  '<html><title>',
  'user hasn’t approved this consumer',
  'ENOTFOUND',
  '\\n',
  '\u0000',
  '{',
  '}',
  'https://login.salesforce.com',
  '3MVG9',
  '4 minutes ago',
  'all refused',
  '2026-01-01T00:00:00Z',
  'api',
  '\\u0027',
  '%20',
  '-----BEGIN',
];

const value = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withTypedArray: true, withSparseArray: true }),
  fc.constantFrom(...words),
  fc.array(fc.constantFrom(...words), { maxLength: 8 }).map((words) => words.join(' ')),
);
const report = fc.record(
  {
    phase: value,
    status: value,
    contentType: value,
    body: value,
    context: fc.dictionary(fc.constantFrom(...contextKeys), value),
  },
  { requiredKeys: [] },
);
const input = fc.oneof(
  value,
  report,
  report.map((told) => JSON.stringify(told, (_, item: unknown) => (typeof item === 'bigint' ? String(item) : item))),
);

test('never throws, lists three causes with contract labels or says that it knows none, and their likelihoods sum to at most 1', () => {
  fc.assert(
    fc.property(input, (told) => {
      const { causes, tellApart } = toldDiagnosis(diagnose(told));
      assert.ok(causes.length >= 3 || causes[0]?.cause === 'unknown_message');
      assert.ok(causes.every(({ cause }) => causeLabels.includes(cause)));
      assert.equal(new Set(causes.map(({ cause }) => cause)).size, causes.length);
      assert.ok(causes.reduce((sum, { likelihood }) => sum + likelihood, 0) <= 1);
      assert.ok(
        causes.every(({ likelihood }, rank) => likelihood >= 0 && likelihood <= (causes[rank - 1]?.likelihood ?? 1)),
      );
      assert.ok(
        causes.every(({ evidence, remedy, nextCheck }) => evidence.length > 0 && remedy !== '' && nextCheck !== ''),
      );
      assert.notEqual(tellApart, '');
    }),
    { numRuns: 400 },
  );
});

test('gives the same diagnosis for the same report', () => {
  fc.assert(
    fc.property(input, (told) => assert.deepEqual(diagnose(told), diagnose(told))),
    { numRuns: 150 },
  );
});

test('repeats no secret, wherever in the report it stands', () => {
  const secrets = plantSecrets();
  const text = fc.tuple(
    fc.constantFrom('', 'https://', 'see ', 'user@', 'x.'),
    fc.constantFrom(...secrets),
    fc.constantFrom('', '.my.salesforce.com', ' works', '@company.com', '.uat'),
  );
  const places = fc.dictionary(fc.constantFrom('body', 'contentType', ...contextKeys), text, { minKeys: 1 });
  fc.assert(
    fc.property(places, (planted) => {
      const told = Object.fromEntries(
        Object.entries(planted).map(([key, [before, secret, after]]) => [key, `${before}${secret.text}${after}`]),
      );
      const { body, contentType, ...context } = told;
      const answer = JSON.stringify(toldDiagnosis(diagnose({ phase: 'token_endpoint', body, contentType, context })));
      for (const [, secret] of Object.values(planted)) {
        assert.ok(!answer.toLowerCase().includes(secret.core.toLowerCase()), secret.kind);
      }
    }),
    { numRuns: 300 },
  );
});

test('reads what fights back: throwing getters, revoked proxies, cycles, deep nesting, megabytes', () => {
  const cycle: Record<string, unknown> = { body: 'invalid assertion' };
  cycle.context = { claims: cycle, username: cycle };
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  const getter = Object.defineProperty({ body: 'invalid assertion' }, 'context', {
    enumerable: true,
    get: () => {
      throw new Error('no');
    },
  });
  let deep: unknown = 'invalid assertion';
  for (let depth = 0; depth < 10_000; depth += 1) deep = [deep];
  for (const hostile of [
    cycle,
    revoked.proxy,
    getter,
    deep,
    { body: deep },
    'x'.repeat(5_000_000),
    { body: '\\'.repeat(100_000) },
  ]) {
    assert.ok(diagnose(hostile).causes.length >= 1);
  }
});

test('finds the message in HTML, in wrapped JSON, behind curly quotes, in UTF-16 remains and in an Error', () => {
  const wordings: unknown[] = [
    '<html><body><pre>{&quot;error_description&quot;:&quot;user hasn&#39;t approved this consumer&quot;}</pre></body></html>',
    'Error: {\\"error\\":\\"invalid_grant\\",\\"error_description\\":\\"user hasn\\u0027t approved this consumer\\"}',
    'user hasn’t approved this consumer',
    [..."user hasn't approved this consumer"].join('\0'),
    new Error('request failed', { cause: new Error("user hasn't approved this consumer") }),
    { error: 'invalid_grant', error_description: "user hasn't approved this consumer" },
    Buffer.from("user hasn't approved this consumer"),
    'error=invalid_grant&error_description=user+hasn%27t+approved+this+consumer',
    JSON.stringify({ status: 1, name: 'JwtGrantError', message: "user hasn't approved this consumer" }),
    JSON.stringify({ phase: 'token_endpoint', body: "user hasn't approved this consumer" }),
  ];
  for (const wording of wordings)
    assert.equal(diagnose(wording).causes[0]?.cause, 'user_not_preauthorized', String(wording));
});

test('takes the first of several attempts that a client joined', () => {
  const joined =
    'Errors encountered:\nuser is not admin approved to access this app\naudience is invalid\ninvalid assertion';
  assert.equal(diagnose(joined).causes[0]?.cause, 'user_not_assigned');
});

test('finds the telling line in the middle of a long log', () => {
  const noise = 'Uploading component 17 of 400, still going on.\n'.repeat(2_000);
  const log = `${noise}ERROR running org login jwt: inactive user\n${noise}`;
  assert.equal(diagnose(log).causes[0]?.cause, 'user_inactive');
});

test("takes Login History's word before the answer's", () => {
  const report = {
    phase: 'token_endpoint',
    body: "user hasn't approved this consumer",
    context: { loginHistory: 'Restricted time' },
  };
  assert.equal(diagnose(report).causes[0]?.cause, 'login_hours_restricted');
});

test('judges a certificate by the day of reading, an assertion only by the time of the failure', () => {
  const report = (context: unknown) => ({ phase: 'token_endpoint', body: 'invalid assertion', context });
  const today = Date.parse('2026-11-25T10:00:00Z');
  const fingerprint = 'AB'.repeat(32);
  const expired = { certificate: { fingerprint, notAfter: '2026-11-20T00:00:00Z' }, keyFingerprint: fingerprint };
  assert.equal(diagnose(report(expired), null, today).causes[0]?.cause, 'certificate_expired');
  const hourOld = { claims: { exp: today / 1000 - 3600 } };
  assert.deepEqual(diagnose(report(hourOld), null, today), diagnose(report(hourOld)));
});
