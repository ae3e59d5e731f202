// Random histories of one client app against the rules that must hold after each event, whatever came before. The events
// are told as a real run tells them, and also twice, late, out of order and where they make no sense.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { candidates, lastAcceptedPair } from '../../../src/domain/key-pair/candidates.ts';
import type { KeyPair, KeyPairState } from '../../../src/domain/key-pair/key-pair.ts';
import { applyChanges, hasSettledSince, type LifeEvent, nextInLife } from '../../../src/domain/key-pair/life.ts';
import { destructionHold } from '../../../src/domain/key-pair/retention.ts';
import { dayMs, type Instant, minuteMs } from '../../../src/domain/ports.ts';
import { aClientApp } from '../../support/connections.ts';
import { issued, start } from './pairs.ts';

type Step =
  | { type: 'download' }
  | { type: 'accepted' | 'settled' | 'abandoned' | 'compromised' | 'destructionDue'; which: number; lateMs: number }
  | { type: 'again'; back: number };

const which = fc.nat(5);
/** Mostly on time, sometimes hours late. */
const lateMs = fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(3 * 60 * minuteMs) });
const about = <T extends Exclude<Step['type'], 'download' | 'again'>>(type: T) =>
  fc.record({ type: fc.constant(type), which, lateMs });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ type: 'download' } as const) },
  { weight: 8, arbitrary: about('accepted') },
  { weight: 4, arbitrary: about('settled') },
  { weight: 1, arbitrary: about('abandoned') },
  { weight: 1, arbitrary: about('compromised') },
  { weight: 3, arbitrary: about('destructionDue') },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('again' as const), back: fc.nat(5) }) },
);

const app = aClientApp({ retentionDays: 1 });
/** A pair that is destroyed leaves room for the next download, so that long histories do not run dry. */
const mostLiving = 6;

class History {
  pairs: KeyPair[] = [];
  now: Instant = start;
  /** What others told; what our own rules judge is judged anew each time. */
  readonly facts: LifeEvent[] = [];
  readonly visited: Map<string, number>;
  #made = 0;

  constructor(visited: Map<string, number>) {
    this.visited = visited;
  }

  take(step: Step): void {
    this.now += 4 * 60 * minuteMs;
    if (step.type === 'download') {
      this.#download();
      return;
    }
    const event = step.type === 'again' ? this.facts.at(-1 - step.back) : this.#event(step);
    if (event !== undefined) this.#tell(event);
  }

  #download(): void {
    if (this.pairs.filter(({ standing }) => standing.state !== 'destroyed').length >= mostLiving) return;
    this.#made += 1;
    this.pairs.push(issued(`pair-${this.#made}`, { issuedAt: this.now, notAfter: this.now + 3_650 * dayMs }));
  }

  /** Facts may be anything; what our own rules decide (settled, due) is decided as the operations decide it. */
  #event({ type, which, lateMs }: Exclude<Step, { type: 'download' | 'again' }>): LifeEvent | undefined {
    const living = this.pairs.filter(({ standing }) => standing.state !== 'destroyed');
    const pair = living[which % Math.max(1, living.length)];
    if (pair === undefined) return undefined;
    const at = this.now - lateMs;
    if (type === 'abandoned') return { type, keyPairId: pair.id, at, reason: 'discarded' };
    if (type === 'settled') return { type, keyPairId: pair.id, at: this.now };
    if (type !== 'destructionDue') return { type, keyPairId: pair.id, at };
    const facts = { isClockTrusted: true, hasOpenOrUnknownAttempt: false, isSwapOpen: false };
    const hold = destructionHold(pair, this.pairs, app, facts, this.now);
    return hold === null ? { type, keyPairId: pair.id, at: this.now } : undefined;
  }

  #tell(event: LifeEvent): void {
    const before = this.pairs;
    const changes = nextInLife(before, event);
    this.pairs = applyChanges(before, changes);
    if (event.type !== 'settled' && event.type !== 'destructionDue') this.facts.push(event);
    for (const { action, before: from, after: to } of changes) {
      if (from.standing.state !== to.standing.state) this.#visit(from.standing.state, to.standing.state);
      assert.equal(action === null, from.standing.state === to.standing.state && !isResettled(from, to));
    }
    checkAfter(before, this.pairs, event);
    assert.deepEqual(nextInLife(this.pairs, event), [], 'told at once again, an event moved something');
  }

  #visit(from: KeyPairState, to: KeyPairState): void {
    const transition = `${from} -> ${to}`;
    this.visited.set(transition, (this.visited.get(transition) ?? 0) + 1);
  }
}

