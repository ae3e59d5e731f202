import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { instantField } from '../../../src/adapters/salesforce/json-fields.ts';
import { queryAll } from '../../../src/adapters/salesforce/query.ts';
import { judgeJson } from '../../../src/adapters/salesforce/rest-client.ts';
import { judgeSoap } from '../../../src/adapters/salesforce/soap-client.ts';
import { soqlInstant, soqlText } from '../../../src/adapters/salesforce/soql.ts';
import { chosenVersion, type VersionedSession } from '../../../src/domain/org/org.ts';
import type { HttpResponse, Transport } from '../../../src/domain/ports.ts';
import { Secret } from '../../../src/domain/secret.ts';
import { accessToken, answer } from './answers.ts';

const call = { path: '/services/data', permission: 'View Setup and Configuration' } as const;

describe('the judge of REST', () => {
  it('reads a refusal by its error code, whatever the status', () => {
    const rows: [HttpResponse, object][] = [
      [
        answer(401, [{ message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }]),
        { type: 'sessionRefused', message: 'Session expired or invalid' },
      ],
      [
        answer(403, 'Bad_OAuth_Token', { 'content-type': 'text/html' }),
        { type: 'sessionRefused', message: 'Bad_OAuth_Token' },
      ],
      [answer(401, ''), { type: 'sessionRefused', message: 'answered: 401' }],
      [
        answer(403, [
          { message: 'The REST API is not enabled for this Organization.', errorCode: 'API_DISABLED_FOR_ORG' },
        ]),
        {
          type: 'notPermitted',
          permission: 'API Enabled',
          message: 'The REST API is not enabled for this Organization.',
        },
      ],
      [
        answer(400, [{ message: "sObject type 'SetupAuditTrail' is not supported.", errorCode: 'INVALID_TYPE' }]),
        {
          type: 'notPermitted',
          permission: 'View Setup and Configuration',
          message: "sObject type 'SetupAuditTrail' is not supported.",
        },
      ],
      [
        answer(403, [{ message: 'TotalRequests Limit exceeded.', errorCode: 'REQUEST_LIMIT_EXCEEDED' }]),
        { type: 'failed', status: 403, errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded.' },
      ],
      [
        answer(302, '', { location: 'https://evil.example' }),
        { type: 'failed', status: 302, errorCode: null, message: 'redirectedWithToken' },
      ],
      [answer(503, '<html>down'), { type: 'failed', status: 503, errorCode: null, message: 'answered: 503' }],
      [answer(200, '<html>'), { type: 'failed', status: 200, errorCode: null, message: 'notJson' }],
    ];
    for (const [response, expected] of rows) assert.deepEqual(judgeJson(response, call), expected);
  });

  it('and that of SOAP never throw, and never repeat a token', () => {
    const fragment = fc.constantFrom(
      accessToken,
      '<Envelope>',
      '</Envelope>',
      '<Body>',
      '<Fault><faultcode>sf:INVALID_SESSION_ID</faultcode><faultstring>',
      '[{"errorCode":"',
      '","message":"',
      '"}]',
      '<!DOCTYPE x>',
    );
    const body = fc.array(fc.oneof(fragment, fc.string()), { maxLength: 8 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 599 }), body, (status, text) => {
        const response = answer(status, text);
        const refused = [judgeJson(response, call), judgeSoap(response, 'retrieve')].filter(
          ({ type }) => type !== 'read',
        );
        assert.doesNotMatch(JSON.stringify(refused), /PlantedSecret/);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a query', () => {
  const session: VersionedSession = {
    instanceUrl: 'https://acme.my.salesforce.com',
    accessToken: new Secret(accessToken),
    apiVersion: '68.0',
  };

  function playing(pages: object[]): { transport: Transport; urls: string[] } {
    const urls: string[] = [];
    const send = async ({ url }: { url: string }) => {
      urls.push(url);
      return answer(200, pages[urls.length - 1] ?? {});
    };
    return { transport: { send }, urls };
  }

  it('is followed to its last page', async () => {
    const { transport, urls } = playing([
      { done: false, nextRecordsUrl: '/services/data/v68.0/query/01g-2000', records: [{ a: 1 }] },
      { done: true, records: [{ a: 2 }] },
    ]);
    const read = await queryAll(transport, session, {
      soql: "SELECT a FROM b WHERE c = '&'",
      permission: 'API Enabled',
    });
    assert.deepEqual(read, { type: 'read', value: [{ a: 1 }, { a: 2 }] });
    assert.deepEqual(urls, [
      "https://acme.my.salesforce.com/services/data/v68.0/query?q=SELECT%20a%20FROM%20b%20WHERE%20c%20%3D%20'%26'",
      'https://acme.my.salesforce.com/services/data/v68.0/query/01g-2000',
    ]);
  });

  it('follows no page to another host, and none for ever', async () => {
    for (const nextRecordsUrl of ['https://evil.example/services/data/', '@evil.example/', '.evil.example/']) {
      const { transport, urls } = playing([{ done: false, nextRecordsUrl, records: [] }]);
      await queryAll(transport, session, { soql: 'x', permission: 'API Enabled' });
      assert.equal(urls.length, 1, nextRecordsUrl);
    }
    const loop = { done: false, nextRecordsUrl: '/services/data/v68.0/query/1', records: [{}] };
    const endless = playing(Array.from({ length: 99 }, () => loop));
    await queryAll(endless.transport, session, { soql: 'x', permission: 'API Enabled' });
    assert.equal(endless.urls.length, 10);
  });

  it('escapes what it quotes', () => {
    assert.equal(soqlText(`O'Hara \\ "x"\n`), `'O\\'Hara \\\\ \\"x\\"\\n'`);
    assert.equal(soqlInstant(Date.UTC(2026, 10, 21)), '2026-11-21T00:00:00.000Z');
    fc.assert(
      fc.property(fc.string(), (text) => {
        const inside = soqlText(text).slice(1, -1);
        assert.doesNotMatch(inside.replace(/\\./g, ''), /['\\]/);
      }),
    );
  });
});

describe('fields', () => {
  it('hold instants as Salesforce writes them', () => {
    const at = Date.UTC(2026, 10, 21, 12, 0, 0);
    for (const text of ['2026-11-21T12:00:00.000+0000', '2026-11-21T12:00:00Z', '2026-11-21T14:00:00.000+0200']) {
      assert.equal(instantField({ a: text }, 'a'), at, text);
    }
    assert.equal(instantField({ a: '2026-11-21' }, 'a'), Date.UTC(2026, 10, 21));
    for (const text of ['', 'tomorrow', '2026', 7, null, '2026-13-41'])
      assert.equal(instantField({ a: text }, 'a'), null);
  });
});

describe('the version of the API', () => {
  it('is the newest that both sides know', () => {
    assert.equal(chosenVersion(['31.0', '67.0', '68.0', '69.0']), '68.0');
    assert.equal(chosenVersion(['60.0', '61.0']), '61.0');
    assert.equal(chosenVersion(['70.0', '71.0']), '70.0');
    assert.equal(chosenVersion([]), null);
    assert.equal(chosenVersion(['x', '68', '../68.0']), null);
  });
});
