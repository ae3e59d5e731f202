import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import fc from 'fast-check';
import {
  genericLoginOf,
  isSalesforceHost,
  isSandboxHost,
  loginHostKind,
  looksLikeSalesforce,
  readLoginUrl,
} from '../../../src/domain/connection/login-url.ts';

describe('a login URL', () => {
  it('becomes an origin', () => {
    const rows: [string, string][] = [
      ['https://login.salesforce.com', 'https://login.salesforce.com'],
      ['https://login.salesforce.com/', 'https://login.salesforce.com'],
      [' test.salesforce.com ', 'https://test.salesforce.com'],
      ['HTTPS://Acme.My.Salesforce.com:443', 'https://acme.my.salesforce.com'],
      ['acme.my.salesforce.com.', 'https://acme.my.salesforce.com'],
      ['https://acme--uat.sandbox.my.salesforce.com', 'https://acme--uat.sandbox.my.salesforce.com'],
      ['https://acme-dev-ed.develop.my.salesforce.com', 'https://acme-dev-ed.develop.my.salesforce.com'],
      ['https://acme.my.salesforce.mil', 'https://acme.my.salesforce.mil'],
      ['https://acme.my.sfcrmproducts.cn', 'https://acme.my.sfcrmproducts.cn'],
      ['https://acme.my.site.com', 'https://acme.my.site.com'],
      ['https://gs0.salesforce.com', 'https://gs0.salesforce.com'],
      ['https://login.acme.example:8443', 'https://login.acme.example:8443'],
      ['http://127.0.0.1:7430', 'http://127.0.0.1:7430'],
      ['http://localhost:7430/', 'http://localhost:7430'],
      ['http://[::1]:7430', 'http://[::1]:7430'],
    ];
    for (const [text, origin] of rows) assert.deepEqual(readLoginUrl(text), { origin }, text);
  });

  it('is refused when it is none', () => {
    for (const text of ['', '  ', 'https://', 'my org', 'https://acme .my.salesforce.com', 'http://[::1', '://x']) {
      assert.deepEqual(readLoginUrl(text), { problem: 'notAUrl' }, text);
    }
    for (const text of [
      'http://acme.my.salesforce.com',
      'http://10.0.0.1',
      'ftp://login.salesforce.com',
      'http://127.0.0.1.evil.example',
    ]) {
      assert.deepEqual(readLoginUrl(text), { problem: 'notHttps' }, text);
    }
    for (const text of ['https://user@acme.my.salesforce.com', 'https://a:b@login.salesforce.com']) {
      assert.deepEqual(readLoginUrl(text), { problem: 'hasCredentials' }, text);
    }
  });

  it('loses its path in the proposal', () => {
    for (const path of ['/services/oauth2/token', '/?ec=302', '/#x', '/home/home.jsp']) {
      const proposal = 'https://acme.my.salesforce.com';
      assert.deepEqual(readLoginUrl(`${proposal}${path}`), { problem: 'hasPath', proposal }, path);
    }
  });
});

