// How people sign in: what is taken once, what is asked for anew, and what a row proves.

import { changes, type Mutant } from './mutant.ts';

const here = 'test/operations/people';
const passkeys = [`${here}/passkeys.test.ts`];
const totp = [`${here}/totp.test.ts`];
const reach = [`${here}/people.test.ts`];

export const people: readonly Mutant[] = [
  ...changes('src/operations/people/steps/answer-passkey.ts', passkeys, [
    [' || !isUnanswered(passkey, madeAt, now)', ''],
    [' || passkey.removedAt !== null', ''],
    ['if (person === null || person.disabledAt !== null) return null;', 'if (person === null) return null;'],
  ]),
  ...changes('src/domain/people/passkey.ts', passkeys, [
    ['return after > before || (after === 0 && before === 0);', 'return true;'],
    [' || challengedAt > now', ''],
  ]),
  ...changes('src/adapters/identity/passkey-judge.ts', passkeys, [
    ["if (given.response.userHandle !== Buffer.from(passkey.personId).toString('base64url')) return null;", ''],
    ['requireUserVerification: true', 'requireUserVerification: false'],
  ]),
  ...changes('src/domain/people/challenge.ts', passkeys, [
    ['now - madeAt < challengeLifetimeMs', 'true'],
    ["proofOf(key, purpose, head).toString('hex')", "proof.toString('hex')"],
  ]),
  ...changes('src/operations/people/steps/recent-proof.ts', passkeys, [
    ['!isRecentlyProved(owner.session, clock.now())', 'false'],
    [' && session.personId === person.id', ''],
  ]),
  ...changes('src/operations/people/steps/check-proof.ts', passkeys, [
    ['found?.id === owner.person.id ? owner : null', 'found === null ? null : owner'],
  ]),
  ...changes('src/operations/people/add-passkey.ts', passkeys, [
    ['(await tx.passkeys.byCredentialId(credentialId)) !== null', 'false'],
  ]),
  ...changes('src/operations/people/reset-person.ts', passkeys, [['await tx.passkeys.ofPerson(found.id)', '[]']]),
  ...changes('src/operations/people/reset-person.ts', totp, [['await endTotp(context, tx, key, found)', 'found']]),
  ...changes('src/domain/people/totp.ts', totp, [
    ['one > usedStep', 'true'],
    ['[-1, 0, 1]', '[-2, -1, 0, 1]'],
    ['[-1, 0, 1]', '[-1, 0, 1, 2]'],
    ['Math.min(waitMs, wrongAt + waitMs - now)', '0'],
  ]),
  ...changes(
    'src/domain/people/person.ts',
    [`${here}/people.test.ts`],
    [['!(value === null && joinedLater.includes(field))', 'true']],
  ),
  ...changes(
    'src/domain/people/person.ts',
    [`${here}/people.test.ts`],
    [
      ['isSameMac(row.mac, proofOf(key, kind, row))', 'true'],
      ['key.reveal(), `latchkey $', "key.reveal(), true ? 'latchkey row' : `latchkey $"],
      [' || expiresAt - now > lifetimeMs + minuteMs', ''],
      ["if (takenAt !== null) return 'taken';", ''],
    ],
  ),
  ...changes(
    'src/operations/people/identify.ts',
    [`${here}/people.test.ts`],
    [
      ['if (person === null || person.disabledAt !== null) return null;', 'if (person === null) return null;'],
      ["own.filter((one) => one === 'open' || only.permissions.includes(one))", 'own'],
      ['[person.label, only?.label ?? null]', '[person.label]'],
      [' || !isLiveToken(token, now)', ''],
      [' || !isLiveSession(session, now)', ''],
      ["proved('session', await tx.people.sessionByTokenHash(hash))", 'await tx.people.sessionByTokenHash(hash)'],
    ],
  ),
  ...changes(
    'src/http/people/session-cookie.ts',
    ['test/http/people/session-cookie.test.ts'],
    [
      ['found.length === 1 ?', 'found.length > 0 ?'],
      ["'SameSite=Strict'", "'SameSite=Lax'"],
    ],
  ),
  ...changes(
    'src/http/people/limited-tries.ts',
    ['test/http/factors.test.ts'],
    [
      ['  limits.failed(...key);\n', ''],
      ['noFailures.includes(error.code)', 'false'],
      ['provingActs.includes(act)', 'false'],
    ],
  ),
  ...changes('src/operations/status/steps/fleet.ts', reach, [
    ['labels.every(', 'labels.some('],
    ['!foreignApps.has(clientAppId)', 'true'],
  ]),
];
