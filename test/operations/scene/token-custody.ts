// The keys of all installations of a test process in one token of softhsm2: whoever sets TEST_CUSTODY=softhsm2 runs any suite over it
// that runs over keys in software. Time in the token is real, whatever the clock of a test says.

import assert from 'node:assert/strict';
import { createCustody } from '../../../src/adapters/keys/custody.ts';
import { providerKinds } from '../../../src/adapters/keys/provider-kinds.ts';
import { ProviderPool } from '../../../src/adapters/keys/provider-pool.ts';
import { systemClock } from '../../../src/adapters/system/clock.ts';
import { systemFiles } from '../../../src/adapters/system/files.ts';
import { systemRandom } from '../../../src/adapters/system/random.ts';
import type { Clock } from '../../../src/domain/ports.ts';
import type { Store } from '../../../src/domain/store.ts';
import type { SignerKeys } from '../../../src/domain/vault/signer-keys.ts';
import { type KeyDevices, strayAfterMs } from '../../../src/domain/vault/stray-key.ts';
import type { Context } from '../../../src/operations/context.ts';
import { destroyStrayKeys } from '../../../src/operations/vault/loops/destroy-stray-keys.ts';
import { softhsmToken } from '../../devices/softhsm.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { whenAllIsOver } from '../../support/when-all-is-over.ts';

export const isInToken = process.env.TEST_CUSTODY === 'softhsm2';

type Keys = ReturnType<typeof createCustody>;

/** Ahead of the machine's: a token that was away is asked again after a rest. */
export const timeOfToken = { aheadMs: 0 };

async function begun() {
  const { uri, tokens } = softhsmToken(await temporaryFolder({ after: whenAllIsOver }));
  const clock = { ...systemClock, monotonicMs: () => systemClock.monotonicMs() + timeOfToken.aheadMs };
  const parts = { clock, random: systemRandom, files: systemFiles, environment: {} };
  const providers = new ProviderPool(providerKinds, [uri], parts);
  whenAllIsOver(() => providers.close());
  return { uri: uri.providerUri, tokens, providers };
}

let begins: ReturnType<typeof begun> | null = null;

export function tokenInUse(): ReturnType<typeof begun> {
  begins ??= begun();
  return begins;
}

export async function keysInToken(software: SignerKeys, store: Store, clock: Clock): Promise<Keys> {
  const { uri: usual, providers } = await tokenInUse();
  const expect = (id: string, uri: string) =>
    store.write((tx) => tx.strayKeys.expect(id, uri, clock.now() + strayAfterMs));
  return createCustody({ software, providers, usual, clock, expect });
}

/** The token has the key of each pair that is not destroyed, and after a sweep of none that is. */
export async function assertNoKeyLost(context: Context, devices: KeyDevices): Promise<void> {
  const { store, clock } = context;
  const later = { ...clock, now: () => clock.now() + 2 * strayAfterMs };
  await destroyStrayKeys({ ...context, clock: later, devices }, new AbortController().signal);
  const { uri, providers } = await tokenInUse();
  const provider = (await providers.named(uri)) ?? assert.fail();
  const { pairs, strays } = await store.read(async (tx) => ({
    pairs: await tx.keyPairs.page('', 100),
    strays: await tx.strayKeys.all(),
  }));
  assert.deepEqual(strays, []);
  for (const { id, origin, standing } of pairs) {
    const isThere = (await provider.findKey(id)) !== null;
    assert.equal(isThere, origin === 'generated' && standing.state !== 'destroyed', `${standing.state} ${origin}`);
  }
}
