import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { REFUSALS } from '../../../simulator/token/refusals.ts';
import { judgeTokenResponse } from '../../../src/adapters/salesforce/token-judge.ts';
import type { HttpResponse } from '../../../src/domain/ports.ts';
import type { TokenAnswer } from '../../../src/domain/token/token-answer.ts';
import { accessToken, answer, grant, orgId, userId } from './answers.ts';

const now = Date.UTC(2026, 10, 21, 12, 0, 0);
const html = { 'content-type': 'text/html; charset=utf-8' };

function judge(response: HttpResponse, tokenHost = 'https://acme.my.salesforce.com'): TokenAnswer {
  return judgeTokenResponse({ tokenHost }, response, now);
}

/** `type`, or the code of a refusal. */
function verdict(response: HttpResponse, tokenHost?: string): string {
  const judged = judge(response, tokenHost);
  return judged.type === 'refused' ? judged.code : judged.type;
}

describe('an accepted answer', () => {
  it('gives token, instance, org, user and scopes, and keeps no body', () => {
    const judged = judge(answer(200, grant));
    assert.equal(judged.type, 'accepted');
    if (judged.type !== 'accepted') return;
    assert.equal(judged.accessToken.reveal(), accessToken);
    const { instanceUrl, scopes, facts } = judged;
    assert.deepEqual(
      { instanceUrl, orgId: judged.orgId, userId: judged.userId, scopes, body: facts.body },
      { instanceUrl: 'https://acme.my.salesforce.com', orgId, userId, scopes: ['api', 'refresh_token'], body: '' },
    );
  });

  it('makes 18 characters of ids that have 15', () => {
    const judged = judge(
      answer(200, { ...grant, id: 'https://login.salesforce.com/id/00D5g000004CvHf/0055g00000ABcDe' }),
    );
    assert.ok(judged.type === 'accepted');
    assert.deepEqual([judged.orgId, judged.userId], ['00D5g000004CvHfEAK', '0055g00000ABcDeAAL']);
  });

  it('needs every field, and names those that it lacks', () => {
    const broken: [object, string][] = [
      [{ access_token: undefined }, 'access_token'],
      [{ access_token: 'two words' }, 'access_token'],
      [{ access_token: 'line\nbreak' }, 'access_token'],
      [{ instance_url: 7 }, 'instance_url'],
      [{ id: undefined }, 'id'],
      [{ id: 'https://login.salesforce.com/id/00D5g000004CvHfEAK' }, 'id'],
      [{ id: 'https://login.salesforce.com/id/0055g00000ABcDeAAL/00D5g000004CvHfEAK' }, 'id'],
      [{ token_type: 'mac' }, 'token_type'],
      [{ token_type: { toString: 1 } }, 'token_type'],
      [{ access_token: null, id: [] }, 'access_token, id'],
    ];
    for (const [fields, names] of broken) {
      const judged = judge(answer(200, { ...grant, ...fields }));
      assert.ok(judged.type === 'refused', inspect(fields));
      assert.deepEqual([judged.code, judged.message], ['incompleteAnswer', `lacksFields: ${names}`]);
    }
    assert.equal(verdict(answer(200, {})), 'incompleteAnswer');
    assert.equal(verdict(answer(200, JSON.stringify(grant).slice(0, 60))), 'incompleteAnswer');
  });
});

it('keeps nothing of an answer that may hold a token under any name', () => {
  for (const body of ['{"token":"opaque"}', 'opaque', '["opaque"]']) {
    const judged = judge(answer(200, body));
    assert.ok(judged.type === 'refused');
    assert.equal(judged.facts.body, '', body);
  }
});

it('hands on no control sequence of a server, neither in the message nor in the body', () => {
  const hostile = 'wrong\u001b[2J\u001b]0;title\u0007\u009b31m \u202egnihtemos\u200b';
  const judged = judge(answer(400, { error: 'invalid_grant', error_description: hostile }));
  assert.ok(judged.type !== 'accepted' && judged.type !== 'noAnswer');
  for (const text of [judged.message, judged.facts.body]) {
    assert.match(text, /wrong/);
    assert.doesNotMatch(text, /[\p{Cc}\p{Cf}]/u);
  }
  const page = judge(answer(503, 'down\u001b[2J\nfor now', html));
  assert.ok(page.type === 'unavailable');
  assert.equal(page.facts.body, 'down [2J\nfor now');
});

