// A token that is lost while a key in it is in use: its sessions end, its login ends, it is pulled out. All answers are
// softhsm2's own; the losses are made through the same library, between the two calls of a signature.

import assert from 'node:assert/strict';
import { renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Cryptoki, Handle } from '../../src/adapters/keys/pkcs11/cryptoki.ts';
import { hourMs, minuteMs } from '../../src/domain/ports.ts';
import { testConnection } from '../../src/operations/diagnosis/test-connection.ts';
import { showCertificate } from '../../src/operations/key-pair/show.ts';
import { rotate } from '../../src/operations/rotation/rotate.ts';

process.env.TEST_CUSTODY = 'softhsm2';
const { inEachInstallation } = await import('../operations/scene/on-each-database.ts');
const { timeOfToken, tokenInUse } = await import('../operations/scene/token-custody.ts');

type Other = Cryptoki & { C_CloseAllSessions(slot: Handle): void };
const { PKCS11 }: { PKCS11: new () => Other } = createRequire(import.meta.url)('pkcs11js');
let signatures = 0;
/** Between the two calls that make the next signature. */
let inTheMiddle: ((library: Other) => void) | null = null;

const { load } = PKCS11.prototype;
PKCS11.prototype.load = function loadWatched(this: Other, path: string) {
  load.call(this, path);
  const signInit = this.C_SignInit;
  this.C_SignInit = (...given) => {
    signInit.apply(this, given);
    signatures += 1;
    const happens = inTheMiddle;
    inTheMiddle = null;
    happens?.(this);
  };
};

function closeAllSessions(library: Other): void {
  for (const slot of library.C_GetSlotList(true)) library.C_CloseAllSessions(slot);
}

inEachInstallation('a session that ends in the middle of a signature costs nobody a sign-in', async (world) => {
  const { process, id } = await world.connected();
  signatures = 0;
  inTheMiddle = closeAllSessions;
  assert.equal((await world.signIn(process, id)).type, 'signedIn');
  assert.equal(signatures, 2, 'the first one was lost');
});

inEachInstallation(
  'a token that is pulled out in a rotation is the cause, and back again the rotation goes on',
  async (world) => {
    const { process, id } = await world.connected();
    await world.settle(process, id);
    const step = (uploaded = false) => world.drive(rotate.run(process.context, { name: 'acme', uploaded }, () => {}));
    const { keyPair } = await step();
    const { tokens } = await tokenInUse();
    inTheMiddle = (library) => {
      renameSync(tokens, `${tokens}-pulled`);
      closeAllSessions(library);
    };
    const failed = await world.drive(testConnection.run(process.context, { name: 'acme' }, () => {}));
    assert.ok(!failed.verified);
    assert.deepEqual(
      failed.diagnosis.causes.map(({ cause }) => cause),
      ['key_provider_unavailable'],
    );
    assert.deepEqual(await world.states(process), ['active', 'issued'], 'nothing was lost or given up');
    renameSync(`${tokens}-pulled`, tokens);
    timeOfToken.aheadMs += minuteMs;
    world.upload(await showCertificate.run(process.context, { name: 'acme', fingerprint: keyPair.fingerprint }));
    await world.clock.advance(hourMs);
    await world.settle(process, id);
    assert.deepEqual(await world.states(process), ['previous', 'active']);
  },
);
