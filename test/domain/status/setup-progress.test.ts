// How far the seven steps are.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setupProgress } from '../../../src/domain/status/setup-progress.ts';
import { aClientApp, aConnection } from '../../support/connections.ts';
import { active, issued } from '../key-pair/pairs.ts';

const lastAccepted = { at: Date.UTC(2027, 0, 1), keyPairId: 'a' };
const fresh = { connection: aConnection({}), app: aClientApp({ consumerKey: null }), pairs: [] };

test('a new connection begins with the certificate', () => {
  assert.deepEqual(setupProgress(fresh), { doneSteps: [], currentStep: 1, isDone: false, certificate: null });
});

test('what happens in Setup is done as far as somebody said, and no further', () => {
  const pair = issued('a');
  const said = (setupStep: number) =>
    setupProgress({ ...fresh, connection: aConnection({ setupStep }), pairs: [pair] });
  assert.deepEqual(said(1), { doneSteps: [1], currentStep: 2, isDone: false, certificate: pair.fingerprint });
  assert.deepEqual(said(4).doneSteps, [1, 2, 3]);
  assert.deepEqual(said(7), {
    doneSteps: [1, 2, 3, 4, 5],
    currentStep: 6,
    isDone: false,
    certificate: pair.fingerprint,
  });
});

test('a consumer key proves the app, and an acceptance all but the key', () => {
  const pairs = [active('a')];
  const withKey = setupProgress({ ...fresh, app: aClientApp({}), pairs });
  assert.deepEqual([withKey.doneSteps, withKey.currentStep], [[1, 2, 5, 6], 3]);
  const accepted = setupProgress({ connection: aConnection({ lastAccepted }), app: aClientApp({}), pairs });
  assert.deepEqual([accepted.doneSteps, accepted.currentStep, accepted.isDone], [[1, 2, 3, 4, 5, 6, 7], 7, true]);
});

test('a certificate that waits for its upload is meant before the one in use', () => {
  const waiting = issued('b');
  const { certificate } = setupProgress({ ...fresh, pairs: [active('a'), waiting] });
  assert.equal(certificate, waiting.fingerprint);
});