describe('where a token may go', () => {
  const judgeInstance = (instance_url: string, tokenHost?: string) =>
    verdict(answer(200, { ...grant, instance_url }), tokenHost);

  it('to a Salesforce domain, or back to the login host, over https', () => {
    for (const url of [
      'https://acme.my.salesforce.com',
      'https://acme--uat.sandbox.my.salesforce.com/',
      'https://na139.salesforce.com',
      'https://acme.my.salesforce.mil',
      'https://acme.my.sfcrmproducts.cn',
    ]) {
      assert.equal(judgeInstance(url), 'accepted', url);
    }
    assert.equal(judgeInstance('https://login.acme.example', 'https://login.acme.example'), 'accepted');
    assert.equal(judgeInstance('https://login.acme.example:8443', 'https://login.acme.example:8443'), 'accepted');
  });

  it('nowhere else', () => {
    for (const url of [
      'http://acme.my.salesforce.com',
      'https://acme.my.salesforce.com.evil.example',
      'https://evilsalesforce.com',
      'https://salesforce.com.evil.example/.salesforce.com',
      'https://user@acme.my.salesforce.com',
      'https://acme.my.salesforce.com:8443',
      'https://login.acme.example',
      'https://127.0.0.1:7430',
      'http://localhost',
      'ftp://acme.my.salesforce.com',
      'acme.my.salesforce.com',
      '',
    ]) {
      assert.equal(judgeInstance(url), 'foreignInstance', url);
    }
  });

  it('to loopback only from loopback', () => {
    for (const url of ['http://127.0.0.1:7431', 'http://localhost:7430', 'https://[::1]:7430']) {
      assert.equal(judgeInstance(url, 'http://127.0.0.1:7430'), 'accepted', url);
    }
    assert.equal(judgeInstance('http://10.0.0.1', 'http://127.0.0.1:7430'), 'foreignInstance');
  });
});

