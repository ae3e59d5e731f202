// What is to be done next, where a person would otherwise be told that there is nothing.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs } from '../../../src/domain/ports.ts';
import { defaultSettings } from '../../../src/domain/settings.ts';
import { nextStep } from '../../../src/domain/status/next-step.ts';
import { aClientApp, aConnection } from '../../support/connections.ts';
import { active, issued, start } from '../key-pair/pairs.ts';

const noon = Date.UTC(2027, 0, 1, 12);

test('after another username, login URL or consumer key a test is due, until it is accepted', () => {
  const org = { orgId: '00D000000000001AAA', userId: '005000000000001AAA', instanceUrl: 'https://acme.example' };
  const lastAccepted = { at: noon, keyPairId: 'a' };
  const stepOf = (changed: Parameters<typeof aConnection>[0], app: Parameters<typeof aClientApp>[0] = {}) => {
    const pairs = [{ ...active('a'), notAfter: noon + 365 * dayMs }];
    const facts = { connection: aConnection({ org, lastAccepted, ...changed }), app: aClientApp(app), pairs };
    return nextStep(facts, defaultSettings, noon + 3_600_000);
  };
  assert.equal(stepOf({}).do, 'nothing');
  assert.deepEqual([stepOf({ org: null }).do, stepOf({ org: null }).why], ['test', 'changed']);
  assert.equal(stepOf({}, { changedAt: noon + 1 }).why, 'changed');
  assert.equal(stepOf({}, { changedAt: noon - 1 }).why, 'working');
});

test('a connection that never signed in works no sooner than it does, however well its app serves others', () => {
  const pairs = [{ ...active('a'), notAfter: noon + 365 * dayMs }];
  const stepOf = (code: string | null) => {
    const failure = code === null ? null : { since: noon, at: noon, code, message: '' };
    return nextStep({ connection: aConnection({ failure }), app: aClientApp(), pairs }, defaultSettings, noon + 1);
  };
  assert.deepEqual([stepOf(null).do, stepOf(null).why], ['test', 'changed']);
  assert.deepEqual([stepOf('userNotPreauthorized').do, stepOf('userNotPreauthorized').why], ['test', 'failing']);
});

test('a first sign-in that is refused for its user has proved the certificate: nothing is to be uploaded', () => {
  const pairs = [issued('a', { issuedAt: noon - 1, notAfter: noon + 365 * dayMs })];
  const whyOf = (code: string, changedAt: number | null) => {
    const failure = { since: noon, at: noon, code, message: '' };
    const facts = { connection: aConnection({ failure }), app: aClientApp({ changedAt }), pairs };
    return nextStep(facts, defaultSettings, noon + 1).why;
  };
  for (const code of ['userNotPreauthorized', 'userNotAssigned', 'missingRefreshScope', 'userInactive', 'ipRestricted'])
    for (const changedAt of [null, noon - 1]) assert.equal(whyOf(code, changedAt), 'failing', code);
  for (const code of ['refusedWithEveryKey', 'unknownConsumerKey', 'noAnswer'])
    assert.equal(whyOf(code, null), 'firstUpload', code);
});

test('an imported certificate is in Salesforce already: it is tested, not uploaded', () => {
  const pairs = [issued('a', { origin: 'imported', notAfter: noon + 365 * dayMs })];
  const stepOf = (failure: { code: string } | null) => {
    const failed = failure && { since: noon, at: noon, message: '', ...failure };
    return nextStep({ connection: aConnection({ failure: failed }), app: aClientApp(), pairs }, defaultSettings, noon);
  };
  assert.deepEqual([stepOf(null).do, stepOf(null).why], ['test', 'imported']);
  assert.equal(stepOf({ code: 'refusedWithEveryKey' }).why, 'firstUpload', 'it was tested, and is not');
});

test('an imported certificate that is past is no upload that waits', () => {
  const facts = { connection: aConnection(), app: aClientApp(), pairs: [{ ...issued('a'), notAfter: start }] };
  const { do: step, why } = nextStep(facts, defaultSettings, start + 1);
  assert.deepEqual([step, why], ['rotate', 'expired']);
});

test('a server that is away after a change is no change that spreads', () => {
  const pairs = [{ ...active('a'), notAfter: noon + 365 * dayMs }];
  const stepOf = (code: string) => {
    const failure = { since: noon, at: noon, code, message: '' };
    const connection = aConnection({ failure, lastAccepted: { at: noon - 1, keyPairId: 'a' } });
    return nextStep({ connection, app: aClientApp({ changedAt: noon }), pairs }, defaultSettings, noon + 1).why;
  };
  for (const code of ['unavailable', 'noAnswer', 'userInactive']) assert.equal(stepOf(code), 'failing', code);
  for (const code of ['refusedWithEveryKey', 'userNotPreauthorized']) assert.equal(stepOf(code), 'spreading', code);
});

test('what a test has proved is called no change that spreads, until another upload is reported', () => {
  const pairs = [{ ...active('a'), notAfter: noon + 365 * dayMs }];
  const stepOf = (judged: { cause: string; likelihood: number }) => {
    const failure = { since: noon, at: noon, code: 'refusedWithEveryKey', message: '', judged };
    const connection = aConnection({ failure, lastAccepted: { at: noon - 1, keyPairId: 'a' } });
    return nextStep({ connection, app: aClientApp({ changedAt: noon }), pairs }, defaultSettings, noon + 1).why;
  };
  assert.equal(stepOf({ cause: 'certificate_mismatch', likelihood: 0.97 }), 'failing');
  assert.equal(stepOf({ cause: 'certificate_mismatch', likelihood: 0.5 }), 'spreading', 'a guess proves nothing');
  assert.equal(stepOf({ cause: 'propagation_delay', likelihood: 0.97 }), 'spreading');
});

test('an upload reported within the second in which its certificate was made is what spreads', () => {
  const madeAt = noon + 100;
  const pairs = [issued('a', { issuedAt: madeAt, notAfter: noon + 365 * dayMs })];
  const stepOf = (changedAt: number) => {
    const app = aClientApp({ changedAt, wantedKeyPairId: 'a' });
    return nextStep({ connection: aConnection(), app, pairs }, defaultSettings, noon + 700).why;
  };
  assert.equal(stepOf(madeAt + 200), 'firstSpreading');
  assert.equal(stepOf(madeAt - 1), 'firstUpload', 'a change before it cannot be its upload');
});
