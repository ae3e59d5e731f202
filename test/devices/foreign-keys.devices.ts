// What others keep in the same token, even under an id of ours, is neither used nor destroyed.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, test } from 'node:test';
import { type Attribute, type Cryptoki, ck, type Handle } from '../../src/adapters/keys/pkcs11/cryptoki.ts';
import { openProvider } from '../../src/adapters/keys/pkcs11/provider.ts';
import { systemFiles } from '../../src/adapters/system/files.ts';
import { systemRandom } from '../../src/adapters/system/random.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { softhsmModule, softhsmToken } from './softhsm.ts';

type Other = Cryptoki & { C_SetAttributeValue(session: Handle, object: Handle, template: Attribute[]): void };
const { PKCS11 }: { PKCS11: new () => Other } = createRequire(import.meta.url)('pkcs11js');
const { uri } = softhsmToken(await temporaryFolder({ after }));
const open = () => openProvider(uri, { files: systemFiles, random: systemRandom });

/** Works in a session of somebody else; the login is the provider's own. */
function inTheToken<T>(work: (other: Other, session: Handle) => T): T {
  const other = new PKCS11();
  other.load(softhsmModule);
  const slot = other.C_GetSlotList(true).find((one) => other.C_GetTokenInfo(one).label.trim() === 'latchkey-test');
  const session = other.C_OpenSession(slot ?? assert.fail(), ck.CKF_SERIAL_SESSION | ck.CKF_RW_SESSION);
  const result = work(other, session);
  other.C_CloseSession(session);
  return result;
}

const keysWith = (of: Attribute) =>
  inTheToken((other, session) => {
    other.C_FindObjectsInit(session, [{ type: ck.CKA_CLASS, value: ck.CKO_PRIVATE_KEY }, of]);
    const found = other.C_FindObjects(session, 10);
    other.C_FindObjectsFinal(session);
    return found;
  });

for (const [what, ofOthers] of [
  ['another name', { type: ck.CKA_LABEL, value: Buffer.from('of somebody else') }],
  ['another id', { type: ck.CKA_ID, value: Buffer.from('ffff', 'hex') }],
] as const) {
  test(`a key with ${what} is somebody else's`, async (t) => {
    const provider = await open();
    t.after(() => provider.close());
    const id = what === 'another id' ? 'ab12' : 'cd34';
    await provider.makeKey({ keyPairId: id, algorithm: 'rsa-2048' });
    const [key] = keysWith({ type: ck.CKA_ID, value: Buffer.from(id, 'hex') });
    inTheToken((other, session) => other.C_SetAttributeValue(session, key ?? assert.fail(), [ofOthers]));
    assert.equal(await provider.findKey(id), null);
    assert.equal(await provider.readPublicKey(id), null);
    assert.deepEqual(await provider.destroyKey(id), { goneAt: null });
    await assert.rejects(provider.sign(id, Buffer.from('x')), { trouble: 'keyGone' });
    assert.equal(keysWith(ofOthers).length, 1, 'it is still there');
  });
}
