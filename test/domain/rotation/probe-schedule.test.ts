import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Connection } from '../../../src/domain/connection/connection.ts';
import { isSettlementAwaited, settlementBegins } from '../../../src/domain/key-pair/handover.ts';
import type { KeyPair } from '../../../src/domain/key-pair/key-pair.ts';
import { dayMs, hourMs, type Instant, minuteMs, secondMs } from '../../../src/domain/ports.ts';
import { nextLookAt, nextProbe } from '../../../src/domain/rotation/probe-schedule.ts';
import { defaultSettings } from '../../../src/domain/settings.ts';
import { aConnection } from '../../support/connections.ts';
import { active, compromised, destroyed, issued, settling, start } from '../key-pair/pairs.ts';

const plan = (facts: Partial<Connection>, pairs: KeyPair[], now: Instant = start, settings = defaultSettings) =>
  nextProbe(aConnection(facts), pairs, settings, now);
const accepted = { lastAccepted: { at: start, keyPairId: 'a' } };
/** When the probes come from now on, if each is made in time. */
function probes(facts: Partial<Connection>, pairs: KeyPair[], count: number): number[] {
  let lastProbeAt: Instant | null = null;
  return Array.from({ length: count }, () => {
    const next = plan({ ...facts, lastProbeAt }, pairs, lastProbeAt ?? start);
    assert.ok(next !== null);
    lastProbeAt = next.at;
    return (next.at - start) / minuteMs;
  });
}

function settlingSince(since: Instant): KeyPair {
  const pair = settling('b');
  return pair.standing.state === 'settling' ? { ...pair, standing: { ...pair.standing, since } } : pair;
}

describe('a connection signs in by itself', () => {
  it('after a download: after 10 and 30 minutes, 1, 2, 4, 8 and 24 hours, then daily', () => {
    assert.deepEqual(probes({}, [issued('a')], 9), [10, 30, 60, 120, 240, 480, 1_440, 2_880, 4_320]);
  });

  it('at the same times after it began to fail', () => {
    const failure = { since: start, at: start, code: 'unavailable', message: '' };
    assert.deepEqual(probes({ failure }, [active('a')], 4), [10, 30, 60, 120]);
  });

  it('every minute while somebody watches', () => {
    const facts = { probedCloselyUntil: start + 15 * minuteMs };
    assert.deepEqual(probes(facts, [active('a')], 3), [0, 1, 2]);
  });

  it('at the times after a download when the watch is over and nothing has settled since, so that a way back is noticed', () => {
    const facts = { probedCloselyUntil: start + 15 * minuteMs };
    const over = (pair: KeyPair) =>
      plan({ ...facts, lastProbeAt: start + 15 * minuteMs }, [pair], start + 15 * minuteMs);
    assert.deepEqual(over(active('a')), { at: start + 30 * minuteMs, reason: 'awaitingUpload' });
    const settled = active('a');
    if (settled.standing.state === 'active') settled.standing.settledAt = start + 12 * minuteMs;
    assert.equal(over(settled), null);
  });

  it('no more, a day after somebody watched, where probes at rest are switched off', () => {
    const settings = { ...defaultSettings, restProbeHours: 0 };
    const after = (hours: number) =>
      plan(
        { ...accepted, probedCloselyUntil: start + 15 * minuteMs, lastProbeAt: start + hours * hourMs },
        [active('a')],
        start + hours * hourMs,
        settings,
      );
    assert.equal(after(8)?.at, start + dayMs);
    assert.equal(after(24), null);
    assert.equal(after(48), null);
  });

  it('every 90 s in a handover, which needs fewer than sixty logins', () => {
    assert.deepEqual(probes({}, [active('a'), settling('b')], 3), [0, 1.5, 3]);
    assert.ok((2 * 20 * minuteMs) / (90 * secondMs) < 60, '20 minutes, two pairs each');
  });

  it('as any that fails, once all was refused in a handover for half an hour, but not while no answer comes', () => {
    const facts = (failedMs: number, code = 'refusedWithEveryKey') => ({
      lastProbeAt: start - 2 * minuteMs,
      failure: { since: start - failedMs, at: start, code, message: '' },
    });
    const handover = [active('a'), settlingSince(start - 2 * hourMs)];
    assert.equal(plan(facts(29 * minuteMs), handover)?.reason, 'settlement');
    assert.deepEqual(plan(facts(31 * minuteMs), handover), { at: start - minuteMs, reason: 'failing' });
    assert.deepEqual(plan(facts(90 * minuteMs), handover), { at: start + 30 * minuteMs, reason: 'failing' });
    for (const code of ['unavailable', 'noAnswer'])
      assert.equal(plan(facts(90 * minuteMs, code), handover)?.reason, 'settlement', code);
  });

  it('as at rest in a handover that another connection holds', () => {
    const pairs = [active('a'), settling('b')];
    const next = (isHeld: boolean) =>
      nextProbe(aConnection({ ...accepted, lastProbeAt: start }), pairs, defaultSettings, start, isHeld);
    assert.equal(next(false)?.reason, 'settlement');
    assert.deepEqual(next(true), { at: start + dayMs, reason: 'rest' });
  });

  it('for half an hour more on a connection that failed before another one of the app began the handover', () => {
    const failure = { since: start - dayMs, at: start, code: 'refusedWithEveryKey', message: '' };
    const facts = { lastProbeAt: start - 2 * minuteMs, failure };
    const begun = (at: Instant) => plan(facts, [active('a'), settlingSince(at)]);
    assert.equal(begun(start - 29 * minuteMs)?.reason, 'settlement');
    assert.deepEqual(begun(start - 31 * minuteMs), { at: start - minuteMs, reason: 'failing' });
  });

  it('once a day at rest, counted from the last time it worked; never when that is switched off', () => {
    assert.deepEqual(plan(accepted, [active('a')]), { at: start + dayMs, reason: 'rest' });
    assert.equal(plan(accepted, [active('a')], start, { ...defaultSettings, restProbeHours: 0 }), null);
  });

  it('never with nothing that could sign', () => {
    assert.equal(plan(accepted, [compromised('a'), destroyed('b')]), null);
    assert.equal(plan({}, []), null);
  });

  it('for the earliest of the reasons', () => {
    const next = plan({ ...accepted, lastProbeAt: start }, [active('a'), settling('b'), issued('c')]);
    assert.deepEqual(next, { at: start + 90 * secondMs, reason: 'settlement' });
  });
});

