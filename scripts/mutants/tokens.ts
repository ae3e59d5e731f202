// Tokens: how long one is good, how often Salesforce is asked, and when callers are held back.

import { changes, type Mutant } from './mutant.ts';

const room = 'test/domain/token';

export const tokens: readonly Mutant[] = [
  ...changes(
    'src/domain/token/cached-token.ts',
    [`${room}/cached-token.test.ts`],
    [
      ['token.issuedAt <= now + longestLeadMs && now < token.goodUntil', 'now < token.goodUntil'],
      ['token.issuedAt <= now + longestLeadMs && now < token.goodUntil', 'token.issuedAt <= now + longestLeadMs'],
      ['now < token.goodUntil', 'now <= token.goodUntil'],
      ['Math.abs(now - at) < youngTokenMs', 'now - at < youngTokenMs'],
      ['(0.9 + fraction / 10)', '0.9'],
      ['Math.round(jittered * 0.8)', 'jittered'],
    ],
  ),
  ...changes(
    'src/domain/token/rationing.ts',
    [`${room}/rationing.test.ts`],
    [
      ['if (code === userShut) return', 'if (false) return'],
      ['isInMotion ? longestHoldInMotionMs : longestHoldMs', 'longestHoldMs'],
      ['Math.min(doubled, isInMotion ? longestHoldInMotionMs : longestHoldMs)', 'doubled'],
      ['previous.holdMs * 2', 'previous.holdMs'],
      ['now < backOff.until && backOff.until <= now + holdOfUserMs', 'now < backOff.until'],
      ["purpose === 'test' ? loginsPerHour + testReserve : loginsPerHour", 'loginsPerHour'],
      ["purpose === 'test' ? loginsPerHour + testReserve : loginsPerHour", 'loginsPerHour + testReserve'],
      ['(Math.floor(now / hourMs) + 1) * hourMs', 'now + hourMs'],
      ['until !== null && now < until && until <= now + hourMs ? until : null', 'until'],
      ['now < until && until <= now + hourMs ? until', 'now < until ? until'],
    ],
  ),
  ...changes(
    'src/domain/token/rounds.ts',
    [`${room}/rounds.test.ts`],
    [
      ['const roundsInMotion = 12;', 'const roundsInMotion = 11;'],
      [" && connection.failure?.code !== 'refusedWithEveryKey'", ''],
      ['(isNews && hasOthers)', 'isNews'],
      ['acceptedLately(pairs, now).length > 1;', 'acceptedLately(pairs, now).length > 0;'],
      ['if (!explainedBySpreading.has(code)) return false;', ''],
      ['if (round % 3 === 0) return ordered;', ''],
      ['return lately.length > 1 ? lately : ordered;', 'return ordered;'],
      ['if (round === 0) return 0;', ''],
      ['Math.min(100 * 2 ** (round - 1), 3_000)', '100 * 2 ** (round - 1)'],
    ],
  ),
  ...changes(
    'src/operations/token/steps/token-source.ts',
    ['test/operations/token/acquire.test.ts'],
    [
      ['began >= longestMs / 2', 'began >= longestMs / 4'],
      ['if (found !== null && found.generation !== good?.generation) return found;', ''],
      ['if (running.askedLastMs === null || running.askedLastMs >= cameMs) throw error;', 'throw error;'],
    ],
  ),
  ...changes(
    'src/domain/token/lost-slot.ts',
    [`${room}/lost-slot.test.ts`],
    [
      [
        'if (isHeld || !isSlotKnown({ app, pairs }, asked)) return {};',
        'if (!isSlotKnown({ app, pairs }, asked)) return {};',
      ],
      ['if (isHeld || !isSlotKnown({ app, pairs }, asked)) return {};', 'if (isHeld) return {};'],
      ["result !== 'notThisKey' || !isAlone", "result !== 'notThisKey'"],
      ['    refused.clear();\n', ''],
      ['if (!asked.every(({ id }) => refused.has(id))) continue;', ''],
      ['rounds < roundsThatProve', 'rounds < roundsThatProve - 1'],
      ['lostAt >= (app.changedAt ?? 0) && lostAt > acceptedAt', 'lostAt > acceptedAt'],
      ['lostAt >= (app.changedAt ?? 0) && lostAt > acceptedAt', 'lostAt >= (app.changedAt ?? 0)'],
      ['if (slotLostAt !== undefined) return { refusedRounds, slotLostAt };', ''],
    ],
  ),
  ...changes(
    'src/adapters/store/tables/attempts.ts',
    ['test/adapters/store/sqlite.test.ts'],
    [['if (!isLeft) await', 'if (false) await']],
  ),
  ...['connections', 'client-apps'].flatMap((table) =>
    changes(
      `src/adapters/store/tables/${table}.ts`,
      ['test/adapters/store/sqlite.test.ts'],
      [['row?.revision === known.revision ? known', 'row !== null ? known']],
    ),
  ),
  ...changes(
    'src/adapters/store/tables/key-pairs.ts',
    ['test/adapters/store/sqlite.test.ts'],
    [
      ['standing: readStanding(row) }]', 'standing: pair.standing }]'],
      ['pairs.length === rows.length', 'true'],
      ["and state <> 'destroyed'\n      on conflict", 'on conflict'],
    ],
  ),
  ...changes(
    'src/adapters/store/postgres/connection.ts',
    ['test/adapters/store/postgres-server.test.ts'],
    [
      ['if (this.#begun !== null && !isReading) await this.#begun;', ''],
      ["text.trimStart().startsWith('select')", 'true'],
    ],
  ),
];
