// Signatures a second through a token of softhsm2 as Latchkey asks for them (found by name, in line, with its bounds), against
// `pkcs11js` alone on three sessions of the same token in the same turns. Then a sign-in whose provider takes 30 ms for each call,
// against the same sign-in with a key in software. Needs softhsm2 of Debian and `npm install --no-save pkcs11js@2.1.7`.

import assert from 'node:assert/strict';
import { verify } from 'node:crypto';
import { setTimeout as after } from 'node:timers/promises';
import { createCustody } from '../src/adapters/keys/custody.ts';
import { ck, keeping, useLibrary } from '../src/adapters/keys/pkcs11/cryptoki.ts';
import { providerKinds } from '../src/adapters/keys/provider-kinds.ts';
import { ProviderPool } from '../src/adapters/keys/provider-pool.ts';
import { systemClock } from '../src/adapters/system/clock.ts';
import { systemFiles } from '../src/adapters/system/files.ts';
import { systemRandom } from '../src/adapters/system/random.ts';
import { readCustodyUri } from '../src/domain/vault/custody-uri.ts';
import { signIn } from '../src/operations/token/steps/sign-in.ts';
import { MemoryDevice } from '../test/adapters/keys/memory-device.ts';
import { pin, softhsmModule, softhsmToken, tokenUri } from '../test/devices/softhsm.ts';
import { addReady, type BenchInstallation, openInstallation, temporaryFolder } from './support/installation.ts';
import { concurrent, measure, median, ratio } from './support/measure.ts';
import { heading, line, rateLine, targetLine } from './support/print.ts';
import { startSimulatorProcess } from './support/process.ts';

const atOnce = 3;
const goal = 0.9;
const providerMs = 30;
/** What a sign-in may cost beyond the provider's own time. */
const mostAddedMs = 5;
const parts = { clock: systemClock, random: systemRandom, files: systemFiles, environment: process.env };
const input = Buffer.from('x'.repeat(400));

await throughToken();
await withSlowProvider();

async function throughToken(): Promise<void> {
  const names = { alone: 'pkcs11js alone, three sessions', ours: 'Latchkey, three at once' } as const;
  const { text, uri } = softhsmToken(await temporaryFolder());
  const pool = new ProviderPool(providerKinds, [tokenUri(text)], parts);
  const provider = await pool.named(uri.providerUri);
  assert.ok(provider !== null);
  const { keyId, publicKeySpki } = await provider.makeKey({ keyPairId: 'a1b2', algorithm: 'rsa-2048' });
  const alone = await signerAlone(keyId);
  const publicKey = { key: Buffer.from(publicKeySpki), format: 'der', type: 'spki' } as const;
  for (const signature of [await alone(0), await provider.sign(keyId, input)])
    assert.ok(verify('sha256', input, publicKey, signature));
  const measured = await measure(
    [concurrent(names.alone, atOnce, alone), concurrent(names.ours, atOnce, () => provider.sign(keyId, input))],
    { turns: 40, turnMs: 250 },
  );
  await pool.close();
  const floor = measured.get(names.alone);
  heading('RSA-2048 signatures in softhsm2', 'floor');
  for (const name of Object.values(names)) rateLine(measured.get(name), floor);
  const reached = ratio(measured.get(names.ours), floor);
  targetLine(`through the device: ${reached.toFixed(3)} of pkcs11js alone, to be ${goal}`, reached >= goal);
  console.log();
}

/** Each worker on a session of its own, with the key found once. */
async function signerAlone(keyId: string): Promise<(worker: number) => Promise<Buffer>> {
  const { cryptoki } = await useLibrary(softhsmModule, undefined);
  const slot = cryptoki
    .C_GetSlotList(true)
    .find((one) => cryptoki.C_GetTokenInfo(one).label.trim() === 'latchkey-test');
  assert.ok(slot);
  const sessions = Array.from({ length: atOnce }, () => cryptoki.C_OpenSession(slot, ck.CKF_SERIAL_SESSION));
  const [first] = sessions;
  assert.ok(first);
  try {
    cryptoki.C_Login(first, ck.CKU_USER, pin);
  } catch {
    // The login is the process's, which the provider has made already.
  }
  cryptoki.C_FindObjectsInit(first, [
    { type: ck.CKA_CLASS, value: ck.CKO_PRIVATE_KEY },
    { type: ck.CKA_ID, value: Buffer.from(keyId, 'hex') },
  ]);
  const [key] = cryptoki.C_FindObjects(first, 1);
  cryptoki.C_FindObjectsFinal(first);
  return async (worker) => {
    const session = sessions[worker];
    assert.ok(session && key);
    cryptoki.C_SignInit(session, { mechanism: ck.CKM_SHA256_RSA_PKCS }, key);
    return keeping({ input, into: Buffer.alloc(256) }, (held) => cryptoki.C_SignAsync(session, held.input, held.into));
  };
}

async function withSlowProvider(): Promise<void> {
  const names = { software: 'sign-in, key in software', slow: `sign-in, provider of ${providerMs} ms` } as const;
  const { facts, stop } = await startSimulatorProcess(2);
  const installation = await openInstallation();
  const usual = 'pkcs11:token=slow';
  const place = readCustodyUri(`${usual};module-path=/of-this-bench?pin-source=/of-this-bench`);
  assert.ok(place.scheme === 'pkcs11');
  const device = new MemoryDevice();
  device.delay = () => after(providerMs);
  const bounds = { atOnce, timeoutMs: 10_000, makingTimeoutMs: 60_000 };
  const kinds = { pkcs11: { bounds, load: async () => async () => device.open() } };
  const providers = new ProviderPool(kinds, [place], parts);
  const { context } = installation;
  const software = context.signerKeys;
  const custody = { software, providers, usual, expect: async () => {}, clock: systemClock };
  const { signerKeys } = createCustody(custody);
  const slow = { ...installation, context: { ...context, signerKeys } };
  const [one, other] = await Promise.all([ready(installation, 0), ready(slow, 1)]);
  const measured = await measure([concurrent(names.software, 1, one), concurrent(names.slow, 1, other)], {
    turns: 15,
    turnMs: 500,
  });
  await installation.close();
  await stop();
  const ms = (name: string) => 1_000 / median(measured.get(name)?.rates ?? []);
  for (const name of Object.values(names)) line(name, `${ms(name).toFixed(1)} ms`);
  const addedMs = ms(names.slow) - ms(names.software) - providerMs;
  targetLine(
    `beyond the provider's ${providerMs} ms a sign-in takes ${addedMs.toFixed(1)} ms more than with a key in software, to be under ${mostAddedMs}`,
    addedMs < mostAddedMs,
  );

  async function ready(place: Pick<BenchInstallation, 'context'>, index: number): Promise<() => Promise<void>> {
    const org = facts.orgs[index];
    assert.ok(org);
    const { loginUrl, username, consumerKey, orgId } = org;
    const upload = async (body: string) => {
      const address = `${facts.url}/simulator/orgs/${orgId}/apps/${consumerKey}/certificate`;
      assert.ok((await fetch(address, { method: 'POST', body })).ok);
    };
    const { connectionId } = await addReady(
      place as BenchInstallation,
      { name: `acme-${index}`, loginUrl, username, consumerKey },
      upload,
    );
    return async () => {
      const deadlineMs = systemClock.monotonicMs() + 20_000;
      const result = await signIn(place.context, connectionId, { purpose: 'token', deadlineMs });
      assert.equal(result.type, 'signedIn');
    };
  }
}
