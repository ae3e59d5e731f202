// Retention: each condition that keeps a key pair from being given up or destroyed.

import { changes, type Mutant } from './mutant.ts';

export const retention: readonly Mutant[] = changes(
  'src/domain/key-pair/retention.ts',
  ['test/domain/key-pair/retention.test.ts'],
  [
    ["if (!facts.isClockTrusted) return 'clockUntrusted';", ''],
    ["if (facts.hasOpenOrUnknownAttempt) return 'attemptOpenOrUnknown';", ''],
    ['app.destructionHeldSince !== null && !wasAcceptedAfter(', 'false && !wasAcceptedAfter('],
    ["hasSettledSince(pairs, standing.since) ? null : 'replacementNotSettled'", 'null'],
    ["if (endsAt === null) return 'stateKeepsIt';", 'if (endsAt === null) return null;'],
    ["app.wantedKeyPairId === pair.id && standing.state === 'previous'", 'false'],
    ["app.wantedKeyPairId === pair.id && standing.state === 'previous'", 'app.wantedKeyPairId === pair.id'],
    ["if (endsAt > now) return 'retentionRuns';", ''],
    ["if (!isSettled(pairs)) return 'replacementNotSettled';", ''],
    ["wasAcceptedAfter(pairs, endsAt, now) ? null : 'noAcceptanceOfAnother'", 'null'],
    ["settledAt !== null && pairIn(pairs, 'settling') === undefined", 'settledAt !== null'],
    ["settledAt !== null && pairIn(pairs, 'settling') === undefined", "pairIn(pairs, 'settling') === undefined"],
    ['isUsable(pair) && lastAcceptedAt', 'lastAcceptedAt'],
    ['lastAcceptedAt > after && lastAcceptedAt <= now', 'lastAcceptedAt > after'],
    ['lastAcceptedAt > after && lastAcceptedAt <= now', 'lastAcceptedAt <= now'],
    ['Math.max(standing.since, standing.lastAcceptedAt ?? standing.since)', 'standing.since'],
    ['Math.min(certificateEnd, lastUseAt + app.retentionDays * dayMs)', 'lastUseAt + app.retentionDays * dayMs'],
    ['Math.max(pair.notAfter, lastUseAt)', 'pair.notAfter'],
    ["if (pair.standing.state !== 'issued') return null;", ''],
    ["if (pair.notAfter <= now) return 'certificateExpired';", ''],
    [' || app.wantedKeyPairId === pair.id) return null;', ') return null;'],
    ['settledAt !== null && settledAt > pair.issuedAt;', 'settledAt !== null;'],
    ["if (facts.isSwapOpen) return 'swapOpen';", ''],
    ['left !== undefined && isIn(left, ', 'left === undefined || isIn(left, '],
    ['Math.max(since, everywhereAt)', 'everywhereAt'],
    ['Math.max(since, everywhereAt)', 'since'],
    [': app.destructionHeldSince;\n', ': null;\n'],
    ['isSuperseded && settledAt + app.retentionDays * dayMs <= now', 'isSuperseded'],
  ],
);
