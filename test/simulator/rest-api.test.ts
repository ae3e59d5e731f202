// The REST API as real clients meet it: what sf and jsforce ask for after a token, and how everything else is refused.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ask, type SignedIn, signedIn } from './signed-in.ts';

const V68 = '/services/data/v68.0';

const userPath = ({ id }: SignedIn) => `/sobjects/User/${id.split('/').at(-1)}`;

describe('a record', () => {
  it('of the user is there by its id, as sf asks for it after a login with a token', async () => {
    const scenario = await signedIn();
    const { status, json } = await ask(scenario, `/services/data/v51.0${userPath(scenario)}`);
    assert.equal(status, 200);
    assert.equal(json.Username, scenario.username);
    assert.deepEqual(json.attributes, { type: 'User', url: `/services/data/v51.0${userPath(scenario)}` });
    assert.deepEqual(Object.keys(json), [
      'attributes',
      'Id',
      'Username',
      'Name',
      'FirstName',
      'LastName',
      'Email',
      'IsActive',
      'UserType',
      'ProfileId',
      'CreatedDate',
      'LastLoginDate',
    ]);
  });

  it('comes with the fields that are asked for, by 15 characters of its id as well', async () => {
    const scenario = await signedIn();
    const { json } = await ask(scenario, `${V68}${userPath(scenario).slice(0, -3)}?fields=IsActive,Name`);
    const { attributes: _, ...fields } = json;
    assert.deepEqual(fields, { IsActive: true, Name: 'Integration User' });
    const unknown = await ask(scenario, `${V68}${userPath(scenario)}?fields=Nope`);
    assert.deepEqual([unknown.status, unknown.json[0].errorCode], [400, 'INVALID_FIELD']);
  });

  it('that is not there is 404, and one of another API is where its queries say', async () => {
    const scenario = await signedIn();
    scenario.simulator.control.addManagedCertificate(scenario.orgId, { name: 'one', notAfter: '2027-01-01T00:00:00Z' });
    const found = await ask(scenario, `${V68}/tooling/query?q=${encodeURIComponent('SELECT Id FROM Certificate')}`);
    const certificate = await ask(scenario, found.json.records[0].attributes.url);
    assert.equal(certificate.json.DeveloperName, 'one');
    for (const path of [
      '/sobjects/User/005000000000000AAA',
      '/sobjects/User/me',
      '/sobjects/Nope/005000000000000AAA',
    ]) {
      const { status, json } = await ask(scenario, V68 + path);
      assert.deepEqual([status, json[0].errorCode], [404, 'NOT_FOUND'], path);
    }
  });
});

describe('the resources of a version', () => {
  it('name the identity URL of the caller, where jsforce looks for it with a bare token', async () => {
    const scenario = await signedIn();
    const { json } = await ask(scenario, '/services/data/v50.0/');
    assert.equal(json.identity, scenario.id);
    assert.equal((await ask(scenario, new URL(json.identity).pathname)).json.username, scenario.username);
  });

  it('are all there', async () => {
    const scenario = await signedIn();
    const { json } = await ask(scenario, V68);
    const nested = { ...(await ask(scenario, json.tooling)).json, ...(await ask(scenario, json.metadata)).json };
    for (const [name, path] of Object.entries({ ...json, ...nested } as Record<string, string>)) {
      const { status } = await ask(scenario, new URL(path, scenario.loginUrl).pathname);
      const expected = name.startsWith('query') ? 400 : name === 'deployRequest' ? 405 : 200;
      assert.equal(status, expected, name);
    }
  });
});

describe('every answer to somebody who is signed in', () => {
  it('counts in the daily limit, and tells how much of it is used, the same as /limits', async () => {
    const scenario = await signedIn();
    const { DailyApiRequests: daily } = (await ask(scenario, `${V68}/limits`)).json;
    let used = daily.Max - daily.Remaining;
    for (const path of ['', '/limits', '/sobjects', '/nonsense', '/query?q=x']) {
      const { headers } = await ask(scenario, V68 + path);
      used++;
      assert.equal(headers.get('sforce-limit-info'), `api-usage=${used}/${daily.Max}`, path);
    }
    assert.equal((await ask(scenario, V68, { token: 'x' })).headers.get('sforce-limit-info'), null);
  });

  it('tells that the limit is used up where it is', async () => {
    const scenario = await signedIn({ apiLimitReached: true });
    const { status, headers } = await ask(scenario, V68);
    assert.deepEqual([status, headers.get('sforce-limit-info')], [403, 'api-usage=100000/100000']);
  });
});