describe('refusals', () => {
  const refusal = (error: string, error_description?: string, status = 400) =>
    verdict(answer(status, { error, error_description }));

  it('reads every wording into one code', () => {
    const rows: [string, string | undefined, string][] = [
      ['invalid_grant', 'invalid assertion', 'notThisKey'],
      ['invalid_client', 'invalid client credentials', 'notThisKey'],
      ['invalid_client_id', 'client identifier invalid', 'unknownConsumerKey'],
      ['invalid_grant', 'audience is invalid', 'wrongAudience'],
      ['invalid_grant', 'Audience validation failed', 'wrongAudience'],
      ['invalid_grant', 'expired authorization code', 'assertionExpired'],
      ['app_not_found', 'External client app is not installed in this org', 'appNotFound'],
      ['OAUTH_EC_APP_NOT_FOUND', 'app must be installed into this org', 'appNotFound'],
      ['OAUTH_APP_BLOCKED', 'this app is blocked by admin', 'appBlocked'],
      ['invalid_grant', "user hasn't approved this consumer", 'userNotPreauthorized'],
      ['invalid_grant', 'user hasn\u2019t approved this consumer', 'userNotPreauthorized'],
      ['invalid_app_access', 'user is not admin approved to access this app', 'userNotAssigned'],
      [
        'invalid_request',
        'refresh_token scope is required and the connected app should be installed and preauthorized',
        'missingRefreshScope',
      ],
      ['invalid_grant', 'inactive user', 'userInactive'],
      ['inactive_user', undefined, 'userInactive'],
      ['invalid_grant', 'ip restricted', 'ipRestricted'],
      ['invalid_grant', 'login rate exceeded', 'loginRateExceeded'],
      ['invalid_scope', 'too many scopes requested', 'tooManyApprovals'],
      ['inactive_org', 'organization is not active', 'orgInactive'],
      ['unsupported_grant_type', 'grant type not supported', 'unsupportedGrantType'],
      ['invalid_request', 'must use HTTP POST', 'invalidRequest'],
      ['unknown_error', 'retry your request', 'unavailable'],
      ['server_error', undefined, 'unavailable'],
      ['invalid_grant', 'something that nobody has written down', 'otherRefusal'],
      ['invalid_grant', undefined, 'otherRefusal'],
    ];
    for (const [error, description, code] of rows)
      assert.equal(refusal(error, description), code, `${error} ${description}`);
  });

  it('knows every answer of the simulated token endpoint', () => {
    for (const [reason, { status, error, description }] of Object.entries(REFUSALS)) {
      assert.notEqual(refusal(error, description, status), 'otherRefusal', reason);
    }
  });

  it("keeps Salesforce's words for display", () => {
    const judged = judge(answer(400, { error: 'invalid_grant', error_description: 'invalid assertion' }));
    assert.ok(judged.type === 'notThisKey');
    assert.equal(judged.message, 'invalid_grant: invalid assertion');
    assert.equal(judged.facts.body, '{"error":"invalid_grant","error_description":"invalid assertion"}');
    assert.equal(judged.facts.status, 400);
    assert.equal(judged.facts.contentType, 'application/json;charset=UTF-8');
  });

  it('takes server errors, throttling and maintenance pages for passing', () => {
    for (const status of [500, 502, 503, 504, 408, 420, 425, 429]) {
      assert.equal(verdict(answer(status, '')), 'unavailable', String(status));
    }
    assert.equal(refusal('invalid_grant', 'invalid assertion', 503), 'unavailable');
    for (const text of ['We are setting things up.', 'Down for maintenance', 'Service Unavailable']) {
      assert.equal(verdict(answer(200, `<html><body>${text}</body></html>`, html)), 'unavailable', text);
    }
  });

  it('takes pages, other paths and other formats for no token endpoint', () => {
    for (const response of [
      answer(200, '<!DOCTYPE html><title>Login</title>', html),
      answer(200, '\n<html>no content type'),
      answer(404, '<html>Not found', html),
      answer(404, ''),
      answer(405, 'no'),
      answer(200, 'ok'),
      answer(200, ''),
      answer(200, '[]'),
      answer(200, '<?xml version="1.0"?><OAuth/>'),
    ]) {
      assert.equal(verdict(response), 'notATokenEndpoint', Buffer.from(response.body).toString());
    }
    assert.equal(verdict(answer(403, 'Forbidden')), 'otherRefusal');
    assert.equal(verdict(answer(400, [{ errorCode: 'URL_NOT_RESET', message: 'no' }])), 'otherRefusal');
  });

  it('names the host of a redirect and nothing else of it', () => {
    const message = (location?: string) => {
      const judged = judge(answer(302, '', location === undefined ? {} : { location }));
      assert.ok(judged.type === 'refused' && judged.code === 'redirected');
      return judged.message;
    };
    assert.equal(
      message('https://acme.lightning.force.com/x?sid=secret'),
      'redirectedElsewhere: acme.lightning.force.com',
    );
    assert.equal(message('//other.example/x'), 'redirectedElsewhere: other.example');
    assert.equal(message('/one'), 'redirectedHere');
    assert.equal(message('https://['), 'redirectedUnreadably');
    assert.equal(message(), 'redirectedNowhere');
  });
});

describe('the clock of the server', () => {
  const factsOf = (date: string, roundTripMs: number) => {
    const judged = judge({ ...answer(400, {}, { date }), roundTripMs });
    assert.ok(judged.type !== 'noAnswer');
    return judged.facts;
  };
  const skew = (date: string, roundTripMs: number) => factsOf(date, roundTripMs).clockSkewSeconds;

  it('is compared with ours, less half the round trip', () => {
    assert.equal(skew('Sat, 21 Nov 2026 12:00:00 GMT', 1_000), 1);
    assert.equal(skew('Sat, 21 Nov 2026 12:00:00 GMT', 0), 1);
    assert.equal(skew('Sat, 21 Nov 2026 11:59:59 GMT', 1_000), 0);
    assert.equal(skew('Sat, 21 Nov 2026 13:00:00 GMT', 800), 3_601);
    assert.equal(skew('Sat, 21 Nov 2026 11:00:00 GMT', 0), -3_599);
    assert.equal(factsOf('Sat, 21 Nov 2026 13:00:00 GMT', 0).serverDate, Date.UTC(2026, 10, 21, 13));
  });

  it('is unknown without a date in the one form that servers may send', () => {
    for (const date of ['', '2026-11-21', 'Sat Nov 21 2026', 'Sat, 41 Nov 2026 12:00:00 GMT', 'x'.repeat(100_000)]) {
      assert.equal(skew(date, 0), null, date.slice(0, 40));
    }
  });
});

