// Keys in devices and key services, and what an authority signed: no key is lost, left behind, let out or taken for another, and no kind
// of certificate is changed unasked. Some need what `npm run test:devices` needs.

import { changes, type Mutant } from './mutant.ts';

const strays = ['test/operations/vault/stray-keys.test.ts'];
const services = 'test/adapters/keys/services';
const scheduled = ['test/operations/rotation/scheduled-rotation.test.ts'];

export const keys: readonly Mutant[] = [
  ...changes('src/adapters/store/tables/key-pairs.ts', strays, [
    ["await leaveStray(this.#transaction.queries, 'key_pair', ", 'void ('],
  ]),
  ...changes('src/adapters/store/tables/stray-keys.ts', strays, [
    ["if ('device' in key) await queries", 'if (false) await queries'],
  ]),
  ...changes('src/operations/vault/loops/destroy-stray-keys.ts', strays, [
    ['const { goneAt } = await devices.destroy(key);', 'const { goneAt } = { goneAt: null };'],
    ['tries: key.tries + 1, ', 'tries: key.tries, '],
  ]),
  ...changes(
    'src/adapters/keys/custody.ts',
    [...strays, 'test/operations/vault/device-key.test.ts'],
    [
      ['      await expect(keyPairId, providerUri);\n', ''],
      ['deviceKeyId ?? (await provider.findKey(keyPairId))', 'deviceKeyId'],
      ['if (found === null || !isOf(key, found)) throw', 'if (found === null) throw'],
      ["return trouble === 'keyGone'", 'return true'],
    ],
  ),
  ...changes('src/domain/diagnosis/judge.ts', strays, [["known.damage.type === 'keyProviderUnavailable'", 'false']]),
  ...changes(
    'src/operations/key-pair/steps/exportable-key.ts',
    ['test/operations/vault/device-key.test.ts'],
    [["if ('device' in key)\n    throw", 'if (false)\n    throw']],
  ),
  ...changes(
    'src/adapters/keys/provider-bounds.ts',
    ['test/adapters/keys/provider-bounds.test.ts'],
    [
      ["provider.makeKey(wish), makingTimeoutMs, ['throttled'])", 'provider.makeKey(wish), makingTimeoutMs)'],
      ["error.trouble === 'keyGone' || ofOneQuestion.includes(error.trouble)", "error.trouble === 'keyGone'"],
      ['if (!isProbe && this.#down', 'if (this.#down'],
      ['isLate ? null : call()', 'call()'],
    ],
  ),
  ...changes(
    'src/adapters/keys/deadlines.ts',
    ['test/adapters/keys/deadlines.test.ts'],
    [
      ['this.#sleeping !== null && this.#sleeping.untilMs <= atMs', 'this.#sleeping !== null'],
      ['if (deadline.atMs > now) continue;', ''],
      ['    if (this.#open.size > 0) this.#wakeAt(', '    if (false) this.#wakeAt('],
    ],
  ),
  ...changes(
    'src/domain/vault/custody-uri.ts',
    ['test/operations/connection/set.test.ts'],
    [['listed.includes(providerUri)) return;', 'true) return;']],
  ),
  ...changes(
    'src/adapters/keys/pkcs11/provider.ts',
    ['test/devices/softhsm.devices.ts', 'test/devices/foreign-keys.devices.ts'],
    [
      [
        '{ type: ck.CKA_EXTRACTABLE, value: false },\n      { type: ck.CKA_SIGN',
        '{ type: ck.CKA_EXTRACTABLE, value: true },\n      { type: ck.CKA_SIGN',
      ],
      ['if (key !== null) session.cryptoki.C_DestroyObject', 'if (false) session.cryptoki.C_DestroyObject'],
      ["    { type: ck.CKA_ID, value: Buffer.from(keyId, 'hex') },\n", ''],
      ['    { type: ck.CKA_LABEL, value: Buffer.from(labelOf(keyId)) },\n  ]);', '  ]);'],
    ],
  ),
  ...changes(
    'src/adapters/keys/pkcs11/cryptoki.ts',
    ['test/devices/threads.devices.ts'],
    [['const flags = ck.CKF_OS_LOCKING_OK;', 'const flags = 0;']],
  ),
  ...changes(
    'src/adapters/keys/pkcs11/token.ts',
    ['test/devices/lost-token.devices.ts', 'test/devices/softhsm-troubles.devices.ts'],
    [
      ["  'CKR_SESSION_HANDLE_INVALID',\n", ''],
      ['if (mark !== null && mark === this.#refusedPin) throw', 'if (false) throw'],
      ['      refuseUnlessPrivate(path, await this.#files.facts(path));\n', ''],
    ],
  ),
  ...changes(
    'src/adapters/keys/device-slot-provider.ts',
    ['test/devices/unseal.devices.ts'],
    [
      ['if (rootKey === null) throw', 'if (false) throw'],
      ["provider.type !== 'device' || provider.providerUri !== providerUri", "provider.type !== 'device'"],
    ],
  ),
  ...changes(
    'src/adapters/keys/service/secret-file.ts',
    [`${services}/transit.test.ts`],
    [['if (isSecret) refuseUnlessPrivate', 'if (false) refuseUnlessPrivate']],
  ),
  ...changes(
    'src/adapters/keys/vault-transit/transit-provider.ts',
    [`${services}/transit.test.ts`],
    [
      ['key_version: firstVersion', 'key_version: 0'],
      ["status === 404 && code === ''", 'status === 404'],
    ],
  ),
  ...changes(
    'src/domain/vault/service-uri.ts',
    ['test/domain/vault/service-uri.test.ts'],
    [
      ["protocol === 'https:' || (protocol", "protocol === 'https:' || true || (protocol"],
      ['like(/^(?!.*\\.\\.)[\\w.-]+', 'like(/^[\\w.-]+'],
    ],
  ),
  ...changes('src/operations/rotation/steps/scheduled-rotation.ts', scheduled, [
    ['isSame && waiting.length === 0 && ', 'isSame && '],
    ['authorityOf(pairs) !== null && pairToCome', 'false && pairToCome'],
    ["error.code !== 'nothingToSwap') throw error", 'true) throw error'],
  ]),
  ...changes(
    'src/operations/rotation/steps/scheduled-rotation.ts',
    ['test/operations/key-pair/next-of-authority.test.ts'],
    [['      waiting.length === 0 && isReplacementDue', '      isReplacementDue']],
  ),
  ...changes(
    'src/operations/key-pair/steps/make-next.ts',
    ['test/operations/key-pair/next-of-authority.test.ts'],
    [['if (authorityOf(pairs) === null)', 'if (true)']],
  ),
  ...changes(
    'src/operations/key-pair/download.ts',
    ['test/operations/key-pair/next-of-authority.test.ts'],
    [['if (request.custody !== undefined)', 'if (false)']],
  ),
  ...changes('src/operations/rotation/steps/refuse-other-kind.ts', scheduled, [
    ['if (signed !== null) throw', 'if (false) throw'],
  ]),
  ...changes(
    'src/formats/outdated-key.ts',
    ['test/formats/private-key.test.ts'],
    [['opened !== null && keysIn(opened).length === 1', 'opened !== null']],
  ),
];
