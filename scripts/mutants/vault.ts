// The vault: nonces, bindings, wiping, and the order in which one secret takes the place of another.

import { changes, type Mutant } from './mutant.ts';

const keys = 'test/adapters/keys';

export const vault: readonly Mutant[] = [
  ...changes(
    'src/adapters/system/random.ts',
    ['test/adapters/system/random.test.ts'],
    [
      ['  used += length;\n', ''],
      ['Uint8Array.from(taken(length))', 'taken(length)'],
    ],
  ),
  ...changes(
    'src/adapters/store/group-commit.ts',
    ['test/adapters/store/sqlite-shared.test.ts'],
    [
      ['answers.length > 0 && !inSavepoints', 'false'],
      ['answers.length === 0 ? null : savepoints', 'null'],
    ],
  ),
  ...changes(
    'src/adapters/keys/envelope.ts',
    [`${keys}/wiped.alone.ts`, `${keys}/sealed-blobs.test.ts`],
    [
      ['const nonce = random.bytes(nonceBytes);', 'const nonce = new Uint8Array(nonceBytes);'],
      ['  cipher.setAAD(additionalData);\n', ''],
      ['  decipher.setAAD(additionalData);\n', ''],
      ['if (blob.length < nonceBytes + tagBytes) return null;', ''],
      ['    decipher.final();\n', ''],
      ['    plaintext.fill(0);\n', ''],
      ['at = data.writeUInt32BE(lengths[index] as number, at);', ''],
    ],
  ),
  ...changes(
    'src/adapters/keys/sealing.ts',
    [`${keys}/wiped.alone.ts`, `${keys}/sealed-blobs.test.ts`],
    [
      ['  } finally {\n    dataKey.fill(0);\n  }\n}\n\n/** The PKCS#8', '  } finally {\n  }\n}\n\n/** The PKCS#8'],
      ['  } finally {\n    dataKey.fill(0);\n  }\n}\n\n/** The same', '  } finally {\n  }\n}\n\n/** The same'],
      [
        '  } finally {\n    dataKey.fill(0);\n  }\n}\n\nexport function sealText',
        '  } finally {\n  }\n}\n\nexport function sealText',
      ],
      ['  plaintext.fill(0);\n  return text;', '  return text;'],
      ['  bytes.fill(0);\n  return key;', '  return key;'],
      ['  rootKey.fill(0);\n', ''],
      [".update('\\x01')", ''],
      [
        'return additionalData(String(version), purpose, keyPairId, publicKeyHash);',
        "return additionalData(String(version), purpose, keyPairId, '');",
      ],
      [
        'return additionalData(String(version), purpose, keyPairId, publicKeyHash);',
        "return additionalData(String(version), purpose, '', publicKeyHash);",
      ],
      [
        'return additionalData(String(version), purpose, keyPairId, publicKeyHash);',
        "return additionalData(String(version), '', keyPairId, publicKeyHash);",
      ],
      [
        'return additionalData(String(version), purpose, keyPairId, publicKeyHash);',
        "return additionalData('', purpose, keyPairId, publicKeyHash);",
      ],
    ],
  ),
  ...changes(
    'src/adapters/keys/slot-sealing.ts',
    [`${keys}/key-file-provider.test.ts`, `${keys}/passphrase-provider.test.ts`, `${keys}/sealed-blobs.test.ts`],
    [["additionalData('1', 'root-key-slot', type, id, rootKeyId)", "additionalData('1', 'root-key-slot', type, id)"]],
  ),
  ...changes(
    'src/adapters/keys/software.ts',
    [`${keys}/wiped.alone.ts`, `${keys}/sealed-blobs.test.ts`],
    [
      ['    pkcs8.fill(0);\n    if (privateKey === null', '    if (privateKey === null'],
      ['    } finally {\n      pkcs8.fill(0);', '    } finally {'],
      ['      } finally {\n        rootKey.fill(0);', '      } finally {'],
      ['Buffer.compare(publicKeyHash(spkiOf(privateKey)), key.publicKeyHash) !== 0', 'false'],
    ],
  ),
  ...changes(
    'src/adapters/keys/root-keyring.ts',
    [`${keys}/wiped.alone.ts`, 'test/operations/vault/change-passphrase.test.ts', `${keys}/software.test.ts`],
    [
      [
        '      const key = createSecretKey(rootKey);\n      rootKey.fill(0);',
        '      const key = createSecretKey(rootKey);',
      ],
      ['    } finally {\n      rootKey.fill(0);', '    } finally {'],
      [
        'const createdAt = Math.max(this.#parts.clock.now(), after + 1, ',
        'const createdAt = Math.max(this.#parts.clock.now(), ',
      ],
      [
        '      if (rootKey === null) continue;\n',
        '      if (rootKey === null) throw this.#parts.provider.refusal(slots);\n',
      ],
    ],
  ),
  ...changes(
    'src/adapters/keys/key-file-provider.ts',
    [`${keys}/key-file-provider.test.ts`, `${keys}/wiped.alone.ts`],
    [
      ['  refuseUnlessPrivate(path, facts);\n', ''],
      ['      key.fill(0);\n    }\n  }\n\n  return {', '    }\n  }\n\n  return {'],
      ['if (keyCheck(key) !== provider.keyCheck) return null;', ''],
      ['if (await files.exists(path)) return;', ''],
      ['{ mode: 0o600 }', '{ mode: 0o644 }'],
      ['if (checksum(key) === check) return key;', 'return key;'],
    ],
  ),
  ...changes(
    'src/adapters/keys/passphrase-provider.ts',
    [`${keys}/passphrase-provider.test.ts`, `${keys}/software.test.ts`],
    [
      ['if (!isReasonable(slot.provider)) throw', 'if (false) throw'],
      ['cost: 2 ** 17, blockSize', 'cost: 2 ** 14, blockSize'],
      ['salt: random.bytes(saltBytes)', 'salt: new Uint8Array(saltBytes)'],
    ],
  ),
  ...changes(
    'src/adapters/keys/parsed-keys.ts',
    [`${keys}/parsed-keys.test.ts`],
    [
      ['kept !== undefined && equal(kept.publicKeyHash, key.publicKeyHash)', 'kept !== undefined'],
      ['if (this.#entries.size > this.#capacity) this.#dropOldest();', ''],
    ],
  ),
  ...changes(
    'src/operations/vault/change-passphrase.ts',
    ['test/operations/vault/change-passphrase.test.ts'],
    [
      ['    await vaultOf(wanted).open();\n', ''],
      ['    await vault.open();\n', ''],
      ['if (!covers(keptStill, present)) throw', 'if (false) throw'],
      ['if (covers(opened, before)) return opened;', ''],
    ],
  ),
  ...changes(
    'src/operations/vault/steps/opened-vault.ts',
    ['test/operations/vault/shut.test.ts'],
    [['  await sealer.open();\n  opened.add(sealer);', '  opened.add(sealer);\n  await sealer.open();']],
  ),
];
