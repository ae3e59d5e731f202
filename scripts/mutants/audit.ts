// The audit: what a chain that was changed, cut, lengthened or made anew must be told by.

import { changes, type Mutant } from './mutant.ts';

const chain = ['test/domain/audit/audit-chain.test.ts'];

export const audit: readonly Mutant[] = [
  ...changes('src/domain/audit/audit-chain.ts', chain, [
    ['if (head !== undefined && head.hash !== hash) return', 'if (false) return'],
    ['if (head !== undefined && head.sequence > sequence) return', 'if (false) return'],
    ['if (head !== undefined && head.sequence < sequence) return', 'if (false) return'],
    ['if (head === null) return', 'if (false) return'],
    ['if (this.#kept !== null && this.#kept.sequence > sequence) return', 'if (false) return'],
    ['sequence === this.#kept?.sequence && hash !== this.#kept.hash', 'false'],
    ["        return 'forged';", '        return null;'],
    ['this.#macs.from !== null && this.#macs.without.length < mostNamed', 'this.#macs.without.length < mostNamed'],
    ['this.#macs.without.length < mostNamed', 'true'],
    ['this.#macs.from ??= sequence;', 'this.#macs.from = sequence;'],
    ['    this.brokenAt = firstBroken;\n', ''],
    ['      if (entry.sequence === firstBroken?.sequence) break;\n', ''],
  ]),
  ...changes('src/domain/audit/audit-entry.ts', chain, [
    ["if (entry.sequence !== sequence) return { sequence, reason: 'missing' };", ''],
    ["if (entry.previousHash !== previousHash) return { sequence, reason: 'unlinked' };", ''],
    ["if (entry.hash !== auditHash(sequence, previousHash, entry)) return { sequence, reason: 'changed' };", ''],
    ['    previousHash,\n    new Date(at)', '    new Date(at)'],
    ['    new Date(at).toISOString(),\n', ''],
    ['[actor.name, actor.from]', '[actor.name]'],
    ['    sortKeys(before),\n', ''],
    ['    sortKeys(after),\n', ''],
    ['[subject.type, subject.id, subject.name]', '[subject.type, subject.id]'],
    ['.sort(([a], [b]) => (a < b ? -1 : 1))', ''],
  ]),
  ...changes('src/domain/audit/audit-mac.ts', chain, [
    ["return isSameMac(mac, auditMac(key, hash)) ? 'valid' : 'forged';", "return 'valid';"],
    ["'latchkey audit v1', hash)", "'latchkey audit v1')"],
    ["return 'anotherKey';", 'void 0;'],
  ]),
  ...changes(
    'src/operations/audit/steps/put-back.ts',
    ['test/operations/audit/remember-head.test.ts', 'test/operations/installation/restore.test.ts'],
    [
      ["if (key !== null && judgeMac(key, restored) === 'valid') return null;", 'return null;'],
      ['firstBreak(newest, restored) === null && ', ''],
      ['sequence === end ? replaced?.hash === hash', 'sequence === end ? true'],
      ['earlier[end - sequence - 1] === hash.slice(0, hashCharacters)', 'false'],
      ['earlier[end - sequence - 1] === hash.slice(0, hashCharacters)', 'sequence < end'],
      ["if (key !== null && judgeMac(key, restored) === 'valid') return null;", ''],
    ],
  ),
  ...changes(
    'src/operations/audit/loops/mirror-audit.ts',
    ['test/operations/installation/troubles.test.ts'],
    [
      ['if (await turn()) this.#failing = null;', 'await turn();\n      this.#failing = null;'],
      ['sinceMs: this.#failing?.sinceMs ?? this', 'sinceMs: this'],
      ['failing.sinceMs < troubleAfterMs', 'failing.sinceMs < 0'],
    ],
  ),
  ...changes(
    'src/operations/audit/loops/mirror-audit.ts',
    ['test/operations/audit/mirror-audit.test.ts'],
    [
      ['  if (lease === null) return false;\n', ''],
      ['      end = null;\n', ''],
    ],
  ),
  ...changes('src/formats/mac.ts', chain, [
    ['a.length === b.length && timingSafeEqual(a, b)', 'a.length === b.length'],
  ]),
];
