// What is to be done next, where a person would otherwise be told that there is nothing.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultSettings } from '../../../src/domain/settings.ts';
import { nextStep } from '../../../src/domain/status/next-step.ts';
import { aClientApp, aConnection } from '../../support/connections.ts';
import { active } from '../key-pair/pairs.ts';

const noon = Date.UTC(2027, 0, 1, 12);

test('after another username, login URL or consumer key a test is due, until it is accepted', () => {
  const org = { orgId: '00D000000000001AAA', userId: '005000000000001AAA', instanceUrl: 'https://acme.example' };
  const lastAccepted = { at: noon, keyPairId: 'a' };
  const stepOf = (changed: Parameters<typeof aConnection>[0], app: Parameters<typeof aClientApp>[0] = {}) => {
    const pairs = [{ ...active('a'), notAfter: noon + 365 * 86_400_000 }];
    const facts = { connection: aConnection({ org, lastAccepted, ...changed }), app: aClientApp(app), pairs };
    return nextStep(facts, defaultSettings, noon + 3_600_000);
  };
  assert.equal(stepOf({}).do, 'nothing');
  assert.deepEqual([stepOf({ org: null }).do, stepOf({ org: null }).why], ['test', 'changed']);
  assert.equal(stepOf({}, { changedAt: noon + 1 }).why, 'changed');
  assert.equal(stepOf({}, { changedAt: noon - 1 }).why, 'working');
});