describe('a method', () => {
  for (const [method, path] of [
    ['POST', '/limits'],
    ['PUT', '/limits'],
    ['DELETE', '/query'],
    ['PATCH', ''],
    ['GET', '/metadata/deployRequest'],
  ] as const) {
    it(`${method} that no org takes at "${path}" is refused with 405 and what is allowed`, async () => {
      const { status, json } = await ask(await signedIn(), V68 + path, { method });
      const allowed = method === 'GET' ? 'POST' : 'GET,HEAD';
      const message = `HTTP Method '${method}' not allowed. Allowed are ${allowed}`;
      assert.deepEqual([status, json], [405, [{ message, errorCode: 'METHOD_NOT_ALLOWED' }]]);
    });
  }

  it('HEAD is answered as GET without its body', async () => {
    const { status, text, headers } = await ask(await signedIn(), `${V68}/limits`, { method: 'HEAD' });
    assert.deepEqual([status, text], [200, '']);
    assert.match(headers.get('sforce-limit-info') ?? '', /^api-usage=/);
  });

  it('that an org takes and the simulator does not is said to be so', async () => {
    const scenario = await signedIn();
    const cases = [
      ['PATCH', userPath(scenario), 'change records'],
      ['DELETE', userPath(scenario), 'delete records'],
    ] as const;
    for (const [method, path, what] of cases) {
      const { json } = await ask(scenario, V68 + path, { method, body: '{}' });
      assert.deepEqual(json, [{ message: `This simulator does not ${what}.`, errorCode: 'FUNCTIONALITY_NOT_ENABLED' }]);
    }
  });
});

describe('a link into the org', () => {
  it('is made from a token, holds none, and opens Setup once', async () => {
    const scenario = await signedIn();
    for (const asked of [{ method: 'GET' }, { method: 'POST', body: 'redirect_uri=/setup/apps/new' }]) {
      const { json } = await ask(scenario, '/services/oauth2/singleaccess', asked);
      assert.match(json.frontdoor_uri, /^http:\/\/127\.0\.0\.1:7430\/secur\/frontdoor\.jsp\?otp=\w+$/);
      const { pathname, search } = new URL(json.frontdoor_uri);
      const opened = await ask(scenario, pathname + search, { token: '' });
      const place = asked.method === 'GET' ? '/setup' : '/setup/apps/new';
      assert.deepEqual([opened.status, opened.headers.get('location')], [302, scenario.loginUrl + place]);
      assert.equal((await ask(scenario, pathname + search)).status, 403);
    }
  });

  it('leads nowhere else, and is given to nobody without a session', async () => {
    const scenario = await signedIn();
    const elsewhere = `/services/oauth2/singleaccess?redirect_uri=${encodeURIComponent('//elsewhere.example/')}`;
    assert.equal((await ask(scenario, elsewhere)).json.error, 'invalid_request');
    const { status, text } = await ask(scenario, '/services/oauth2/singleaccess', { token: 'x' });
    assert.deepEqual([status, text], [403, 'Bad_OAuth_Token']);
  });
});

