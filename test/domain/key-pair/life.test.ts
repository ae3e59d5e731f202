import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lastAcceptedPair } from '../../../src/domain/key-pair/candidates.ts';
import type { KeyPair } from '../../../src/domain/key-pair/key-pair.ts';
import { applyChanges, type LifeEvent, nextInLife, unreplacedLeaks } from '../../../src/domain/key-pair/life.ts';
import { dayMs, hourMs, minuteMs } from '../../../src/domain/ports.ts';
import { abandoned, active, compromised, destroyed, issued, previous, settling, start } from './pairs.ts';

const at = start + minuteMs;

function after(pairs: readonly KeyPair[], ...events: LifeEvent[]): KeyPair[] {
  return events.reduce((now, event) => applyChanges(now, nextInLife(now, event)), [...pairs]);
}

const states = (pairs: readonly KeyPair[]) => pairs.map(({ id, standing }) => `${id} ${standing.state}`);
const actions = (pairs: readonly KeyPair[], event: LifeEvent) =>
  nextInLife(pairs, event).map(({ action, after: { id } }) => `${id} ${action}`);
const accepted = (keyPairId: string, when = at): LifeEvent => ({ type: 'accepted', keyPairId, at: when });
const settled = (keyPairId: string, when = at): LifeEvent => ({ type: 'settled', keyPairId, at: when });
const leaked = (keyPairId: string, when = at): LifeEvent => ({ type: 'compromised', keyPairId, at: when });
const due = (keyPairId: string, when = at): LifeEvent => ({ type: 'destructionDue', keyPairId, at: when });

describe('the first acceptance', () => {
  it('makes an issued pair active, not yet settled', () => {
    const [pair] = after([issued('a')], accepted('a'));
    assert.deepEqual(pair?.standing, { state: 'active', since: at, settledAt: null, lastAcceptedAt: at });
  });

  it('settles it once it was seen on all servers', () => {
    const [pair] = after([issued('a')], accepted('a'), settled('a', at + 1));
    assert.deepEqual(pair?.standing, { state: 'active', since: at, settledAt: at + 1, lastAcceptedAt: at });
  });

  for (const old of [previous('a'), abandoned('a')]) {
    it(`makes a ${old.standing.state} pair active when none is`, () => {
      assert.deepEqual(states(after([old], accepted('a'))), ['a active']);
    });
  }

  it('makes a settling pair active when the active one was reported leaked', () => {
    const pairs = after([active('a'), settling('b')], leaked('a'), accepted('b'));
    assert.deepEqual(states(pairs), ['a compromised', 'b active']);
  });
});

describe('a handover', () => {
  it('whose active pair was reported leaked ends when a third is accepted, which becomes active', () => {
    const pairs = after([active('a'), settling('b'), issued('c')], leaked('a'), accepted('c'));
    assert.deepEqual(states(pairs), ['a compromised', 'b issued', 'c active']);
  });

  for (const next of [issued('b'), previous('b'), abandoned('b')]) {
    it(`begins when a pair that is ${next.standing.state} is accepted beside the active one`, () => {
      const pairs = after([active('a'), next], accepted('b'));
      assert.deepEqual(states(pairs), ['a active', 'b settling']);
      const standing = pairs[1]?.standing;
      assert.deepEqual(standing?.state === 'settling' && standing.cameFrom, next.standing);
    });
  }

  it('ends in one step: the old pair leaves `active` before the new one enters it', () => {
    assert.deepEqual(actions([active('a'), settling('b')], settled('b')), ['a keyPair.retired', 'b keyPair.settled']);
    assert.deepEqual(states(after([active('a'), settling('b')], settled('b'))), ['a previous', 'b active']);
  });

  it('is taken back when the active pair settles again, and the other keeps the time of its acceptance', () => {
    const pairs = after([active('a'), issued('b')], accepted('b'), settled('a', at + 1));
    assert.deepEqual(states(pairs), ['a active', 'b issued']);
    assert.equal(pairs[1]?.standing.lastAcceptedAt, at);
  });

  it('passes on to a third pair that is accepted; the second goes back to where it came from', () => {
    const pairs = after([active('a'), previous('b'), issued('c')], accepted('b'), accepted('c'));
    assert.deepEqual(states(pairs), ['a active', 'b previous', 'c settling']);
    assert.deepEqual(actions([active('a'), settling('b'), issued('c')], accepted('c')), [
      'b keyPair.handoverEnded',
      'c keyPair.handoverBegan',
    ]);
  });

  it('goes both ways: after a revert the pair that was retired settles again', () => {
    const pairs = after([active('a'), issued('b')], accepted('b'), settled('b'), accepted('a'), settled('a', at + 1));
    assert.deepEqual(states(pairs), ['a active', 'b previous']);
  });
});

