import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { KeyPair } from '../../../src/domain/key-pair/key-pair.ts';
import { abandonDue, askingFor, destructionHold, retentionEndsAt } from '../../../src/domain/key-pair/retention.ts';
import { dayMs } from '../../../src/domain/ports.ts';
import { aClientApp } from '../../support/connections.ts';
import { abandoned, active, compromised, destroyed, issued, previous, settling, start } from './pairs.ts';

const tenDays = aClientApp({ retentionDays: 10 });
const over = start + 10 * dayMs;
/** The pair in use, accepted a day after the retention of the old one ended. */
const proof: KeyPair = {
  ...active('current'),
  standing: { state: 'active', since: start, settledAt: start, lastAcceptedAt: over + dayMs },
};
const now = over + 2 * dayMs;
const facts = { isClockTrusted: true, hasOpenOrUnknownAttempt: false, isSwapOpen: false };
const hold = (pair: KeyPair, others: KeyPair[] = [proof], app = tenDays, at = now, told = facts) =>
  destructionHold(pair, [pair, ...others], app, told, at);

describe('the retention of an old pair', () => {
  it('ends with its certificate when nothing else is set', () => {
    assert.equal(retentionEndsAt(previous('old'), aClientApp()), start + 365 * dayMs);
  });

  it('ends so many days after the later of its demotion and its last acceptance, but never after its certificate', () => {
    assert.equal(retentionEndsAt(previous('old', start, start + dayMs), tenDays), start + 11 * dayMs);
    assert.equal(retentionEndsAt(abandoned('old', start), tenDays), over);
    assert.equal(retentionEndsAt(previous('old'), aClientApp({ retentionDays: 4_000 })), start + 365 * dayMs);
  });

  it('never ends before the last use, also of a certificate that was allowed to be past', () => {
    const lastUseAt = start + 400 * dayMs;
    assert.equal(retentionEndsAt(previous('old', start, lastUseAt), aClientApp()), lastUseAt);
    assert.equal(retentionEndsAt(previous('old', start, lastUseAt), tenDays), lastUseAt);
  });

  it('is nothing that a pair in use or waiting has', () => {
    for (const pair of [issued('a'), active('a'), settling('a'), compromised('a'), destroyed('a')]) {
      assert.equal(retentionEndsAt(pair, tenDays), null);
    }
  });
});

