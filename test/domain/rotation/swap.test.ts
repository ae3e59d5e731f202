// When a slot counts as lost: nothing but refusals for as long as a change takes to spread, and five minutes more.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { minuteMs } from '../../../src/domain/ports.ts';
import { isLost } from '../../../src/domain/rotation/swap.ts';

const now = Date.UTC(2027, 0, 1);
const settings = { propagationSeconds: 600 };
const answer = (accepted: boolean, minutesAgo: number) => ({
  ...{ keyPairId: 'pair', accepted },
  at: now - minutesAgo * minuteMs,
});

test('a slot is lost when every answer within the propagation and the margin is a refusal', () => {
  assert.equal(isLost('pair', [answer(true, 16), answer(false, 15), answer(false, 1)], now, settings), true);
});

test('one acceptance among the refusals, or no answer at all, loses nothing', () => {
  assert.equal(isLost('pair', [answer(false, 14), answer(true, 8), answer(false, 1)], now, settings), false);
  assert.equal(isLost('pair', [answer(false, 16)], now, settings), false);
});

test('refusals of another key pair alone lose nothing', () => {
  assert.equal(isLost('pair', [{ ...answer(false, 1), keyPairId: 'old' }], now, settings), false);
});