describe('an acceptance that moves no state', () => {
  for (const pair of [active('a'), settling('a'), compromised('a')]) {
    const others = pair.standing.state === 'settling' ? [active('x')] : [];
    it(`is noted on a pair that is ${pair.standing.state}, without an audit entry`, () => {
      const [change] = nextInLife([...others, pair], accepted('a'));
      assert.equal(change?.action, null);
      assert.equal(change?.after.standing.lastAcceptedAt, at);
    });

    it(`changes nothing when it is told twice or late of a pair that is ${pair.standing.state}`, () => {
      assert.deepEqual(nextInLife([...others, pair], accepted('a', start)), []);
      assert.deepEqual(nextInLife([...others, pair], accepted('a', start - minuteMs)), []);
    });
  }
});

describe('a leak', () => {
  for (const pair of [issued('a'), active('a'), settling('a'), previous('a'), abandoned('a')]) {
    it(`can be reported of a pair that is ${pair.standing.state}, and then no acceptance brings it back`, () => {
      assert.deepEqual(states(after([pair], leaked('a'), accepted('a'), settled('a'))), ['a compromised']);
    });
  }

  it('is destroyed when its replacement has settled, and not before', () => {
    const pairs = after([active('a'), issued('b')], leaked('a'), accepted('b'));
    assert.deepEqual(states(after(pairs, due('a'))), ['a compromised', 'b active']);
    assert.deepEqual(states(after(pairs, settled('b', at + 1), due('a', at + 2))), ['a destroyed', 'b active']);
  });

  it('is replaced by no pair that settled at the very moment of the report', () => {
    assert.deepEqual(nextInLife([active('a', at), compromised('b', at)], due('b', at + 1)), []);
  });

  it('of another pair is replaced by the active one, when that settles once more after the report', () => {
    const pairs = [active('a'), compromised('b', at)];
    assert.deepEqual(nextInLife(pairs, due('b', at + 1)), []);
    assert.deepEqual(states(after(pairs, settled('a', at + 1), due('b', at + 2))), ['a active', 'b destroyed']);
  });
});

describe('the end', () => {
  for (const pair of [issued('a'), active('a'), settling('a')]) {
    it(`never comes to a pair that is ${pair.standing.state}`, () => {
      assert.deepEqual(nextInLife([pair], due('a')), []);
    });
  }

  it('comes to previous and abandoned pairs, and nothing leads out of it', () => {
    for (const pair of [previous('a'), abandoned('a')])
      assert.deepEqual(states(after([pair], due('a'))), ['a destroyed']);
    const events = [accepted('a'), settled('a'), leaked('a'), due('a')];
    for (const event of events) assert.deepEqual(nextInLife([destroyed('a')], event), []);
  });

  it('begins with giving up, which only an issued pair can be', () => {
    const given = (pair: KeyPair) =>
      states(after([pair], { type: 'abandoned', keyPairId: 'a', at, reason: 'discarded' }))[0];
    assert.equal(given(issued('a')), 'a abandoned');
    for (const pair of [active('a'), settling('a'), previous('a'), compromised('a')]) {
      assert.equal(given(pair), `a ${pair.standing.state}`);
    }
  });
});

it('an event about a pair of another app changes nothing', () => {
  assert.deepEqual(nextInLife([active('a')], accepted('z')), []);
});

describe('what a wrong clock dated a year ahead', () => {
  const ahead = at + 400 * dayMs;
  const dated = (pair: KeyPair, dates: object): KeyPair => ({ ...pair, standing: { ...pair.standing, ...dates } });
  const proved: LifeEvent = { type: 'accepted', keyPairId: 'a', at, isDateProved: true };

  it('is dated back by an answer whose server confirms the date', () => {
    const pairs = [
      dated(active('a'), { since: ahead, lastAcceptedAt: ahead }),
      dated(previous('b'), { lastAcceptedAt: ahead }),
      dated(compromised('c'), { since: ahead }),
    ];
    const healed = after(pairs, proved);
    assert.equal(lastAcceptedPair(healed)?.id, 'a');
    assert.deepEqual(
      healed.map(({ standing }) => 'since' in standing && standing.since <= at),
      [true, true, true],
    );
    assert.equal(healed[0]?.standing.lastAcceptedAt, at);
    assert.equal(unreplacedLeaks(after(healed, settled('a', at + 1))).length, 0);
  });

  it('stays where the date is not proved, since it may be ours that is wrong', () => {
    const [, other] = after([active('a'), dated(previous('b'), { lastAcceptedAt: ahead })], accepted('a'));
    assert.equal(other?.standing.lastAcceptedAt, ahead);
  });

  it('is within the hour by which the clocks of processes differ: nothing is dated back', () => {
    const soon = at + hourMs;
    const [, other] = after([active('a'), dated(previous('b'), { lastAcceptedAt: soon })], proved);
    assert.equal(other?.standing.lastAcceptedAt, soon);
  });
});