describe('a page of an org', () => {
  const refusal = (text: string) => {
    const read = readLoginUrl(text);
    assert.ok('proposal' in read, `${text} was taken`);
    return [read.problem, read.proposal];
  };

  it('is recognised, and the My Domain that signs in is proposed', () => {
    const rows: [string, string, string][] = [
      [
        'https://acme.lightning.force.com/lightning/setup/NavigationMenus/home',
        'lightningHost',
        'acme.my.salesforce.com',
      ],
      ['acme--uat.sandbox.lightning.force.com', 'lightningHost', 'acme--uat.sandbox.my.salesforce.com'],
      ['https://acme--uat.lightning.force.com/one/one.app', 'lightningHost', 'acme--uat.sandbox.my.salesforce.com'],
      ['acme-dev-ed.develop.lightning.force.com', 'lightningHost', 'acme-dev-ed.develop.my.salesforce.com'],
      [
        'brave-fox-42-dev-ed.trailblaze.lightning.force.com',
        'lightningHost',
        'brave-fox-42-dev-ed.trailblaze.my.salesforce.com',
      ],
      ['power-velocity-1.scratch.lightning.force.com', 'lightningHost', 'power-velocity-1.scratch.my.salesforce.com'],
      ['acme.lightning.crmforce.mil', 'lightningHost', 'acme.my.salesforce.mil'],
      ['acme--dev.sandbox.lightning.sfcrmapps.cn', 'lightningHost', 'acme--dev.sandbox.my.sfcrmproducts.cn'],
      ['acme--dev.sandbox.my.sfcrmapps.cn', 'lightningHost', 'acme--dev.sandbox.my.sfcrmproducts.cn'],
      ['https://acme.my.salesforce-setup.com/lightning/setup/SetupOneHome/home', 'setupHost', 'acme.my.salesforce.com'],
      ['acme--uat.sandbox.my.salesforce-setup.com', 'setupHost', 'acme--uat.sandbox.my.salesforce.com'],
      ['acme--c.vf.force.com', 'fileHost', 'acme.my.salesforce.com'],
      ['https://acme--uat--c.sandbox.vf.force.com/apex/Page', 'fileHost', 'acme--uat.sandbox.my.salesforce.com'],
      ['acme--c.develop.vf.force.com', 'fileHost', 'acme.develop.my.salesforce.com'],
      ['acme--c.na50.visual.force.com', 'fileHost', 'acme.my.salesforce.com'],
      ['acme--uat--c.cs12.visual.force.com', 'fileHost', 'acme--uat.sandbox.my.salesforce.com'],
      ['acme--c.visualforce.com', 'fileHost', 'acme.my.salesforce.com'],
      ['acme.file.force.com', 'fileHost', 'acme.my.salesforce.com'],
      ['acme--c.documentforce.com', 'fileHost', 'acme.my.salesforce.com'],
      ['acme--uat.sandbox.builder.salesforce-experience.com', 'siteHost', 'acme--uat.sandbox.my.salesforce.com'],
      ['acme.live-preview.salesforce-experience.com', 'siteHost', 'acme.my.salesforce.com'],
      ['acme.my.salesforce-sites.com', 'siteHost', 'acme.my.salesforce.com'],
      ['https://acme.my.site.com/portal/login', 'siteHost', 'acme.my.salesforce.com'],
      ['https://acme--uat.sandbox.my.site.com/portal/s/', 'siteHost', 'acme--uat.sandbox.my.salesforce.com'],
    ];
    for (const [text, problem, host] of rows) assert.deepEqual(refusal(text), [problem, `https://${host}`], text);
  });

  it('of an instance leads to where the instance does not matter', () => {
    const rows: [string, string, string][] = [
      ['na139.salesforce.com', 'legacyInstance', 'login.salesforce.com'],
      ['https://eu5.salesforce.com/001', 'legacyInstance', 'login.salesforce.com'],
      ['usa77.salesforce.com', 'legacyInstance', 'login.salesforce.com'],
      ['cs12.salesforce.com', 'legacyInstance', 'test.salesforce.com'],
      ['swe2s.sfdc-lywfpd.salesforce.com', 'legacyInstance', 'test.salesforce.com'],
      ['acme--uat.cs12.my.salesforce.com', 'legacyInstance', 'acme--uat.sandbox.my.salesforce.com'],
      ['acme.na50.my.salesforce.com', 'legacyInstance', 'acme.my.salesforce.com'],
      ['cs65.lightning.force.com', 'lightningHost', 'login.salesforce.com'],
      ['c.na50.visual.force.com', 'fileHost', 'login.salesforce.com'],
      ['www.salesforce.com', 'publicHost', 'login.salesforce.com'],
      ['https://welcome.salesforce.com', 'publicHost', 'login.salesforce.com'],
      ['salesforce.com', 'publicHost', 'login.salesforce.com'],
    ];
    for (const [text, problem, host] of rows) assert.deepEqual(refusal(text), [problem, `https://${host}`], text);
  });

  it('is only what ends in the domain, not what looks like it', () => {
    for (const host of ['acme.lightning.force.com.evil.example', 'lightning.force.com.example', 'xlightning.example']) {
      assert.deepEqual(readLoginUrl(host), { origin: `https://${host}` });
    }
  });

  it('every proposal is itself a login URL, and reading never throws', () => {
    const host = fc.tuple(
      fc.stringMatching(/^[a-z0-9]{1,6}(?:--[a-z0-9]{1,6}){0,2}(?:\.(?:sandbox|scratch|cs12|x))?$/),
      fc.constantFrom(
        '.lightning.force.com',
        '.vf.force.com',
        '.my.salesforce-setup.com',
        '.my.site.com/x',
        '.my.salesforce.com',
        '.salesforce.com',
      ),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          host.map((parts) => parts.join('')),
          fc.webUrl(),
          fc.string(),
        ),
        (text) => {
          const read = readLoginUrl(text);
          if ('proposal' in read) assert.deepEqual(readLoginUrl(read.proposal), { origin: read.proposal });
          if ('origin' in read) assert.equal(new URL(read.origin).origin, read.origin);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('the kind of a login host', () => {
  it('tells generic hosts, My Domains and their sandboxes, loopback, private and other ones', () => {
    const rows: [string, ReturnType<typeof loginHostKind>, boolean | null][] = [
      ['https://login.salesforce.com', 'login', false],
      ['https://test.salesforce.com', 'test', true],
      ['https://acme.my.salesforce.com', 'myDomain', false],
      ['https://acme-dev-ed.develop.my.salesforce.com', 'myDomain', false],
      ['https://fox-42-dev-ed.trailblaze.my.salesforce.com', 'myDomain', false],
      ['https://acme--uat.sandbox.my.salesforce.com', 'sandboxMyDomain', true],
      ['https://acme--uat.my.salesforce.com', 'sandboxMyDomain', true],
      ['https://power-1.scratch.my.salesforce.com', 'scratchMyDomain', true],
      ['https://acme.my.salesforce.mil', 'myDomain', false],
      ['https://acme--uat.sandbox.my.sfcrmproducts.cn', 'sandboxMyDomain', true],
      ['https://acme.my.site.com', 'other', null],
      ['https://login.acme.example', 'other', null],
      ['https://my.salesforce.com.evil.example', 'other', null],
      ['http://127.0.0.1:7430', 'loopback', null],
      ['http://org1.localhost:7430', 'loopback', null],
      ['http://[::1]:7430', 'loopback', null],
      ['https://10.1.2.3', 'private', null],
      ['https://salesforce.corp', 'private', null],
      ['https://simulator', 'private', null],
    ];
    for (const [origin, kind, isSandbox] of rows) {
      assert.equal(loginHostKind(origin), kind, origin);
      assert.equal(isSandboxHost(origin), isSandbox, origin);
    }
  });

  it('knows the generic host of a My Domain, where there is one', () => {
    assert.equal(genericLoginOf('https://acme.my.salesforce.com'), 'https://login.salesforce.com');
    assert.equal(genericLoginOf('https://acme--uat.sandbox.my.salesforce.com'), 'https://test.salesforce.com');
    for (const origin of [
      'https://acme.my.salesforce.mil',
      'https://acme.my.sfcrmproducts.cn',
      'https://login.acme.example',
      'http://127.0.0.1:1',
    ]) {
      assert.equal(genericLoginOf(origin), null, origin);
    }
  });

  it('knows the domains on which Salesforce answers, to the dot', () => {
    for (const host of [
      'acme.my.salesforce.com',
      'na1.salesforce.com',
      'acme.my.salesforce.mil',
      'acme.my.site.com',
      'acme.cloudforce.com',
    ]) {
      assert.equal(isSalesforceHost(host), true, host);
    }
    for (const host of [
      'evilsalesforce.com',
      'salesforce.com.evil.example',
      'site.com',
      'acme.site.com',
      'salesforce.co',
      '',
    ]) {
      assert.equal(isSalesforceHost(host), false, host);
    }
  });
});

test('a host that is named like one of Salesforce, and is none, is known by it', () => {
  for (const host of [
    'login.salesforce.com.evil.example',
    'login-salesforce.com',
    'login.sa1esforce.com',
    'login.salesf0rce.com',
    'my.sa1e5force.com',
    'acme.my.salesforce.com.co',
    'acme.lightning.force.com.example',
    'xn--saleforce-9kb.com',
    'salesforce.acme.example',
  ])
    assert.equal(looksLikeSalesforce(`https://${host}`), true, host);
  for (const host of [
    'login.salesforce.com',
    'acme.my.salesforce.mil',
    'localhost:7000',
    'sso.acme.example',
    'workforce.example',
  ])
    assert.equal(looksLikeSalesforce(`https://${host}`), false, host);
});
