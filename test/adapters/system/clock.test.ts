import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { systemClock } from '../../../src/adapters/system/clock.ts';
import { systemRandom } from '../../../src/adapters/system/random.ts';

test('a sleep ends when its time is over and not before', async () => {
  const before = systemClock.monotonicMs();
  await systemClock.sleep(20);
  assert.ok(systemClock.monotonicMs() - before >= 20);
  await systemClock.sleep(0);
});

test('a sleep that is called off rejects with the reason at once, also one called off before', async () => {
  const reason = new Error('shutting down');
  const controller = new AbortController();
  const sleeping = systemClock.sleep(3_600_000, controller.signal);
  controller.abort(reason);
  await assert.rejects(sleeping, reason);
  await assert.rejects(systemClock.sleep(3_600_000, controller.signal), reason);
  await assert.rejects(systemClock.sleep(0, controller.signal), reason);
});

test('thousands of sleeps on one signal leave no listener behind', async (t) => {
  const { signal } = new AbortController();
  const warnings: Error[] = [];
  const noted = (warning: Error) => warnings.push(warning);
  process.on('warning', noted);
  t.after(() => process.off('warning', noted));
  for (let times = 0; times < 50; times += 1) await systemClock.sleep(1, signal);
  assert.deepEqual(warnings, []);
});

test('a process that sleeps stays, ends when the sleep is called off, and sleeps longer than a timer can', () => {
  const clock = JSON.stringify(new URL('../../../src/adapters/system/clock.ts', import.meta.url).href);
  const program = `
    import { systemClock } from ${clock};
    await systemClock.sleep(50);
    const controller = new AbortController();
    setTimeout(() => controller.abort(new Error('enough')), 50).unref();
    const fiftyDays = systemClock.sleep(50 * 86_400_000, controller.signal);
    console.log(await fiftyDays.then(() => 'woke', (error) => error.message));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
  assert.deepEqual({ stdout, stderr }, { stdout: 'enough\n', stderr: '' });
});

test('now is the time of day, and the monotonic clock does not go back', () => {
  const before = Date.now();
  const now = systemClock.now();
  assert.ok(before <= now && now <= Date.now());
  const readings = Array.from({ length: 1_000 }, () => systemClock.monotonicMs());
  assert.deepEqual(
    readings,
    readings.toSorted((a, b) => a - b),
  );
});

test('chance: as many bytes as asked for, never the same, and fractions over the whole range below 1', () => {
  assert.equal(systemRandom.bytes(32).length, 32);
  assert.notDeepEqual(systemRandom.bytes(32), systemRandom.bytes(32));
  const fractions = Array.from({ length: 10_000 }, () => systemRandom.fraction());
  assert.ok(fractions.every((fraction) => fraction >= 0 && fraction < 1));
  const tenths = new Set(fractions.map((fraction) => Math.floor(fraction * 10)));
  assert.equal(tenths.size, 10);
});
