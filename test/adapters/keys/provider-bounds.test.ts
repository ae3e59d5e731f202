// What a provider is spared, and what callers are spared of a provider that is down.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withinBounds } from '../../../src/adapters/keys/provider-bounds.ts';
import { KeyProviderFault } from '../../../src/domain/vault/key-provider.ts';
import { FakeClock, settle } from '../../support/fake-clock.ts';
import { MemoryDevice } from './memory-device.ts';

const random = { bytes: (length: number) => new Uint8Array(length), fraction: () => 0.5 };

async function scene(atOnce = 2) {
  const device = new MemoryDevice();
  const clock = new FakeClock();
  const bounds = { atOnce, timeoutMs: 10_000, makingTimeoutMs: 60_000 };
  const provider = withinBounds(device.open(), bounds, { clock, random });
  const { keyId } = await provider.makeKey({ keyPairId: 'pair', algorithm: 'rsa-2048' });
  device.calls = 0;
  const sign = () => provider.sign(keyId, Buffer.from('x'));
  const troubleOf = (asked: Promise<unknown>) =>
    asked.then(
      () => null,
      (error: unknown) => (error instanceof KeyProviderFault ? error.trouble : assert.fail(String(error))),
    );
  return { device, clock, provider, sign, troubleOf };
}

test('no more calls are under way at once than the provider bears', async () => {
  const { device, sign } = await scene(3);
  let underWay = 0;
  let most = 0;
  device.delay = async () => {
    underWay += 1;
    most = Math.max(most, underWay);
    await settle();
    underWay -= 1;
  };
  await Promise.all(Array.from({ length: 20 }, sign));
  assert.equal(most, 3);
});

test('a provider that asks for a pause is asked again, not before it said', async () => {
  const { device, clock, sign } = await scene();
  device.fault = new KeyProviderFault('throttled', 'slow down', 2_000);
  const signing = sign();
  await clock.advance(1_999);
  assert.equal(device.calls, 1);
  device.fault = null;
  await clock.advance(1);
  assert.equal((await signing).length, 256);
});

test('a key whose answer was lost is not made a second time', async () => {
  const { device, clock, provider, troubleOf } = await scene();
  const before = device.calls;
  device.fault = new KeyProviderFault('unreachable', 'reset');
  let given: string | null = null;
  void troubleOf(provider.makeKey({ keyPairId: 'lost', algorithm: 'rsa-2048' })).then((trouble) => {
    given = trouble;
  });
  await clock.advance(1_000);
  assert.deepEqual([given, device.calls - before], ['unreachable', 1]);
});

test('one that stays down is given up within the time, and rests before anybody else waits for it', async () => {
  const { device, clock, sign, troubleOf } = await scene();
  device.fault = new KeyProviderFault('unreachable', 'no route');
  let given: string | null = null;
  void troubleOf(sign()).then((trouble) => {
    given = trouble;
  });
  for (let ms = 0; given === null && ms < 10_000; ms += 100) await clock.advance(100);
  assert.equal(given, 'unreachable');
  const asked = device.calls;
  assert.equal(await troubleOf(sign()), 'unreachable');
  assert.equal(device.calls, asked, 'nobody asked');
  device.fault = null;
  await clock.advance(1_000);
  assert.equal(await troubleOf(sign()), null);
});

test('what a pause does not mend is not asked again', async () => {
  const { device, sign, troubleOf } = await scene();
  device.fault = new KeyProviderFault('pinWrong', 'CKR_PIN_INCORRECT');
  assert.equal(await troubleOf(sign()), 'pinWrong');
  assert.equal(device.calls, 1);
});

test('a question about its health is always asked, and ends the rest', async () => {
  const { device, provider, sign, troubleOf } = await scene();
  device.fault = new KeyProviderFault('tokenMissing', 'unplugged');
  assert.equal(await troubleOf(sign()), 'tokenMissing');
  assert.equal(await troubleOf(provider.checkHealth()), 'tokenMissing');
  device.fault = null;
  await provider.checkHealth();
  assert.equal(await troubleOf(sign()), null);
});

test('one that hangs costs its time once, keeps its places, and gives nobody two answers', async () => {
  const { device, clock, sign, troubleOf } = await scene(1);
  const hung: (() => void)[] = [];
  device.delay = () => new Promise((end) => hung.push(end));
  const [first, second] = [troubleOf(sign()), troubleOf(sign())];
  await clock.advance(10_000);
  assert.deepEqual([await first, await second], ['timedOut', 'timedOut']);
  assert.equal(device.calls, 1, 'the second never reached it');
  device.delay = async () => {};
  for (const end of hung) end();
  await clock.advance(2_000);
  assert.equal(await troubleOf(sign()), null);
  assert.equal(device.calls, 2, 'what nobody waits for any more is not asked');
});

test('what is said of one key, gone, disabled or unfit, says nothing about the provider', async () => {
  const { device, provider, sign, troubleOf } = await scene();
  assert.equal(await troubleOf(provider.sign('no such key', Buffer.from('x'))), 'keyGone');
  assert.equal(await troubleOf(sign()), null);
  for (const trouble of ['notPermitted', 'failed'] as const) {
    device.fault = new KeyProviderFault(trouble, 'the key is DISABLED');
    assert.equal(await troubleOf(provider.sign('a disabled key', Buffer.from('x'))), trouble);
    device.fault = null;
    assert.equal(await troubleOf(sign()), null, trouble);
  }
});

test('an answer about one key ends the rest, and its length begins anew', async () => {
  const { device, clock, provider, sign, troubleOf } = await scene();
  const fails = async () => {
    device.fault = new KeyProviderFault('tokenMissing', 'unplugged');
    assert.equal(await troubleOf(sign()), 'tokenMissing');
    device.fault = null;
  };
  await fails();
  await clock.advance(1_000);
  assert.equal(await troubleOf(provider.sign('no such key', Buffer.from('x'))), 'keyGone');
  await fails();
  await clock.advance(1_000);
  assert.equal(await troubleOf(sign()), null);
});
