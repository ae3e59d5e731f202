// What a token does wrong, or refuses, and what is said of it.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { openProvider } from '../../src/adapters/keys/pkcs11/provider.ts';
import { systemFiles } from '../../src/adapters/system/files.ts';
import { systemRandom } from '../../src/adapters/system/random.ts';
import { KeyProviderFault } from '../../src/domain/vault/key-provider.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { pin, softhsmModule, softhsmToken, tokenUri } from './softhsm.ts';

const folder = await temporaryFolder({ after });
const { pinFile } = softhsmToken(folder);
const parts = { files: systemFiles, random: systemRandom };

async function troubleOf(text: string): Promise<string> {
  const provider = await openProvider(tokenUri(text), parts);
  try {
    await provider.checkHealth();
    return 'none';
  } catch (error) {
    assert.ok(error instanceof KeyProviderFault, String(error));
    assert.doesNotMatch(error.message, new RegExp(pin));
    return error.trouble;
  } finally {
    await provider.close();
  }
}

test('what is wrong with a token is told apart', async () => {
  const wrongPin = `${folder}/wrong-pin`;
  writeFileSync(wrongPin, '0000', { mode: 0o600 });
  const openPin = `${folder}/open-pin`;
  writeFileSync(openPin, pin, { mode: 0o644 });
  const module = `module-path=${softhsmModule}`;
  const troubles = {
    [`pkcs11:token=latchkey-test;${module}?pin-source=${pinFile}`]: 'none',
    [`pkcs11:token=latchkey-test;model=SoftHSM%20v2?${module}&pin-source=file:${pinFile}`]: 'none',
    [`pkcs11:token=latchkey-test;${module}?pin-source=${wrongPin}`]: 'pinWrong',
    [`pkcs11:token=latchkey-test;${module}?pin-source=${openPin}`]: 'secretUnreadable',
    [`pkcs11:token=latchkey-test;${module}?pin-source=/nowhere/pin`]: 'secretUnreadable',
    [`pkcs11:token=latchkey-test;${module}`]: 'secretUnreadable',
    [`pkcs11:token=another;${module}?pin-source=${pinFile}`]: 'tokenMissing',
    [`pkcs11:token=latchkey-test;serial=0;${module}?pin-source=${pinFile}`]: 'tokenMissing',
    [`pkcs11:token=latchkey-test?pin-source=${pinFile}`]: 'moduleUnusable',
    [`pkcs11:token=latchkey-test;module-path=/nowhere.so?pin-source=${pinFile}`]: 'moduleUnusable',
  };
  for (const [text, trouble] of Object.entries(troubles)) assert.equal(await troubleOf(text), trouble, text);
});

test('a PIN that was refused is not tried again before it changes', async () => {
  const file = `${folder}/changing-pin`;
  writeFileSync(file, '0000', { mode: 0o600 });
  const text = `pkcs11:token=latchkey-test;module-path=${softhsmModule}?pin-source=${file}`;
  const provider = await openProvider(tokenUri(text), parts);
  after(() => provider.close());
  const said = () =>
    provider.checkHealth().then(
      () => 'none',
      (error: KeyProviderFault) => error.detail,
    );
  assert.deepEqual([await said(), await said()], ['CKR_PIN_INCORRECT', 'refused before']);
  writeFileSync(file, pin, { mode: 0o600 });
  assert.equal(await said(), 'none');
});
