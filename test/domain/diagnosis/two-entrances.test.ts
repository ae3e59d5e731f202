// A test of ours hands the judge typed facts, a person hands it a report: what is the same is judged the same.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diagnose } from '../../../src/domain/diagnosis/diagnose.ts';
import {
  changeFacts,
  consumerKeyFacts,
  type FailureFacts,
  nothingKnown,
  propagationMs,
  usernameFacts,
} from '../../../src/domain/diagnosis/facts.ts';
import { hostFacts } from '../../../src/domain/diagnosis/host-kind.ts';
import { judge } from '../../../src/domain/diagnosis/judge.ts';
import { messageText } from '../../../src/domain/diagnosis/message-text.ts';
import { minuteMs } from '../../../src/domain/ports.ts';

const now = Date.parse('2026-03-02T14:26:00Z');
const body = '{"error":"invalid_grant","error_description":"invalid assertion"}';
const consumerKey = `3MVG9${'a'.repeat(60)}`;
const known: FailureFacts = {
  ...nothingKnown,
  phase: 'token_endpoint',
  status: 400,
  message: messageText(body, 'application/json'),
  host: hostFacts('https://acme.my.salesforce.com'),
  orgKind: 'production',
  username: usernameFacts('svc@acme.com'),
  consumerKey: consumerKeyFacts(consumerKey),
  appKind: 'connected-app',
  appName: 'Billing',
};
const told = {
  loginUrl: 'https://acme.my.salesforce.com',
  username: 'svc@acme.com',
  consumerKey,
  appKind: 'connected-app',
  appName: 'Billing',
};

const sameFacts: ReadonlyArray<
  readonly [what: string, facts: Partial<FailureFacts>, context: Record<string, unknown>]
> = [
  ['nothing beside the answer', {}, {}],
  [
    'another certificate on the app',
    { installed: { type: 'ofAnotherKey', isShown: false } },
    { certificate: { fingerprint: 'AB'.repeat(32) }, keyFingerprint: 'CD'.repeat(32) },
  ],
  ['no certificate on the app', { installed: { type: 'none' } }, { appHasCertificate: false }],
  [
    'a change that is on its way',
    { change: changeFacts(4 * minuteMs, propagationMs, now) },
    { minutesSinceChange: 4, now: '2026-03-02T14:26:00Z' },
  ],
  [
    'an expired certificate of a connection that worked',
    { hasCertificateExpired: true, hasSucceededBefore: true, otherKeys: 'refused' },
    { certificate: { expired: true }, lastSuccess: true, otherKeysTried: 'all refused' },
  ],
];

for (const [what, facts, context] of sameFacts) {
  test(`typed facts and a told report are judged the same: ${what}`, () => {
    const report = { phase: 'token_endpoint', status: 400, contentType: 'application/json', body };
    assert.deepEqual(judge({ ...known, ...facts }), diagnose({ ...report, context: { ...told, ...context } }));
  });
}
