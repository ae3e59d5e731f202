import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { minuteMs } from '../../../src/domain/ports.ts';
import {
  acceptanceVerdict,
  acceptedBy,
  afterOutcome,
  datedByNow,
  newSwap,
  restoreVerdict,
} from '../../../src/domain/rotation/swap.ts';
import {
  isOpenSwap,
  phaseAfter,
  type SwapPhase,
  swapEnds,
  swapPhases,
} from '../../../src/domain/rotation/swap-phases.ts';

const phases = Object.entries(swapPhases).map(([name, { leads, ...facts }]) => ({
  name,
  ...facts,
  leads: Object.entries<SwapPhase>(leads),
}));

function reachable(from: string, without: readonly string[] = []): Set<string> {
  const seen = new Set<string>();
  const todo = [from];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    if (seen.has(next) || without.includes(next)) continue;
    seen.add(next);
    const found = phases.find(({ name }) => name === next);
    todo.push(...(found?.leads.map(([, to]) => to) ?? []));
  }
  return seen;
}

test('leads from every phase to an end, and to every phase from the first', () => {
  const all = reachable('proving');
  assert.deepEqual([...all].sort(), [...Object.keys(swapPhases), ...Object.keys(swapEnds)].sort());
  for (const { name } of phases)
    assert.ok(
      Object.keys(swapEnds).some((end) => reachable(name).has(end)),
      name,
    );
});

test('deploys only behind a comparison, and goes back only behind one', () => {
  assert.ok(!reachable('proving', ['comparing']).has('deploying'));
  assert.ok(!reachable('accepting', ['comparingBack']).has('restoring'));
  assert.ok(!reachable('proving', ['checking']).has('deploying'));
});

test('never ends as refused once the slot may hold the new certificate, unless the org said that nothing was deployed', () => {
  const refusing = phases.filter(({ leads }) => leads.some(([, to]) => to === 'refused'));
  const mayHoldNew = refusing.filter(({ slot }) => slot !== 'old').map(({ name }) => name);
  assert.deepEqual(mayHoldNew, ['deploying', 'awaiting']);
});

test('takes an answer for lost in every phase that changes the org and is found at a start', () => {
  for (const { name, does, leads, ...facts } of phases) {
    const changes = does === 'deployNew' || does === 'deployOld';
    const onRestart = 'onRestart' in facts ? facts.onRestart : undefined;
    assert.equal(onRestart, changes ? 'noAnswer' : undefined, name);
    if (onRestart !== undefined) assert.ok(leads.some(([outcome]) => outcome === onRestart));
  }
});

test('stands in the decision page as it is', () => {
  const page = readFileSync('docs/decisions/hands-free.md', 'utf8');
  const rows = phases.map(({ name, does, slot, leads }) => {
    return `| ${name} | ${does} | ${slot} | ${leads.map(([outcome, to]) => `${outcome}: ${to}`).join(', ')} |`;
  });
  const table = page.split('\n').filter((line) => /^\| [a-zA-Z]+ \| (?!does)/.test(line));
  assert.deepEqual(table, rows);
});

const at = Date.UTC(2026, 0, 1);
const swap = newSwap({
  id: 'swap',
  clientAppId: 'app',
  connectionId: 'connection',
  askedBy: 'somebody',
  isScheduled: false,
  askedAt: at,
  oldKeyPairId: 'old',
  newKeyPairId: 'new',
});

test('is moved by the outcomes of its phase alone', () => {
  assert.equal(afterOutcome(swap, 'settled', {}, at), null);
  assert.equal(afterOutcome({ ...swap, phase: 'settled' }, 'proved', {}, at), null);
  assert.equal(phaseAfter('deploying', 'taken'), 'awaiting');
  assert.equal(afterOutcome(swap, 'proved', {}, at)?.phase, 'reading');
});

test('keeps no form once it is over', () => {
  const kept = { formatVersion: 1, rootKeyId: 'root', sealed: new Uint8Array([1]) } as const;
  const over = afterOutcome({ ...swap, phase: 'settling', keptForm: kept }, 'settled', {}, at + 1);
  assert.equal(over?.keptForm, null);
  assert.equal(over?.endedAt, at + 1);
  assert.ok(!isOpenSwap('settled'));
});

const deadline = acceptedBy(at, { propagationSeconds: 600 });
const answer = (keyPairId: string, accepted: boolean, minutes: number) => ({
  keyPairId,
  accepted,
  at: at + minutes * minuteMs,
});

test('takes one acceptance for the proof, and nothing but an answer behind the deadline for its contrary', () => {
  const verdict = (...answers: ReturnType<typeof answer>[]) => acceptanceVerdict('new', answers, at, deadline);
  assert.equal(deadline, at + 15 * minuteMs);
  assert.equal(verdict(), null);
  assert.equal(verdict(answer('old', true, 3), answer('new', false, 14)), null);
  assert.equal(verdict(answer('old', true, 15)), 'notAccepted');
  assert.equal(verdict(answer('new', false, 16), answer('old', false, 16)), 'notAccepted');
  assert.equal(verdict(answer('old', false, 16)), null);
  assert.equal(verdict(answer('old', true, 20), answer('new', true, 9)), 'accepted');
  assert.equal(verdict(answer('new', true, -1)), null);
});

test('is back when the old key is what is accepted last once all servers have it', () => {
  const spreadAt = at + 10 * minuteMs;
  const verdict = (...answers: ReturnType<typeof answer>[]) =>
    restoreVerdict({ oldKeyPairId: 'old', newKeyPairId: 'new' }, answers, spreadAt, deadline);
  assert.equal(verdict(answer('old', true, 9)), null);
  assert.equal(verdict(answer('new', true, 10), answer('old', true, 11)), 'oldAccepted');
  assert.equal(verdict(answer('new', true, 14), answer('old', false, 16)), null);
  assert.equal(verdict(answer('new', true, 16), answer('old', false, 16)), 'newAccepted');
  assert.equal(verdict(answer('new', false, 16), answer('old', false, 16)), 'bothRefused');
});

test('what a clock ahead has dated counts from now on, and nothing else is changed', () => {
  const asked = { id: 'deploy', userId: 'user' };
  const ahead = {
    ...swap,
    askedAt: 50,
    deploy: { ...asked, askedAt: 40, endedAt: 60 },
    restore: { ...asked, askedAt: 70, endedAt: 80 },
  };
  assert.equal(datedByNow(ahead, 80), ahead);
  assert.deepEqual(datedByNow(ahead, 45), {
    ...ahead,
    askedAt: 45,
    deploy: { ...asked, askedAt: 40, endedAt: 45 },
    restore: { ...asked, askedAt: 45, endedAt: 45 },
  });
  assert.deepEqual(datedByNow({ ...ahead, deploy: null, restore: null }, 45), {
    ...ahead,
    ...{ askedAt: 45, deploy: null, restore: null },
  });
  const open = { ...ahead, askedAt: 1, restore: null, deploy: { ...asked, askedAt: 50, endedAt: null } };
  assert.deepEqual(datedByNow(open, 45), { ...open, deploy: { ...asked, askedAt: 45, endedAt: null } });
});