describe('what this simulator does not have', () => {
  const SOAP_CASES = [
    ['/services/Soap/s/68.0', 'the Apex API'],
    ['/services/Soap/u/68.0', 'the Partner API'],
    ['/services/Soap/c/68.0/00D', 'the Enterprise API'],
    ['/services/Soap/class/Foo', 'the API of /services/Soap/class/Foo'],
  ] as const;
  for (const [path, what] of SOAP_CASES) {
    it(`is refused with a SOAP fault at ${path}`, async () => {
      const { status, contentType, text } = await ask(await signedIn(), path, { method: 'POST', body: '<x/>' });
      assert.deepEqual([status, contentType], [500, 'text/xml;charset=UTF-8']);
      assert.match(text, /<soapenv:Fault><faultcode>sf:FUNCTIONALITY_NOT_ENABLED<\/faultcode>/);
      assert.ok(text.includes(`This simulator does not have ${what}.`), text);
    });
  }

  it('is refused with JSON by the REST API, Apex REST and whatever else is a service', async () => {
    const scenario = await signedIn();
    for (const path of [`${V68}/jobs/ingest`, `${V68}/search`, '/services/apexrest/x', '/services/nonsense']) {
      const { status, json } = await ask(scenario, path);
      assert.deepEqual([status, json[0].errorCode], [404, 'NOT_FOUND']);
      assert.equal(json[0].message, `The requested resource does not exist. This simulator does not have ${path}.`);
    }
  });

  it('is refused in the form of the first Bulk API, XML or JSON as it is spoken to', async () => {
    const scenario = await signedIn();
    const path = '/services/async/68.0/job';
    const xml = await ask(scenario, path, {
      method: 'POST',
      body: '<x/>',
      headers: { 'content-type': 'application/xml' },
    });
    assert.deepEqual([xml.status, xml.contentType], [400, 'application/xml;charset=UTF-8']);
    assert.match(xml.text, /<exceptionMessage>This simulator does not have the Bulk API\.</);
    const headers = { 'content-type': 'application/json' };
    const { json } = await ask(scenario, path, { method: 'POST', body: '{}', headers });
    assert.equal(json.exceptionCode, 'FeatureNotEnabled');
  });

  it('is refused in the form of OAuth, at the generic hosts as well', async () => {
    const scenario = await signedIn();
    for (const path of [
      '/services/oauth2/introspect',
      '/services/oauth2/authorize',
      '/.well-known/auth-configuration',
    ]) {
      for (const loginUrl of [scenario.loginUrl, 'http://127.0.0.1:7428']) {
        const { status, json } = await ask({ ...scenario, loginUrl }, path, { method: 'POST', body: 'token=x' });
        const expected = { error: 'invalid_request', error_description: `This simulator does not have ${path}.` };
        assert.deepEqual([status, json], [400, expected]);
      }
    }
  });

  it('is left out of the OpenID configuration, which names what is there', async () => {
    const scenario = await signedIn();
    const { json } = await ask(scenario, '/.well-known/openid-configuration', { token: '' });
    assert.equal(json.issuer, scenario.loginUrl);
    assert.equal((await ask(scenario, new URL(json.userinfo_endpoint).pathname)).status, 200);
    assert.deepEqual(Object.keys(json), ['issuer', 'token_endpoint', 'userinfo_endpoint', 'revocation_endpoint']);
  });

  it('is refused in XML where XML alone is asked for', async () => {
    const scenario = await signedIn();
    const { status, contentType, text } = await ask(scenario, `${V68}/limits`, {
      headers: { accept: 'application/xml' },
    });
    assert.deepEqual([status, contentType], [406, 'application/xml;charset=UTF-8']);
    assert.match(text, /This simulator does not write XML/);
    const headers = { accept: 'application/xml, application/json;q=0.5' };
    assert.equal((await ask(scenario, `${V68}/limits`, { headers })).status, 200);
  });

  it('of a REST deploy is told without a word of the program inside', async () => {
    const scenario = await signedIn();
    const post = (body: string, contentType: string) =>
      ask(scenario, `${V68}/metadata/deployRequest`, {
        method: 'POST',
        body,
        headers: { 'content-type': contentType },
      });
    const quick = await post('{"validatedDeployRequestId":"0Af000000000000AAA"}', 'application/json');
    assert.equal(quick.json[0].errorCode, 'INVALID_CROSS_REFERENCE_KEY');
    for (const contentType of ['multipart/form-data; boundary=x', 'text/plain']) {
      const { status, json } = await post('x', contentType);
      assert.deepEqual([status, json[0].errorCode], [400, 'INVALID_MULTIPART_REQUEST']);
      assert.doesNotMatch(json[0].message, /Error/);
    }
    const form = new FormData();
    form.append('json', '{"deployOptions":');
    form.append('file', new File(['x'], 'a.zip'));
    const broken = await ask(scenario, `${V68}/metadata/deployRequest`, { method: 'POST', body: form });
    assert.deepEqual([broken.status, broken.json[0].errorCode], [400, 'JSON_PARSER_ERROR']);
  });
});