describe('a handover is watched', () => {
  it('on every connection from its beginning, also when it takes the place of another', () => {
    assert.equal(settlementBegins([active('a'), issued('b')], [active('a'), settling('b')]), true);
    assert.equal(settlementBegins([active('a'), settling('b')], [active('a'), settling('b')]), false);
    assert.equal(settlementBegins([active('a'), settling('b')], [active('a'), settling('c')]), true);
    assert.equal(settlementBegins([active('a'), settling('b')], [active('b')]), false);
    assert.equal(settlementBegins([issued('a')], [active('a', null)]), true);
  });

  it('until the pair that became active has settled', () => {
    assert.equal(isSettlementAwaited([active('a', null)]), true);
    assert.equal(isSettlementAwaited([active('a')]), false);
    assert.equal(isSettlementAwaited([active('a'), settling('b')]), true);
    assert.equal(isSettlementAwaited([issued('a')]), false);
  });

  it('when another pair was reported leaked and the active one answers since: it is about to prove that it replaced it', () => {
    const answered = (at: Instant): KeyPair => ({
      ...active('a'),
      standing: { state: 'active', since: start, settledAt: start, lastAcceptedAt: at },
    });
    assert.equal(isSettlementAwaited([answered(start + 2), compromised('b', start + 1)]), true);
    assert.equal(isSettlementAwaited([answered(start + 1), compromised('b', start + 1)]), false);
  });
});

describe('after the clock was set back', () => {
  const ahead = start + 365 * dayMs;

  it('the probes go on, although the last one is dated ahead', () => {
    assert.equal(plan({ lastProbeAt: ahead }, [active('a'), settling('b')])?.at, start);
    const rest = plan({ lastAccepted: { at: ahead, keyPairId: 'a' } }, [active('a')]);
    assert.ok(rest !== null && rest.at <= start, 'the proof of rest is due');
  });

  it('what began ahead is asked at once, then daily, and not later with each look', () => {
    const failure = { since: ahead, at: ahead, code: 'unavailable', message: '' };
    const later = issued('b', { issuedAt: ahead });
    for (const now of [start, start + 5 * minuteMs]) {
      assert.equal(plan({ failure, lastProbeAt: ahead }, [active('a')], now)?.at, now);
      assert.equal(plan({ lastProbeAt: ahead }, [later], now)?.at, now);
      assert.equal(plan({ failure, lastProbeAt: start }, [active('a')], now)?.at, start + dayMs);
      assert.equal(plan({ lastProbeAt: start }, [later], now)?.at, start + dayMs);
    }
  });

  it('nobody is taken to watch for longer than anybody watches', () => {
    assert.equal(plan({ probedCloselyUntil: ahead }, [active('a')]), null);
  });
});

describe('the reconciler looks', () => {
  const look = (facts: Partial<Connection>, pairs: KeyPair[]) =>
    nextLookAt(aConnection(facts), pairs, defaultSettings, start) - start;

  it('at least once a day, for what time alone changes', () => {
    assert.equal(look({}, []), dayMs);
  });

  it('not before a back-off ends', () => {
    const backOff = { until: start + minuteMs, holdMs: minuteMs };
    assert.equal(look({ backOff, lastProbeAt: start - hourMs }, [active('a'), settling('b')]), minuteMs);
  });

  it('now when a probe is overdue', () => {
    assert.equal(look({ lastProbeAt: start - hourMs }, [active('a'), settling('b')]), 0);
  });
});
