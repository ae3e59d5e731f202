// A process of its own, which a library that is called wrongly may take with it: many signatures at once, each verified,
// while the collector runs and what it freed is written over. Run with --expose-gc.

import assert from 'node:assert/strict';
import { randomBytes, verify } from 'node:crypto';
import { openProvider } from '../../src/adapters/keys/pkcs11/provider.ts';
import { systemFiles } from '../../src/adapters/system/files.ts';
import { systemRandom } from '../../src/adapters/system/random.ts';
import { tokenUri } from './softhsm.ts';

const [uri = '', rounds = ''] = process.argv.slice(2);
const atOnce = 16;
const provider = await openProvider(tokenUri(uri), { files: systemFiles, random: systemRandom });
const keyPairId = randomBytes(16).toString('hex');
const { keyId, publicKeySpki } = await provider.makeKey({ keyPairId, algorithm: 'rsa-2048' });
const publicKey = { key: Buffer.from(publicKeySpki), format: 'der', type: 'spki' } as const;

for (let round = 0; round < Number(rounds); round += 1) {
  const texts = Array.from({ length: atOnce }, () => randomBytes(3_000).toString('hex'));
  const asked = texts.map((text) => provider.sign(keyId, Buffer.from(text)));
  await new Promise(setImmediate);
  globalThis.gc?.();
  const litter = Array.from({ length: 200 }, (_, index) => Buffer.alloc(index % 2 === 0 ? 512 : 6_000, 0xaa));
  const signatures = await Promise.all(asked);
  assert.equal(litter.length, 200);
  signatures.forEach((signature, index) => {
    assert.ok(verify('sha256', Buffer.from(texts[index] ?? ''), publicKey, signature), `a signature of round ${round}`);
  });
}
await provider.close();
