// What signs, of one process: the vault in software, and the devices and services that the settings name.

import { createCustody } from '../adapters/keys/custody.ts';
import { providerKinds } from '../adapters/keys/provider-kinds.ts';
import { ProviderPool } from '../adapters/keys/provider-pool.ts';
import { systemFiles } from '../adapters/system/files.ts';
import { systemRandom } from '../adapters/system/random.ts';
import type { Clock } from '../domain/ports.ts';
import { readCustodyUri, softwareCustody } from '../domain/vault/custody-uri.ts';
import type { SignerKeys } from '../domain/vault/signer-keys.ts';
import type { Configuration, Environment } from './configuration.ts';

/** Nothing is opened before a key in it is needed. */
export function openCustody(
  software: SignerKeys,
  configuration: Configuration,
  environment: Environment,
  clock: Clock,
) {
  const places = configuration.custody.map(readCustodyUri);
  const known = places.flatMap((uri) => (uri.scheme === 'software' ? [] : [uri]));
  const parts = { clock, random: systemRandom, files: systemFiles, environment };
  const providers = new ProviderPool(providerKinds, known, parts);
  const usual = places[0]?.providerUri ?? softwareCustody;
  return { providers, signerKeys: createCustody({ software, providers, usual }) };
}
