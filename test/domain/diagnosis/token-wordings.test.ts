// Sign-in and diagnosis read Salesforce's words from one table: what a sign-in takes an answer for is what the diagnosis names first.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CauseLabel } from '../../../src/domain/diagnosis/cause-table.ts';
import { diagnose } from '../../../src/domain/diagnosis/diagnose.ts';
import { readWording, type TokenWordingName, type WordingVerdict } from '../../../src/domain/token/token-wordings.ts';

type Answer = readonly [error: string, description: string, verdict: WordingVerdict, cause: CauseLabel];

const answers: Readonly<Record<TokenWordingName, Answer>> = {
  invalidAssertion: ['invalid_grant', 'invalid assertion', 'notThisKey', 'certificate_mismatch'],
  invalidClientCredentials: ['invalid_client', 'invalid client credentials', 'notThisKey', 'certificate_mismatch'],
  invalidSignature: ['invalid_grant', 'invalid digital signature', 'notThisKey', 'certificate_mismatch'],
  retryYourRequest: ['unknown_error', 'retry your request', 'unavailable', 'salesforce_unavailable'],
  serverBusy: ['server_unavailable', '', 'unavailable', 'salesforce_unavailable'],
  unknownConsumerKey: ['invalid_client_id', 'client identifier invalid', 'unknownConsumerKey', 'unknown_consumer_key'],
  wrongAudience: ['invalid_grant', 'audience is invalid', 'wrongAudience', 'wrong_audience'],
  expiredAuthorizationCode: ['invalid_grant', 'expired authorization code', 'assertionExpired', 'assertion_expired'],
  assertionExpired: ['invalid_grant', 'assertion has expired', 'assertionExpired', 'assertion_expired'],
  unsupportedGrantType: [
    'unsupported_grant_type',
    'grant type not supported',
    'unsupportedGrantType',
    'unsupported_grant_type',
  ],
  appBlocked: ['OAUTH_APP_BLOCKED', 'this app is blocked by admin', 'appBlocked', 'app_blocked'],
  appNotFound: ['app_not_found', 'External client app is not installed in this org', 'appNotFound', 'app_not_in_org'],
  appNotInstalled: ['OAUTH_EC_APP_NOT_FOUND', 'app must be installed into this org', 'appNotFound', 'app_not_in_org'],
  orgInactive: ['inactive_org', 'organization is locked, closed, or suspended', 'orgInactive', 'org_inactive'],
  missingRefreshScope: [
    'invalid_request',
    'refresh_token scope is required and the connected app should be installed and preauthorized',
    'missingRefreshScope',
    'missing_refresh_scope',
  ],
  tooManyApprovals: ['invalid_scope', 'too many scopes requested', 'tooManyApprovals', 'too_many_approvals'],
  userNotPreauthorized: [
    'invalid_grant',
    'user hasn’t approved this consumer',
    'userNotPreauthorized',
    'user_not_preauthorized',
  ],
  userNotAssigned: [
    'invalid_app_access',
    'user is not admin approved to access this app',
    'userNotAssigned',
    'user_not_assigned',
  ],
  userInactive: ['invalid_grant', 'inactive user', 'userInactive', 'user_inactive'],
  ipRestricted: ['invalid_grant', 'ip restricted', 'ipRestricted', 'ip_restricted'],
  loginHoursRestricted: ['invalid_grant', 'invalid login hours', 'loginHoursRestricted', 'login_hours_restricted'],
  loginRateExceeded: ['invalid_grant', 'login rate exceeded', 'loginRateExceeded', 'login_rate_exceeded'],
  invalidRequest: ['invalid_request', '', 'invalidRequest', 'malformed_assertion'],
};

for (const [name, [error, description, verdict, cause]] of Object.entries(answers)) {
  test(`sign-in and diagnosis read the same from: ${name}`, () => {
    assert.equal(readWording(error, description), verdict);
    const body = { error, error_description: description };
    assert.equal(diagnose({ phase: 'token_endpoint', status: 400, body }).causes[0]?.cause, cause);
  });
}
