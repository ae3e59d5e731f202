// Where implementations meet interfaces: one process's database, vault, network and settings, each opened when it is
// first needed.

import { readFileSync, statSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { createKeyFileProvider, keyFileName } from '../adapters/custody/key-file-provider.ts';
import { createPassphraseProvider } from '../adapters/custody/passphrase-provider.ts';
import { createSoftwareCustody } from '../adapters/custody/software.ts';
import { createTokenEndpoint } from '../adapters/salesforce/token-endpoint.ts';
import { type OpenStore, openStore } from '../adapters/store/open-store.ts';
import { systemClock } from '../adapters/system/clock.ts';
import { systemCryptoEngine } from '../adapters/system/crypto-engine.ts';
import { ensurePrivateFolder, systemFiles } from '../adapters/system/files.ts';
import { createStderrLogger } from '../adapters/system/logger.ts';
import { systemRandom } from '../adapters/system/random.ts';
import { createTransport } from '../adapters/system/transport.ts';
import type { Actor } from '../domain/access/actor.ts';
import { LatchkeyError } from '../domain/errors.ts';
import { Secret } from '../domain/secret.ts';
import type { SlotProvider, Vault } from '../domain/vault/upkeep.ts';
import type { Context } from '../operations/context.ts';
import type { Configuration, Environment } from './configuration.ts';

/** Parsed private keys kept in memory, at some 4 KB each: a fleet of thousands signs without unsealing each time. */
const parsedKeysKept = 2_000;

export interface Composed {
  context: Context & { custody: Vault };
  store: OpenStore;
  provider: SlotProvider;
  close(): Promise<void>;
}

export async function compose(configuration: Configuration, environment: Environment, actor: Actor): Promise<Composed> {
  await ensurePrivateFolder(configuration.dataFolder);
  const clock = systemClock;
  const random = systemRandom;
  const log = createStderrLogger('warn', clock);
  const store = await openStore({ location: locationOf(configuration), clock, random });
  const provider = providerOf(configuration, environment);
  const custody = createSoftwareCustody({
    store,
    provider,
    random,
    clock,
    actor,
    crypto: systemCryptoEngine,
    cacheSize: parsedKeysKept,
  });
  const transport = createTransport({ environment });
  const tokenEndpoint = createTokenEndpoint({ transport, clock });
  const context = { store, clock, random, custody, tokenEndpoint, settings: configuration.settings, actor, log };
  const close = async () => {
    transport.close();
    await store.close();
  };
  return { context, store, provider, close };
}

function locationOf({ databaseUrl, dataFolder }: Configuration) {
  return databaseUrl === null
    ? ({ type: 'sqlite', file: join(dataFolder, 'latchkey.db') } as const)
    : ({ type: 'postgres', url: databaseUrl } as const);
}

function providerOf({ passphrase, keyFile, dataFolder }: Configuration, environment: Environment): SlotProvider {
  if (passphrase === null) {
    const path = keyFile ?? join(dataFolder, keyFileName);
    return createKeyFileProvider({ path, files: systemFiles, random: systemRandom });
  }
  const words =
    passphrase.from === 'file' ? readPassphraseFile(passphrase.path) : (environment.LATCHKEY_PASSPHRASE ?? '');
  return createPassphraseProvider({ passphrase: new Secret(words), crypto: systemCryptoEngine, random: systemRandom });
}

/** Errors: vaultFolderOpen, fileUnreadable. */
function readPassphraseFile(path: string): string {
  try {
    const mode = statSync(path).mode & 0o777;
    if ((mode & 0o077) !== 0) {
      throw new LatchkeyError('vaultFolderOpen', { path, mode: mode.toString(8), wanted: '600' });
    }
    return readFileSync(path, 'utf8').replace(/\r?\n$/, '');
  } catch (error) {
    if (error instanceof LatchkeyError) throw error;
    throw new LatchkeyError('fileUnreadable', {
      file: path,
      problem: (error as NodeJS.ErrnoException).code ?? 'unknown',
    });
  }
}

/** The account that runs this process, as the audit names it. */
export function processActor(face: 'cli' | 'reconciler' | 'http'): Actor {
  return { name: accountName(), from: `${face} on ${hostname()}` };
}

function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    // An account without a passwd entry, as containers have them.
    return `uid ${process.getuid?.() ?? 'unknown'}`;
  }
}
