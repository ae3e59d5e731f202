// When a message is sent again, and when it is given up.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MessageStanding } from '../../../src/domain/notice/notice-message.ts';
import { afterAttempt, isSpent } from '../../../src/domain/notice/retry-schedule.ts';
import { hourMs, minuteMs } from '../../../src/domain/ports.ts';

const pending: MessageStanding = { state: 'pending', attempts: 0, nextAttemptAt: 0, finishedAt: null, detail: null };
const refused = { type: 'temporary', detail: 'greylisted' } as const;

test('the pauses grow from a minute to a day; the tenth failure is the last', () => {
  const pauses = Array.from({ length: 10 }, (_, index) => {
    const after = afterAttempt({ ...pending, attempts: index + 1 }, refused, 0);
    return after.state === 'pending' ? after.nextAttemptAt : after.state;
  });
  const hours = [1, 3, 6, 12, 24, 24].map((hour) => hour * hourMs);
  assert.deepEqual(pauses, [minuteMs, 5 * minuteMs, 15 * minuteMs, ...hours, 'givenUp']);
});

test('a yes ends it at once, and so does a refusal for good', () => {
  const begun = { ...pending, attempts: 1, detail: 'greylisted' };
  assert.deepEqual(afterAttempt(begun, { type: 'accepted' }, 7), {
    ...begun,
    state: 'sent',
    finishedAt: 7,
    detail: null,
  });
  const permanent = afterAttempt(begun, { type: 'permanent', detail: 'no such mailbox' }, 7);
  assert.deepEqual(permanent, { ...begun, state: 'givenUp', finishedAt: 7, detail: 'no such mailbox' });
});

test('after the last attempt nothing is left, also when that one did not end', () => {
  assert.equal(isSpent({ ...pending, attempts: 10 }), false);
  assert.equal(isSpent({ ...pending, attempts: 11 }), true);
});
