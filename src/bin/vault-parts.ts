// The vault of one process and what it takes to change the secret that opens it. Loaded when a private key is first
// needed: commands that only show things never come here.

import { createDeviceSlotProvider } from '../adapters/keys/device-slot-provider.ts';
import { createKeyFileProvider } from '../adapters/keys/key-file-provider.ts';
import { readPassphraseFile } from '../adapters/keys/passphrase-file.ts';
import { createPassphraseProvider } from '../adapters/keys/passphrase-provider.ts';
import { createSoftwareVault } from '../adapters/keys/software.ts';
import { systemClock } from '../adapters/system/clock.ts';
import { systemCryptoEngine } from '../adapters/system/crypto-engine.ts';
import { systemFiles } from '../adapters/system/files.ts';
import { systemRandom } from '../adapters/system/random.ts';
import type { Actor } from '../domain/access/actor.ts';
import type { Secret } from '../domain/secret.ts';
import type { Store } from '../domain/store.ts';
import { newPassphrase } from '../domain/vault/passphrase.ts';
import type { SlotProvider, Vault } from '../domain/vault/upkeep.ts';
import { type Configuration, type Environment, keyFilePath } from './configuration.ts';

/** Parsed private keys kept in memory, at some 4 KB each: a fleet of thousands signs without unsealing each time. */
const parsedKeysKept = 2_000;

export function vaultOf(store: Store, provider: SlotProvider, actor: Actor): Vault {
  return createSoftwareVault({
    store,
    provider,
    random: systemRandom,
    clock: systemClock,
    actor,
    crypto: systemCryptoEngine,
    cacheSize: parsedKeysKept,
  });
}

export function keyFileProvider(configuration: Configuration, onMade?: (path: string) => void): SlotProvider {
  return createKeyFileProvider({ path: keyFilePath(configuration), files: systemFiles, random: systemRandom, onMade });
}

export function passphraseProvider(passphrase: Secret<string>): SlotProvider {
  return createPassphraseProvider({ passphrase, crypto: systemCryptoEngine, random: systemRandom });
}

/** A device or service of LATCHKEY_CUSTODY. */
export async function deviceProvider(
  providerUri: string,
  configuration: Configuration,
  environment: Environment,
): Promise<SlotProvider> {
  const { openProviders } = await import('./custody-parts.ts');
  const providers = openProviders(configuration, environment, systemClock);
  return createDeviceSlotProvider({ providerUri, providers, random: systemRandom });
}

/** The secret that the configuration names. Errors: vaultFolderOpen, fileUnreadable, invalidInput. */
export async function configuredProvider(
  configuration: Configuration,
  environment: Environment,
  onKeyFileMade?: (path: string) => void,
): Promise<SlotProvider> {
  const { passphrase, unseal } = configuration;
  if (unseal !== null) return deviceProvider(unseal, configuration, environment);
  if (passphrase === null) return keyFileProvider(configuration, onKeyFileMade);
  if (passphrase.from === 'environment')
    return passphraseProvider(newPassphrase(environment.LATCHKEY_PASSPHRASE ?? ''));
  return passphraseProvider(await readPassphraseFile(passphrase.path, systemFiles));
}
