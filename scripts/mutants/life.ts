// The life of a key pair: which state follows which, who signs, and when a pair counts as settled.

import { changes, type Mutant } from './mutant.ts';

const room = 'test/domain/key-pair';
const lives = [`${room}/life.test.ts`, `${room}/life-model.test.ts`];

export const life: readonly Mutant[] = [
  ...changes('src/domain/key-pair/life.ts', lives, [
    ['const lastAcceptedAt = Math.max(at, standing.lastAcceptedAt ?? at);', 'const lastAcceptedAt = at;'],
    ["if (pairIn(pairs, 'active') === undefined) return [becameActive(pair, at, lastAcceptedAt)];", ''],
    ['return [...before, becameActive(pair, at, lastAcceptedAt)];', 'return [becameActive(pair, at, lastAcceptedAt)];'],
    [
      "return [...before, move('keyPair.handoverBegan', pair, began)];",
      "return [move('keyPair.handoverBegan', pair, began)];",
    ],
    ["if (standing.state !== 'settling') return [];", ''],
    ['return [...(retired ?? []), move(', 'return [move('],
    ["if (!isIn(pair, 'issued')) return [];", ''],
    ['if (destroyedAfter === null || isUnreplaced) return [];', 'if (destroyedAfter === null) return [];'],
    ['if (destroyedAfter === null || isUnreplaced) return [];', 'if (isUnreplaced) return [];'],
    ["if (state === 'compromised' || state === 'destroyed') return [];", ''],
    ['active.standing.settledAt > since;', 'active.standing.settledAt >= since;'],
    [' && unreplacedLeaks(pairs).length === 0', ''],
    ['standing.settledAt !== null && ended.length === 0', 'ended.length === 0'],
    ['{ ...cameFrom, lastAcceptedAt }', 'cameFrom'],
    ['    return [...ended, move(', '    return [move('],
  ]),
  ...changes(
    'src/domain/key-pair/key-pair-states.ts',
    [...lives, `${room}/candidates.test.ts`],
    [
      ['compromised: { tried: null', 'compromised: { tried: 6'],
      ['destroyed: { tried: null', 'destroyed: { tried: 6'],
      ['previous: { tried: 4', 'previous: { tried: 6'],
    ],
  ),
  ...changes(
    'src/domain/key-pair/candidates.ts',
    [`${room}/candidates.test.ts`],
    [
      ["isUsable(pair) && (expiredPolicy === 'allow-expired' || pair.notAfter > now)", 'isUsable(pair)'],
      [
        "isUsable(pair) && (expiredPolicy === 'allow-expired' || pair.notAfter > now)",
        'isUsable(pair) && pair.notAfter > now',
      ],
      ['pair.notAfter > now)', 'pair.notAfter >= now)'],
      ['pair.id === options.answeredLast ? 0 : ', ''],
      [' || b.issuedAt - a.issuedAt', ''],
    ],
  ),
  ...changes(
    'src/domain/key-pair/settlement.ts',
    [`${room}/settlement.test.ts`],
    [
      ['const acceptancesNeeded = 6;', 'const acceptancesNeeded = 5;'],
      ["if (answersByConnection.length === 0) return { settled: false, reason: 'noConnection' };", ''],
      ['contrary !== undefined && contrary.at >= now - propagationMs', 'false'],
      ['.filter((answer) => answer.at <= now)', ''],
      ['return hasGap || !isLongEnough ?', 'return !isLongEnough ?'],
      ['return hasGap || !isLongEnough ?', 'return hasGap ?'],
      ['    if (!verdict.settled) return verdict;\n', ''],
      ['Math.max(propagationMs * widestGap, 3 * minuteMs)', 'propagationMs * widestGap'],
      ['lastAccepted !== null && lastAccepted.at > now - signedInWithinMs', 'lastAccepted !== null'],
    ],
  ),
];
