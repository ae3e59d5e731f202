// What signs, of one process: the vault in software, and the devices and services that the settings name.

import { createCustody } from '../adapters/keys/custody.ts';
import { providerKinds } from '../adapters/keys/provider-kinds.ts';
import { ProviderPool } from '../adapters/keys/provider-pool.ts';
import { systemFiles } from '../adapters/system/files.ts';
import { systemRandom } from '../adapters/system/random.ts';
import type { Clock } from '../domain/ports.ts';
import type { Store } from '../domain/store.ts';
import { readCustodyUri, softwareCustody } from '../domain/vault/custody-uri.ts';
import type { SignerKeys } from '../domain/vault/signer-keys.ts';
import { strayAfterMs } from '../domain/vault/stray-key.ts';
import type { Configuration, Environment } from './configuration.ts';

/** Nothing is opened before a key in it is needed. */
export function openCustody(
  software: SignerKeys,
  { store, clock }: { store: Store; clock: Clock },
  configuration: Configuration,
  environment: Environment,
) {
  const places = configuration.custody.map(readCustodyUri);
  const providers = openProviders(configuration, environment, clock);
  const usual = places[0]?.providerUri ?? softwareCustody;
  const expect = (keyPairId: string, providerUri: string) =>
    store.write((tx) => tx.strayKeys.expect(keyPairId, providerUri, clock.now() + strayAfterMs));
  return { providers, ...createCustody({ software, providers, usual, expect, clock }) };
}

/** Each is opened when it is first needed. */
export function openProviders({ custody }: Configuration, environment: Environment, clock: Clock): ProviderPool {
  const known = custody.map(readCustodyUri).flatMap((uri) => (uri.scheme === 'software' ? [] : [uri]));
  return new ProviderPool(providerKinds, known, { clock, random: systemRandom, files: systemFiles, environment });
}
