// When refusals are no spreading: ten complete rounds over separate connections, of a slot that was known to hold one of ours.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ConnectionFailure } from '../../../src/domain/connection/connection.ts';
import type { KeyPair } from '../../../src/domain/key-pair/key-pair.ts';
import { dayMs, minuteMs } from '../../../src/domain/ports.ts';
import { isSlotLost, maySpread, roundsThatProve, slotAfterRefusal } from '../../../src/domain/token/lost-slot.ts';
import { aClientApp, aConnection } from '../../support/connections.ts';
import { active, compromised, issued, previous, settling, start } from '../key-pair/pairs.ts';

const now = start + 5 * minuteMs;
type Tried = Parameters<typeof slotAfterRefusal>[1][number];

function rounds(count: number, ids: readonly string[], facts: Partial<Tried> = {}): Tried[] {
  return Array.from({ length: count }, () =>
    ids.map((keyPairId) => ({ keyPairId, result: 'notThisKey', isAlone: true, ...facts }) as const),
  ).flat();
}

function after(
  pairs: readonly KeyPair[],
  tried: readonly Tried[],
  failure: Partial<ConnectionFailure> | null = null,
  app: Parameters<typeof aClientApp>[0] = {},
) {
  const whole = failure === null ? null : { since: now, at: now, code: 'refusedWithEveryKey', message: '', ...failure };
  return slotAfterRefusal({ connection: aConnection({ failure: whole }), app: aClientApp(app), pairs }, tried, now);
}

const isProved = (...given: Parameters<typeof after>) => after(...given).slotLostAt !== undefined;
const both = ['a', 'b'];
const handover = [active('a'), settling('b')];

test('ten rounds refused with both keys of a handover prove it, nine do not', () => {
  assert.deepEqual(after(handover, rounds(roundsThatProve, both)), { refusedRounds: 10, slotLostAt: now });
  assert.deepEqual(after(handover, rounds(roundsThatProve - 1, both)), { refusedRounds: 9 });
});

test('the rounds of several sign-ins are counted together, until the app accepts one again', () => {
  assert.ok(isProved(handover, rounds(4, both), { refusedRounds: 6 }));
  const acceptedSince = { refusedRounds: 6, slotLostAt: start - 1, at: start - 1 };
  assert.deepEqual(after(handover, rounds(4, both), acceptedSince), { refusedRounds: 4 });
});

test('so do rounds before the handover, and those of the way back', () => {
  assert.ok(isProved([active('a'), issued('b')], rounds(10, both), null, { wantedKeyPairId: 'b', changedAt: now }));
  assert.ok(isProved([active('a'), previous('b')], rounds(10, both), null, { wantedKeyPairId: 'b', changedAt: now }));
  assert.ok(isProved([active('a'), previous('b')], rounds(10, both)), 'and at rest');
});

test('a round counts with every candidate only, each on a connection of its own', () => {
  assert.ok(!isProved(handover, rounds(30, ['a'])));
  assert.ok(!isProved([...handover, issued('c')], rounds(30, both)));
  assert.ok(!isProved(handover, rounds(30, both, { isAlone: false })));
});

test('an answer that is about the user or the app says that a signature was in order', () => {
  assert.deepEqual(after(handover, [...rounds(11, both), ...rounds(1, ['a'], { result: 'refused' })]), {});
  assert.deepEqual(after(handover, rounds(1, ['a'], { result: 'unavailable' }), { refusedRounds: 7 }), {
    refusedRounds: 7,
  });
});

test('nothing is proved where nobody knows what the slot held', () => {
  const first = [issued('a'), issued('b')];
  assert.ok(!isProved(first, rounds(30, both)), 'a first set-up');
  assert.ok(!isProved([compromised('a'), issued('b')], rounds(30, ['b'])), 'it holds the leaked one');
  const past = { notAfter: start };
  assert.ok(!isProved([active('a', start, past), issued('b')], rounds(30, ['b'])), 'it holds one that is past');
  assert.ok(!isProved([active('a')], rounds(30, ['a'])), 'nothing of ours takes its place');
  const moved = { changedAt: start + minuteMs };
  assert.ok(!isProved([active('a'), previous('b')], rounds(30, both), null, moved), 'another consumer key');
});

test('the proof stands until a change is reported or a key pair is accepted', () => {
  const failure = { since: now, at: now, code: 'refusedWithEveryKey', message: '', slotLostAt: now };
  const lost = (app: Parameters<typeof aClientApp>[0], pairs: readonly KeyPair[] = handover) =>
    isSlotLost({ connection: aConnection({ failure }), app: aClientApp(app), pairs });
  assert.ok(lost({ changedAt: now }));
  assert.ok(!lost({ changedAt: now + 1 }), 'what was mended is on its way');
  assert.ok(!lost({}, [active('a', now), previous('b', start, now)]), 'another connection of the app was accepted');
  const again = after(handover, rounds(10, both), { slotLostAt: now - dayMs, refusedRounds: 10, at: now });
  assert.equal(again.slotLostAt, now - dayMs, 'what was lost is not lost anew by what does not arrive');
});

test('an app that accepted us and is not known any more is no change that spreads: an upload changes no consumer key', () => {
  for (const code of ['unknownConsumerKey', 'appNotFound']) {
    const spreads = (pairs: readonly KeyPair[], changedAt: number | null) =>
      maySpread({ connection: aConnection(), app: aClientApp({ changedAt }), pairs }, { code });
    assert.ok(!spreads(handover, now), 'an upload of a rotation was reported');
    assert.ok(!spreads([active('a')], null), 'at rest');
    assert.ok(spreads([issued('a')], now), 'a new app');
    assert.ok(spreads([active('a')], now), 'another consumer key since the last acceptance');
  }
});