describe('whatever comes', () => {
  const anyHeaders = fc.dictionary(
    fc.constantFrom('content-type', 'date', 'location', 'x-other'),
    fc.oneof(fc.string(), fc.constantFrom('text/html', 'application/json', `https://${accessToken}.example/`)),
  );
  const anyStatus = fc.oneof(
    fc.constantFrom(200, 201, 302, 400, 401, 404, 420, 500, 503),
    fc.integer({ min: 0, max: 999 }),
  );

  it('is judged without throwing, and kept short', () => {
    const anyBody = fc.oneof(
      fc.uint8Array({ maxLength: 3_000 }),
      fc.json().map((text) => Buffer.from(text)),
      fc.record(grantArbitraries(), { requiredKeys: [] }).map((fields) => Buffer.from(JSON.stringify(fields))),
    );
    fc.assert(
      fc.property(anyStatus, anyHeaders, anyBody, fc.double(), (status, headers, body, roundTripMs) => {
        const judged = judge({ status, headers, body, roundTripMs });
        assert.ok(judged.type !== 'noAnswer');
        assert.ok(judged.facts.body.length <= 2_000);
        assert.ok((judged.facts.contentType?.length ?? 0) <= 100);
      }),
      { numRuns: 500 },
    );
  });

  it('never shows a token that came with it', () => {
    const around = fc.string({ unit: 'grapheme', maxLength: 40 });
    const opaque = 'PlantedOpaqueToken4711PlantedOpaqueToken4711';
    const jwt = `eyJ0eXAiOiJKV1QifQ.${'UGxhbnRlZA'.repeat(8)}.${'c2lnbmF0dXJl'.repeat(8)}`;
    const planted = fc.oneof(
      fc.tuple(around, around).map(([before, after]) => `${before} ${accessToken} ${after}`),
      fc.tuple(around, around).map(([before, after]) => `${before} ${jwt} ${after}`),
      fc.nat(400).map((end) => JSON.stringify({ ...grant, access_token: opaque }).slice(0, end)),
      fc.nat(400).map((end) => JSON.stringify([{ error: 'x', error_description: 'y', ...grant }]).slice(0, end)),
      around.map((text) => JSON.stringify({ error: text, error_description: `token ${accessToken}` })),
      around.map((text) => `<html>${text}<input value="${accessToken}">${text}`),
      fc.nat(4_100).map((length) => `${'.'.repeat(length)}${accessToken}`),
    );
    fc.assert(
      fc.property(anyStatus, anyHeaders, planted, (status, headers, body) => {
        const judged = judge(answer(status, body, headers));
        const shown = `${JSON.stringify(judged)} ${inspect(judged, { depth: 9 })}`;
        assert.doesNotMatch(shown, /PlantedSecret|PlantedOpaque|UGxhbnRlZA/i);
      }),
      { numRuns: 1_000 },
    );
  });
});

function grantArbitraries() {
  const anything = fc.anything();
  return {
    access_token: fc.oneof(fc.constant(grant.access_token), anything),
    instance_url: fc.oneof(fc.constant(grant.instance_url), fc.webUrl(), anything),
    id: fc.oneof(fc.constant(grant.id), fc.string(), anything),
    token_type: fc.oneof(fc.constant('Bearer'), anything),
    scope: fc.oneof(fc.string(), anything),
    error: fc.oneof(fc.string(), anything),
    error_description: fc.oneof(fc.string(), anything),
  };
}
