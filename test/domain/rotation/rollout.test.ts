// In which order the apps of a rollout come, and when it stops.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSameSelection, nextMove, type RolloutApp, standingOf } from '../../../src/domain/rotation/rollout.ts';

const app = (clientAppId: string, changes: Partial<RolloutApp> = {}): RolloutApp => ({
  ...{ clientAppId, appName: clientAppId, connection: clientAppId, wave: null },
  ...{ swapId: null, notBegun: null, phase: null, problem: null, ...changes },
});
const begun = (id: string, phase: RolloutApp['phase'], wave = 1) => app(id, { wave, swapId: `swap-${id}`, phase });
const first = { batch: 2, stopAfter: 1, waves: 0, canaryWave: 1 };
const many = ['a', 'b', 'c', 'd'].map((id) => app(id));

function told(rollout: typeof first, apps: RolloutApp[]): string {
  const move = nextMove(rollout, apps);
  return 'apps' in move ? `${move.type} ${move.apps.map(({ clientAppId }) => clientAppId).join(' ')}` : move.type;
}

test('one app comes alone, then as many as a batch, each wave behind the end of the one before', () => {
  assert.equal(told(first, many), 'call a');
  const [a, b, c, d] = many as [RolloutApp, RolloutApp, RolloutApp, RolloutApp];
  const rest = [b, c, d];
  assert.equal(told({ ...first, waves: 1 }, [{ ...a, wave: 1 }, ...rest]), 'begin a');
  assert.equal(told({ ...first, waves: 1 }, [begun('a', 'accepting'), ...rest]), 'wait');
  assert.equal(told({ ...first, waves: 1 }, [begun('a', 'settled'), ...rest]), 'call b c');
  const second = [begun('a', 'settled'), begun('b', 'settled', 2), begun('c', 'settling', 2), d];
  assert.equal(told({ ...first, waves: 2 }, second), 'wait');
  const last = [begun('a', 'settled'), begun('b', 'settled', 2), begun('c', 'settled', 2), begun('d', 'settled', 3)];
  assert.equal(told({ ...first, waves: 3 }, last), 'done');
});

test('a failure stops it as soon as there are so many, and one of the canary in any case', () => {
  for (const phase of ['rolledBack', 'refused', 'stopped'] as const) {
    assert.equal(told({ ...first, waves: 1, stopAfter: 9 }, [begun('a', phase), ...many.slice(1)]), 'stop');
  }
  const oneFailed = [begun('a', 'settled'), begun('b', 'refused', 2), begun('c', 'accepting', 2), app('d')];
  assert.equal(told({ ...first, waves: 2 }, oneFailed), 'stop');
  assert.equal(told({ ...first, waves: 2, stopAfter: 2 }, oneFailed), 'wait');
  const twoFailed = [begun('a', 'settled'), begun('b', 'refused', 2), app('c', { wave: 2, notBegun: 'clockWrong' })];
  assert.equal(told({ ...first, waves: 2, stopAfter: 2 }, [...twoFailed, app('d')]), 'stop');
  assert.equal(told({ ...first, waves: 2, stopAfter: 3 }, twoFailed), 'stop', 'a failed one is never done');
});

test('behind a resumption one app comes alone again', () => {
  const resumed = [begun('a', 'settled'), app('b'), app('c'), app('d')];
  assert.equal(told({ ...first, waves: 2, canaryWave: 3 }, resumed), 'call b');
});

test('an app whose swap is gone counts as failed, since nobody knows how it ended', () => {
  assert.equal(standingOf(begun('a', null)), 'failed');
});

test('a selection is the same whatever the order of its labels', () => {
  const labels = ['x', 'y'];
  assert.ok(isSameSelection({ pattern: '*', labels }, { pattern: '*', labels: ['y', 'x'] }));
  assert.ok(!isSameSelection({ pattern: '*', labels }, { pattern: 'a*', labels }));
});