function isResettled(from: KeyPair, to: KeyPair): boolean {
  const [before, after] = [from.standing, to.standing];
  return before.state === 'active' && after.state === 'active' && before.settledAt !== after.settledAt;
}

function checkAfter(before: readonly KeyPair[], after: readonly KeyPair[], event: LifeEvent): void {
  const count = (state: KeyPairState) => after.filter(({ standing }) => standing.state === state).length;
  assert.ok(count('active') <= 1, 'more than one pair is active');
  assert.ok(count('settling') <= 1, 'more than one pair is settling');
  assert.ok(count('settling') === 0 || count('active') + count('compromised') >= 1, 'a handover from nothing');
  for (const [index, pair] of after.entries()) {
    const was = before[index];
    assert.ok(was !== undefined && was.id === pair.id, 'a pair came or went');
    checkPair(was, pair, before, event);
  }
  const usable = { expiredPolicy: 'allow-expired', answeredLast: null, now: start } as const;
  const mute = after.filter(({ standing }) => standing.state === 'compromised' || standing.state === 'destroyed');
  const signers = candidates(after, usable).map(({ id }) => id);
  assert.ok(!mute.some(({ id }) => signers.includes(id)), 'a compromised or destroyed pair may sign');
}

function checkPair(was: KeyPair, is: KeyPair, before: readonly KeyPair[], event: LifeEvent): void {
  const [from, to] = [was.standing.state, is.standing.state];
  if (from === 'destroyed') assert.equal(to, 'destroyed', 'a destroyed pair came back');
  if (from === 'compromised') assert.ok(to === 'compromised' || to === 'destroyed', 'a leaked pair came back');
  assert.ok((is.standing.lastAcceptedAt ?? 0) >= (was.standing.lastAcceptedAt ?? 0), 'an acceptance was forgotten');
  const isMovedByPerson = event.type === 'abandoned' || event.type === 'compromised';
  if (isMovedByPerson)
    assert.notEqual(to === 'active' && from !== 'active', true, 'what a person said made a pair active');
  if (to !== 'destroyed' || from === 'destroyed') return;
  if (from === 'compromised') {
    assert.ok(was.standing.state === 'compromised' && hasSettledSince(before, was.standing.since));
    return;
  }
  const living = before.filter(({ standing }) => standing.state !== 'compromised' && standing.state !== 'destroyed');
  assert.notEqual(lastAcceptedPair(living)?.id, is.id, 'the pair that was accepted last was destroyed');
}

/** The diagram of life.ts, transition by transition. */
const diagram = [
  'issued -> active',
  'issued -> settling',
  'previous -> settling',
  'abandoned -> settling',
  'settling -> active',
  'active -> previous',
  'settling -> issued',
  'settling -> previous',
  'settling -> abandoned',
  'previous -> destroyed',
  'abandoned -> destroyed',
  'issued -> abandoned',
  'issued -> compromised',
  'active -> compromised',
  'settling -> compromised',
  'previous -> compromised',
  'abandoned -> compromised',
  'compromised -> destroyed',
  // Without an active pair, because it was reported leaked, any that is accepted becomes it.
  'previous -> active',
  'abandoned -> active',
];

describe('any history of events', () => {
  const visited = new Map<string, number>();

  it('leaves at most one active and one settling pair, forgets no acceptance, lets no leaked pair sign, and destroys no pair that was accepted last', () => {
    const history = fc.array(step, { minLength: 1, maxLength: 120, size: 'max' });
    fc.assert(
      fc.property(history, (steps) => {
        const run = new History(visited);
        for (const one of steps) run.take(one);
      }),
      { numRuns: 1_500, seed: 20_261_121 },
    );
  });

  it('visits every transition of the diagram and no other', () => {
    assert.deepEqual([...visited.keys()].sort(), [...diagram].sort());
    const rarest = [...visited].toSorted(([, a], [, b]) => a - b)[0];
    assert.ok(rarest !== undefined && rarest[1] >= 5, `only ${rarest?.[1]} visits to ${rarest?.[0]}`);
  });
});
