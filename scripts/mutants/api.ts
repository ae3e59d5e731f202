// The API's door: who asks, what they may, and from where a request is taken.

import { changes, type Mutant } from './mutant.ts';

const matrix = ['test/operations/acts.test.ts', 'test/operations/access/reach.test.ts'];
const face = ['test/http/http-face.test.ts'];
const asker = ['test/http/asker.test.ts'];
const idempotency = ['test/http/idempotency.test.ts', 'test/operations/access/run-once.test.ts'];
const languages = ['test/http/languages.test.ts'];
const authorisation = ['test/http/matrix.test.ts'];
const rights = ['test/http/people/rights.test.ts'];

export const api: readonly Mutant[] = [
  ...changes('src/operations/act.ts', matrix, [
    ['if (reach !== null && connection === null && within', 'if (connection === null && within'],
    ['if (reach !== null && connection === null && within', 'if (reach !== null && within'],
    ['  refuseWithout(access, act);\n  const connection', '  const connection'],
    ['if (!isPermitted(access, permission, connection))', 'if (false)'],
    ['throw reach === null ? error : toldWithin(reach, error);', 'throw error;'],
    [
      "if (permission === 'open' || permissions.includes(permission)) return;",
      "if (permission !== 'administer') return;",
    ],
  ]),
  ...changes('src/domain/access/permission.ts', matrix, [
    ['if (!access.permissions.includes(permission)) return false;', ''],
    ['isOfApp === true ? reach.withWholeApp : reach.connections', 'reach.connections'],
    [
      'return connection !== null && within.includes(connection);',
      'return connection === null || within.includes(connection);',
    ],
    ['roles.indexOf(least) <= roles.indexOf(role)', 'true'],
  ]),
  ...changes('src/operations/access/run-once.ts', idempotency, [
    ['found !== null && isProved(secret, found) ?', 'found !== null ?'],
    ["if (request !== begun.request) throw new LatchkeyError('idempotencyKeyReused');", ''],
    ['if (begun.beganAt - beganAt < underWayLimitMs)', 'if (false)'],
    ['      await context.store.write((tx) => tx.keptAnswers.remove(begun.id));\n', ''],
    ['isSecret ? { id: idOf(done.view) } : done', 'done'],
    ['key, ...by)', 'key)'],
    ['[id, request, beganAt, answer]', '[id, request, beganAt]'],
    ['[id, request, beganAt, answer]', '[request, beganAt, answer]'],
  ]),
  ...changes('src/operations/connection/set.ts', authorisation, [['whole, change, reach)', 'whole, change)']]),
  ...changes('src/operations/connection/steps/change-connection.ts', authorisation, [
    ['    await refuseBeyond(tx, other, reach);\n', ''],
    ['names.length > 0 && names.every((name) => reach', 'names.every((name) => reach'],
    ['names.length > 0 && names.every((name) => reach', 'names.length > 0 && names.some((name) => reach'],
  ]),
  ...changes('src/http/within-reach.ts', authorisation, [
    ['reach === null || reach.connections.includes(name)', 'true'],
    ['return names.filter((name) => isWithinReach(name, asked));', 'return [...names];'],
  ]),
  ...changes('src/http/languages.ts', languages, [
    ['    if (q === 0) continue;\n', ''],
    ['ranges.every((one) => one.tag !== language)', 'true'],
    [".toLowerCase().split('-')[0]", '.toLowerCase()'],
    ["response.headers.append('vary', 'accept-language');", ''],
  ]),
  ...changes('src/http/idempotency.ts', idempotency, [
    ['[JSON.stringify([path, query, body ?? null])]', '[JSON.stringify([path, query])]'],
    ["isSecret: creates === 'secret'", 'isSecret: false'],
    [", person.role, person.label ?? '']", ", person.label ?? '']"],
    [", person.role, person.label ?? '']", ', person.role]'],
  ]),
  ...changes('src/http/api.ts', rights, [
    ["if (asked.caller === null && acts[one.act] !== 'open') return unauthorized(words);", ''],
  ]),
  ...changes('src/http/request-checks.ts', face, [
    ['origin === null || origins.some(', 'true || origins.some('],
    ['given !== undefined && timingSafeEqual(hash(given), hash(token.reveal()))', 'given !== undefined'],
    ['hosts.includes(url.host) && hosts.includes(', 'hosts.includes('],
  ]),
  ...changes('src/http/asker.ts', asker, [
    ['if (!isTrusted(socket.address)) return socket;', ''],
    ['protocols.at(-1)', 'protocols.at(0)'],
    ['of chain.toReversed()', 'of chain'],
  ]),
];
