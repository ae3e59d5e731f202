import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { KeyPair } from '../../../src/domain/key-pair/key-pair.ts';
import { hourMs, minuteMs } from '../../../src/domain/ports.ts';
import {
  askedInRound,
  isInMotion,
  mayPassElsewhere,
  pauseBeforeRetry,
  pauseBeforeRound,
  roundsFor,
} from '../../../src/domain/token/rounds.ts';
import type { RefusalCode } from '../../../src/domain/token/token-answer.ts';
import { aConnection } from '../../support/connections.ts';
import { abandoned, active, compromised, issued, previous, settling, start } from '../key-pair/pairs.ts';

const now = start + hourMs;
const lately = now - 19 * minuteMs;
const worked = aConnection({ lastAccepted: { at: start, keyPairId: 'a' } });
const refused = { since: start, at: start, code: 'refusedWithEveryKey', message: '' };

describe('an app is in motion', () => {
  const cases = {
    'while a pair is issued': [active('a'), issued('b')],
    'while a pair is settling': [active('a'), settling('b')],
    'until its active pair has settled': [active('a', null)],
    'for 20 minutes after two pairs were accepted': [previous('a', lately), previous('b', lately)],
  };
  for (const [when, pairs] of Object.entries(cases)) {
    it(when, () => assert.equal(isInMotion(pairs, now), true));
  }

  it('and not when one settled pair is alone with its past', () => {
    assert.equal(isInMotion([active('a'), previous('b'), abandoned('c'), compromised('d')], now), false);
    assert.equal(isInMotion([previous('a', lately), previous('b', lately)], lately + 20 * minuteMs), false);
    assert.equal(isInMotion([previous('a', lately), previous('b')], now), false);
  });
});

describe('a refusal that no other key would change', () => {
  const may = (code: RefusalCode, pairs: KeyPair[], at = now) => mayPassElsewhere({ code, message: '' }, pairs, at);

  it('may pass on another server in a handover, and in the first 20 minutes of an app', () => {
    assert.equal(may('userNotAssigned', [active('a'), settling('b')]), true);
    assert.equal(may('userNotAssigned', [active('a', null)], start + 20 * minuteMs - 1), true);
    assert.equal(may('userNotAssigned', [active('a', null)], start + 20 * minuteMs), false);
    assert.equal(may('userNotAssigned', [active('a')]), false);
  });

  it('passes nowhere when no saved change of the app explains it', () => {
    assert.equal(may('userInactive', [active('a'), settling('b')]), false);
  });
});

describe('a call asks', () => {
  it('twelve rounds in motion, two at rest', () => {
    assert.equal(roundsFor(worked, [active('a'), settling('b')], now), 12);
    assert.equal(roundsFor(worked, [active('a')], now), 2);
  });

  it('twelve rounds when a connection that worked is refused for the first time and an older pair could be the one', () => {
    assert.equal(roundsFor(worked, [active('a'), previous('b')], now), 12);
    assert.equal(
      roundsFor({ ...worked, failure: { ...refused, code: 'unavailable' } }, [active('a'), previous('b')], now),
      12,
    );
  });

  it('two rounds when it is known to be refused, or has never worked, or nothing else could be the one', () => {
    assert.equal(roundsFor({ ...worked, failure: refused }, [active('a'), previous('b')], now), 2);
    assert.equal(roundsFor(aConnection(), [active('a'), previous('b')], now), 2);
    assert.equal(roundsFor(worked, [active('a'), compromised('b')], now), 2);
  });

  it('all candidates in every third round, and between them those that were accepted lately', () => {
    const [one, other, third] = [previous('a', lately), previous('b', lately), issued('c')];
    const asked = (round: number) => askedInRound(round, [one, other, third], now).map(({ id }) => id);
    const all = ['a', 'b', 'c'];
    assert.deepEqual([0, 1, 2, 3, 4].map(asked), [all, ['a', 'b'], ['a', 'b'], all, ['a', 'b']]);
  });

  it('all candidates in every round while fewer than two were accepted lately', () => {
    const ordered = [previous('a', lately), issued('b')];
    assert.deepEqual(askedInRound(1, ordered, now), ordered);
  });
});

describe('the pauses', () => {
  it('between rounds begin short, double up to 3 s, and are never in step', () => {
    assert.deepEqual(
      [0, 1, 2, 3, 4, 5, 6, 7, 12].map((round) => pauseBeforeRound(round, 1)),
      [0, 100, 200, 400, 800, 1_600, 3_000, 3_000, 3_000],
    );
    assert.equal(pauseBeforeRound(6, 0), 1_500);
  });

  it('of all twelve rounds leave a call time for slow answers within its 60 s', () => {
    const pauses = Array.from({ length: 12 }, (_, round) => pauseBeforeRound(round, 1));
    assert.ok(pauses.reduce((sum, pause) => sum + pause, 0) <= 22_000);
  });

  it('before a lost answer is asked for again grow and end', () => {
    assert.deepEqual(
      [0, 1, 2, 3, 4, 5, 6].map((retry) => pauseBeforeRetry(retry, 1)),
      [200, 500, 1_000, 2_000, 4_000, 8_000, null],
    );
  });
});
