import assert from 'node:assert/strict';
import { test } from 'node:test';
import { framesOfOrg } from '../../../src/domain/org/canvas-frame.ts';

const of = (loginUrl: string, instanceUrl: string | null = null) =>
  framesOfOrg([{ loginUrl, org: instanceUrl === null ? null : { orgId: '', userId: '', instanceUrl } }]);

test('the hosts of a My Domain may frame a page: its own, that of Lightning and that of Visualforce', () => {
  assert.deepEqual(of('https://login.salesforce.com', 'https://acme.my.salesforce.com'), [
    'https://acme.my.salesforce.com',
    'https://acme.lightning.force.com',
    'https://acme--c.vf.force.com',
  ]);
  assert.deepEqual(of('https://acme--uat.sandbox.my.salesforce.com'), [
    'https://acme--uat.sandbox.my.salesforce.com',
    'https://acme--uat.sandbox.lightning.force.com',
    'https://acme--uat--c.sandbox.vf.force.com',
  ]);
  assert.deepEqual(of('http://127.0.0.1:7430', 'http://127.0.0.1:7430'), ['http://127.0.0.1:7430']);
});

test('a host that is shared by orgs, is not Salesforce, or could change the policy may frame nothing', () => {
  for (const url of [
    'https://login.salesforce.com',
    'https://test.salesforce.com',
    'https://na1.salesforce.com',
    'https://acme.my.salesforce.com.evil.example',
    'https://evil.example',
    'https://10.0.0.1',
    'https://*.my.salesforce.com',
    'https://a.my.salesforce.com; script-src *',
    'https://acme.my.salesforce.com/path',
    'http://acme.my.salesforce.com',
  ])
    assert.deepEqual(of(url), [], url);
});
