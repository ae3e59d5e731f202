// Years of notices against a ledger that is computed another way: what was expected and what was sent do not differ.
// LATCHKEY_SIMULATION=full runs 1,000 connections over 5 years instead of a sample.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs, hourMs, type Instant } from '../../../src/domain/ports.ts';
import { openOffice, start } from './office.ts';

/** Two changes of daylight saving a year: thresholds are days of 24 hours, wherever the machine stands. */
process.env.TZ = 'America/New_York';

const isFull = process.env.LATCHKEY_SIMULATION === 'full';
const connections = isFull ? 1_000 : 40;
const years = isFull ? 5 : 2;

/** mulberry32: the run repeats from its seed. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Slot {
  name: string;
  certificate: string;
  notAfter: Instant;
  replacedAt: Instant;
  told: Set<string>;
}

/** The rule told in other words: the smallest threshold that is not under the days left, or the weeks past. */
function openOccasion(notAfter: Instant, now: Instant): string | null {
  const left = (notAfter - now) / dayMs;
  if (left <= 0) return -left < 7 ? 'expired' : `week:${Math.floor(-left / 7)}`;
  const threshold = [1, 7, 30].find((days) => left <= days);
  return threshold === undefined ? null : `days:${threshold}`;
}

test(`${connections} connections over ${years} years, with 40 days of silence: the ledger's difference is 0`, async (t) => {
  const random = seeded(20270101);
  const office = await openOffice(t);
  const life = () => Math.round(20 + random() * 380);
  const replacement = (notAfter: Instant) => notAfter - Math.round((random() * 60 - 20) * dayMs);
  const slots: Slot[] = [];
  for (let index = 0; index < connections; index += 1) {
    const days = life();
    const notAfter = start + days * dayMs;
    const name = `org-${index}`;
    await office.settle(name, days, { contacts: [`${name}@acme.example`] });
    slots.push({
      name,
      certificate: `keyPair:pair-${name}`,
      notAfter,
      replacedAt: replacement(notAfter),
      told: new Set(),
    });
  }
  const silentFrom = start + 400 * dayMs;
  const expected: string[] = [];
  const sent: string[] = [];
  while (office.clock.now() < start + years * 365.25 * dayMs) {
    const now = office.clock.now();
    const isSilent = now >= silentFrom && now < silentFrom + 40 * dayMs;
    for (const slot of slots) {
      if (isSilent || slot.replacedAt > now) continue;
      const days = life();
      await office.replace(slot.name, days);
      slot.certificate = `keyPair:pair-${slot.name}-${now}`;
      slot.notAfter = now + days * dayMs;
      slot.replacedAt = Math.max(now + dayMs, replacement(slot.notAfter));
    }
    if (!isSilent) {
      await office.run();
      sent.push(...office.mail.told().filter((one) => one.includes('keyPair')));
      for (const { name, certificate, notAfter, told } of slots) {
        const occasion = openOccasion(notAfter, now);
        const notice = `${name}@acme.example ${certificate} ${occasion}`;
        if (occasion === null || told.has(notice)) continue;
        told.add(notice);
        expected.push(notice);
      }
    }
    await office.clock.advance(Math.round((6 + random() * 18) * hourMs));
  }
  assert.ok(expected.length > connections * years);
  assert.notEqual(new Date(start).getTimezoneOffset(), new Date(start + 182 * dayMs).getTimezoneOffset());
  assert.deepEqual(sent.sort(), expected.sort());
  t.diagnostic(`${expected.length} notices expected, ${sent.length} sent`);
});
