import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { isAwaitedToSettle, type KeyAnswer, settlement } from '../../../src/domain/key-pair/settlement.ts';
import { dayMs, minuteMs, secondMs } from '../../../src/domain/ports.ts';
import { start } from './pairs.ts';

const window = 10 * minuteMs;
const now = start + window;

/** Accepted answers, `everyMs` apart, the last one now. */
function probes(everyMs: number, keyPairId = 'new'): KeyAnswer[] {
  const count = Math.floor(window / everyMs) + 1;
  return Array.from({ length: count }, (_, index) => ({ keyPairId, accepted: true, at: now - index * everyMs }));
}

const verdict = (...answers: KeyAnswer[][]) => settlement('new', answers, window, now);
const reason = (...answers: KeyAnswer[][]) => {
  const judged = verdict(...answers);
  return judged.settled ? 'settled' : judged.reason;
};

it('settles after a window of probes 90 s apart, and also 100 s apart', () => {
  assert.equal(reason(probes(90 * secondMs)), 'settled');
  assert.equal(reason(probes(100 * secondMs)), 'settled');
});

it('does not settle on fewer than six acceptances', () => {
  assert.equal(reason(probes(minuteMs).slice(0, 5)), 'tooFewAcceptances');
});

it('does not settle over a gap of more than three minutes, at either end or between', () => {
  const dense = probes(secondMs);
  const without = (from: number, to: number) => dense.filter(({ at }) => at <= start + from || at >= start + to);
  assert.equal(reason(without(-1, 181 * secondMs)), 'gap');
  assert.equal(reason(without(200 * secondMs, 381 * secondMs)), 'gap');
  assert.equal(reason(without(window - 181 * secondMs, window + 1)), 'gap');
  assert.equal(reason(without(200 * secondMs, 380 * secondMs)), 'settled');
});

it('does not settle while another pair is accepted or this one is refused, once in a thousand answers', () => {
  const dense = probes(secondMs);
  assert.equal(reason([...dense, { keyPairId: 'old', accepted: true, at: start + 1 }]), 'otherPairAccepted');
  assert.equal(reason([...dense, { keyPairId: 'new', accepted: false, at: start + 1 }]), 'refused');
});

it('does not mind that the old pair is refused, nor what lies before the window', () => {
  const refused = { keyPairId: 'old', accepted: false, at: now - 1 };
  const before = { keyPairId: 'old', accepted: true, at: start - 1 };
  assert.equal(reason([...probes(minuteMs), refused, before]), 'settled');
});

it('settles only when it has on every connection, and not on none', () => {
  assert.equal(reason(probes(minuteMs), probes(minuteMs)), 'settled');
  assert.equal(reason(probes(minuteMs), []), 'tooFewAcceptances');
  assert.equal(reason(), 'noConnection');
});

it('settles a short propagation on probes that are further apart than it is long', () => {
  const rare = Array.from({ length: 7 }, (_, index) => ({
    keyPairId: 'new',
    accepted: true,
    at: now - index * 2 * secondMs,
  }));
  assert.equal(settlement('new', [rare], 4 * secondMs, now).settled, true);
  assert.equal(settlement('new', [rare.slice(0, 5)], 4 * secondMs, now).settled, false);
  const contrary = { keyPairId: 'new', accepted: false, at: now - 5 * secondMs };
  assert.equal(settlement('new', [[...rare, contrary]], 4 * secondMs, now).settled, false);
});

it('leaves aside answers from the future, which a clock that was set back leaves behind', () => {
  assert.equal(reason([...probes(minuteMs), { keyPairId: 'old', accepted: true, at: now + 1 }]), 'settled');
});

it('gives the same verdict in whatever order the answers are told', () => {
  const answer = fc.record({
    keyPairId: fc.constantFrom('new', 'old'),
    accepted: fc.boolean(),
    at: fc.integer({ min: start - minuteMs, max: now + minuteMs }),
  });
  const shuffled = fc
    .array(answer, { maxLength: 30 })
    .chain((answers) => fc.tuple(fc.constant(answers), fc.shuffledSubarray(answers, { minLength: answers.length })));
  fc.assert(fc.property(shuffled, ([answers, others]) => assert.deepEqual(verdict(answers), verdict(others))));
});

it('who signed in within thirty days is awaited, nobody else', () => {
  const signedIn = (at: number) => isAwaitedToSettle({ lastAccepted: { at } }, now);
  assert.deepEqual([signedIn(now - 30 * dayMs + 1), signedIn(now - 30 * dayMs)], [true, false]);
  assert.equal(isAwaitedToSettle({ lastAccepted: null }, now), false);
});
