// Each way in which a chain of entries can be wrong, by itself: what it is told as, and where.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AuditChain, headText, readHead, verifyExportedAudit } from '../../../src/domain/audit/audit-chain.ts';
import { auditHash, type ChainedAuditEntry, firstPreviousHash } from '../../../src/domain/audit/audit-entry.ts';
import { auditMac } from '../../../src/domain/audit/audit-mac.ts';
import type { AuditHead } from '../../../src/domain/audit/audit-store.ts';
import { Secret } from '../../../src/domain/secret.ts';

const key = new Secret<Uint8Array>(new Uint8Array(32).fill(1));
const otherKey = new Secret<Uint8Array>(new Uint8Array(32).fill(2));

type Unchained = Omit<ChainedAuditEntry, 'sequence' | 'previousHash' | 'hash' | 'mac'>;

function entry(n: number): Unchained {
  return {
    at: Date.UTC(2027, 0, n),
    actor: { name: 'ada', from: 'terminal' },
    action: 'connection.changed',
    subject: { type: 'connection', id: `c-${n}`, name: 'acme' },
    before: { n },
    after: { n: n + 1, list: [{ b: 1, a: 2 }] },
  };
}

/** `macs`: the key of each entry's MAC, null where it has none. */
function chained(macs: readonly (Secret<Uint8Array> | null)[]): ChainedAuditEntry[] {
  let previousHash = firstPreviousHash;
  return macs.map((made, index) => {
    const one = { ...entry(index + 1), sequence: index + 1, previousHash };
    previousHash = auditHash(one.sequence, previousHash, one);
    return { ...one, hash: previousHash, mac: made && auditMac(made, previousHash) };
  });
}

const four = chained([null, key, key, key]);
const [first, second, third, last] = four as [
  ChainedAuditEntry,
  ChainedAuditEntry,
  ChainedAuditEntry,
  ChainedAuditEntry,
];

function verdictOf(
  entries: readonly ChainedAuditEntry[],
  {
    head = last,
    kept = null,
    by = key,
  }: { head?: AuditHead | null; kept?: AuditHead | null; by?: typeof key | null } = {},
) {
  const chain = new AuditChain(by, kept);
  for (const one of [entries.slice(0, 2), entries.slice(2)]) if (chain.brokenAt === null) chain.add(one);
  return chain.verdict(head);
}
const brokenAt = (...parts: Parameters<typeof verdictOf>) => verdictOf(...parts).brokenAt;

describe('a chain', () => {
  it('that is whole is told so, with its end and its MACs', () => {
    const verdict = verdictOf(four);
    assert.deepEqual([verdict.entries, verdict.brokenAt], [4, null]);
    assert.deepEqual(verdict.head, { sequence: 4, hash: last.hash });
    assert.deepEqual(verdict.macs, { valid: 3, from: 2, without: [], ofAnotherKey: 0 });
  });

  it('must end at the recorded head, neither before nor after it nor at another entry', () => {
    assert.deepEqual(brokenAt(four.slice(0, 3)), { sequence: 4, reason: 'missing' });
    assert.deepEqual(brokenAt(four, { head: third }), { sequence: 4, reason: 'beyondHead' });
    assert.deepEqual(brokenAt(four, { head: { ...last, hash: third.hash } }), { sequence: 4, reason: 'changed' });
    assert.deepEqual(brokenAt(four, { head: null }), { sequence: 4, reason: 'headGone' });
  });

  it('must hold the head that somebody kept', () => {
    assert.equal(brokenAt(four, { kept: second }), null);
    const other = { ...second, hash: third.hash };
    assert.deepEqual(brokenAt(four, { kept: other }), { sequence: 2, reason: 'otherHead' });
    assert.deepEqual(brokenAt(four.slice(0, 3), { head: third, kept: last }), { sequence: 4, reason: 'otherHead' });
    assert.equal(verifyExportedAudit(four, last).brokenAt, null);
    assert.deepEqual(verifyExportedAudit(four.slice(0, 3), last).brokenAt, { sequence: 4, reason: 'otherHead' });
  });

  it('has no gap, and each entry follows the one before', () => {
    assert.deepEqual(brokenAt([first, third, last]), { sequence: 2, reason: 'missing' });
    const unlinked = { ...third, previousHash: first.hash };
    const relinked = { ...unlinked, hash: auditHash(3, first.hash, unlinked) };
    assert.deepEqual(brokenAt([first, second, relinked, last]), { sequence: 3, reason: 'unlinked' });
    assert.equal(verdictOf([first, second, relinked, last]).entries, 2);
  });

  const changed: Partial<Record<string, Partial<Unchained>>> = {
    'its time': { at: 1 },
    'who did it': { actor: { name: 'eve', from: 'terminal' } },
    'from where': { actor: { name: 'ada', from: 'elsewhere' } },
    'what was done': { action: 'connection.added' },
    'what it was done to': { subject: { ...third.subject, id: 'c-9' } },
    'the name of that': { subject: { ...third.subject, name: 'beta' } },
    'the state before': { before: null },
    'the state after': { after: { n: 4, list: [{ b: 1, a: 3 }] } },
  };
  for (const [what, change] of Object.entries(changed)) {
    it(`shows a change of ${what}`, () => {
      assert.deepEqual(brokenAt([first, second, { ...third, ...change }, last]), { sequence: 3, reason: 'changed' });
    });
  }

  it('does not mind in which order a database gives the keys back', () => {
    const reordered = { ...third, after: { list: [{ a: 2, b: 1 }], n: 4 } };
    assert.equal(brokenAt([first, second, reordered, last]), null);
  });

  it('binds each hash to the one before', () => {
    assert.notEqual(auditHash(1, first.hash, entry(1)), auditHash(1, second.hash, entry(1)));
  });
});

describe('a MAC', () => {
  it('of another entry, of a wrong length or with a changed end is forged', () => {
    const swapped = third.mac?.endsWith('A') ? 'B' : 'A';
    for (const mac of [second.mac, third.mac?.slice(0, -1), `${third.mac?.slice(0, -2)}${swapped}${swapped}`]) {
      assert.deepEqual(brokenAt([first, second, { ...third, mac: mac ?? null }, last]), {
        sequence: 3,
        reason: 'forged',
      });
    }
  });

  it('of a key that is gone is counted apart', () => {
    const mixed = chained([otherKey, key]);
    const { brokenAt: broken, macs } = verdictOf(mixed, { head: mixed[1] as AuditHead });
    assert.deepEqual([broken, macs], [null, { valid: 1, from: 2, without: [], ofAnotherKey: 1 }]);
  });

  it('that is missing after the first is named, of the first twenty entries', () => {
    const long = chained([null, key, ...Array.from({ length: 25 }, () => null)]);
    const { macs } = verdictOf(long, { head: long.at(-1) as AuditHead });
    assert.deepEqual(
      macs?.without,
      Array.from({ length: 20 }, (_, index) => index + 3),
    );
  });

  it('is not checked without the key, and that is said', () => {
    const forged = { ...third, mac: second.mac };
    assert.deepEqual(verdictOf([first, second, forged, last], { by: null }).macs, null);
    assert.equal(brokenAt([first, second, forged, last], { by: null }), null);
  });
});

it('a head is read as it was printed, and nothing else is', () => {
  const { sequence, hash } = last;
  assert.deepEqual(readHead(` ${headText(last)}\n`), { sequence, hash });
  for (const text of ['', '4', `4:${hash}0`, `x:${hash}`])
    assert.throws(() => readHead(text), { code: 'invalidInput' });
});