describe('destruction', () => {
  it('is held by nothing once the retention is over and another pair was accepted after it', () => {
    assert.equal(hold(previous('old')), null);
    assert.equal(hold(abandoned('old')), null);
  });

  it('waits for the end of the retention', () => {
    assert.equal(hold(previous('old'), [proof], tenDays, over - 1), 'retentionRuns');
  });

  it('waits for an acceptance of another pair after that end, and takes no promise from the future', () => {
    const before = { ...active('current'), standing: { ...proof.standing, lastAcceptedAt: over } } as KeyPair;
    const ahead = { ...active('current'), standing: { ...proof.standing, lastAcceptedAt: now + 1 } } as KeyPair;
    assert.equal(hold(previous('old'), [before]), 'noAcceptanceOfAnother');
    assert.equal(hold(previous('old'), [ahead]), 'noAcceptanceOfAnother');
    const leaked = compromised('leaked', start, over + dayMs);
    assert.equal(hold(previous('old'), [before, leaked]), 'noAcceptanceOfAnother');
  });

  it('waits until another pair has settled and no handover runs', () => {
    const unsettled = { ...proof, standing: { ...proof.standing, settledAt: null } } as KeyPair;
    assert.equal(hold(previous('old'), []), 'replacementNotSettled');
    assert.equal(hold(previous('old'), [unsettled]), 'replacementNotSettled');
    assert.equal(hold(previous('old'), [proof, settling('next')]), 'replacementNotSettled');
  });

  it('waits for a clock that can be trusted and for every attempt to have its outcome', () => {
    assert.equal(hold(previous('old'), [proof], tenDays, now, { ...facts, isClockTrusted: false }), 'clockUntrusted');
    const open = { ...facts, hasOpenOrUnknownAttempt: true };
    assert.equal(hold(previous('old'), [proof], tenDays, now, open), 'attemptOpenOrUnknown');
    assert.equal(hold(compromised('old'), [proof], tenDays, now, open), 'attemptOpenOrUnknown');
    assert.equal(hold(compromised('old'), [proof], tenDays, now, { ...facts, isSwapOpen: true }), 'swapOpen');
  });

  it('waits after a restore until the org has accepted something', () => {
    const held = (since: number) => aClientApp({ retentionDays: 10, destructionHeldSince: since });
    assert.equal(hold(previous('old'), [proof], held(now)), 'heldUntilAccepted');
    assert.equal(hold(previous('old'), [proof], held(over)), null);
  });

  it('spares the previous pair that is to be uploaded again, but none that was given up', () => {
    const wanted = aClientApp({ retentionDays: 10, wantedKeyPairId: 'old' });
    assert.equal(hold(previous('old'), [proof], wanted), 'wanted');
    assert.equal(hold(abandoned('old'), [proof], wanted), null);
  });

  it('waits for an acceptance from when every server would show the pair that was asked for until now', () => {
    const wanted = aClientApp({ retentionDays: 10, wantedKeyPairId: 'old' });
    const left = (everywhereAt: number) => askingFor(wanted, [previous('old'), proof], 'next', everywhereAt);
    assert.equal(hold(previous('old'), [proof], left(now)), 'heldUntilAccepted');
    assert.equal(hold(previous('old'), [proof], left(over)), null);
    assert.equal(left(now).wantedKeyPairId, 'next');
    assert.equal(askingFor(left(now), [previous('old'), proof], 'third', over).destructionHeldSince, now);
    assert.equal(askingFor(wanted, [active('old')], 'next', now).destructionHeldSince, null);
    const nothingAsked = aClientApp({ retentionDays: 10 });
    assert.equal(askingFor(nothingAsked, [previous('old'), proof], 'next', now).destructionHeldSince, null);
    const heldLonger = { ...wanted, destructionHeldSince: now + 1 };
    assert.equal(askingFor(heldLonger, [previous('old'), proof], 'next', now).destructionHeldSince, now + 1);
  });

  it('of a leaked pair needs no retention, only a pair that settled after the report', () => {
    const settledAt = (at: number) => active('current', at);
    assert.equal(hold(compromised('leaked', start), [settledAt(start)]), 'replacementNotSettled');
    assert.equal(hold(compromised('leaked', start), [settledAt(start + 1)]), null);
    assert.equal(hold(compromised('leaked', start), [active('current', null)]), 'replacementNotSettled');
  });

  it('never comes to a pair in use or waiting', () => {
    for (const pair of [issued('a'), active('a'), settling('a')]) assert.equal(hold(pair), 'stateKeepsIt');
  });
});

describe('giving up an issued pair', () => {
  const waiting = issued('next');
  const settledLater = active('current', start + dayMs);
  const reason = (app = tenDays, at = start + 11 * dayMs, pairs: KeyPair[] = [waiting, settledLater]) =>
    abandonDue(waiting, pairs, app, at);

  it('comes when its certificate is past, wanted or not', () => {
    const wanted = aClientApp({ wantedKeyPairId: 'next' });
    assert.equal(reason(wanted, waiting.notAfter), 'certificateExpired');
    assert.equal(reason(wanted, waiting.notAfter - 1), null);
  });

  it('comes a retention after another pair settled that was issued before it could be uploaded', () => {
    assert.equal(reason(), 'retentionOver');
    assert.equal(reason(tenDays, start + 11 * dayMs - 1), null);
  });

  it('never comes to the pair that we ask to be uploaded, nor without another that settled since', () => {
    assert.equal(reason(aClientApp({ retentionDays: 10, wantedKeyPairId: 'next' })), null);
    assert.equal(reason(tenDays, start + 11 * dayMs, [waiting, active('current', start - 1)]), null);
    assert.equal(reason(tenDays, start + 11 * dayMs, [waiting, active('current', null)]), null);
    assert.equal(reason(aClientApp()), null);
  });

  it('comes to no pair in another state', () => {
    assert.equal(abandonDue(previous('old'), [], tenDays, start + 400 * dayMs), null);
  });
});
