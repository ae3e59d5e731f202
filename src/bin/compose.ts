// Where implementations meet interfaces: one process's database, vault, network and settings, each opened, and its code
// loaded, when it is first needed.

import { existsSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { type OpenStore, openStore } from '../adapters/store/open-store.ts';
import { nextTurn, systemClock } from '../adapters/system/clock.ts';
import { ensurePrivateFolder, refuseReadableByOthers } from '../adapters/system/files.ts';
import { createStderrLogger, type Stderr } from '../adapters/system/logger.ts';
import { OutageLog } from '../adapters/system/outage-log.ts';
import { systemRandom } from '../adapters/system/random.ts';
import type { Actor } from '../domain/access/actor.ts';
import type { Beginning } from '../domain/access/acts.ts';
import type { Clock } from '../domain/ports.ts';
import { readCustodyUri } from '../domain/vault/custody-uri.ts';
import type { Vault } from '../domain/vault/upkeep.ts';
import { auditKeyOf } from '../operations/audit/steps/audit-key.ts';
import type { OrgContext, ProofContext, ScanContext, VaultContext } from '../operations/context.ts';
import { ClockTrust } from '../operations/installation/steps/clock-trust.ts';
import { outlastRestart } from '../operations/installation/steps/outlast-restart.ts';
import { type Configuration, type Environment, keyFilePath } from './configuration.ts';
import { lazyMethods } from './lazy-methods.ts';
import { lazySignerKeys, lazyVault } from './lazy-vault.ts';
import type { Network } from './network-parts.ts';

export interface Composed {
  context: OrgContext &
    Pick<ScanContext, 'metadataSource'> &
    Pick<ProofContext, 'certificateSlots' | 'proofGround'> &
    Pick<VaultContext, 'devices'>;
  vault: Vault;
  store: OpenStore;
  clockTrust: ClockTrust;
  close(): Promise<void>;
}

interface ComposeOptions {
  /** Ends every wait, for the network too, when it aborts. */
  signal?: AbortSignal;
  onKeyFileMade?: (path: string) => void;
  beginning?: Exclude<Beginning, 'rehearsed'>;
  stderr?: Stderr;
  /** How long a database that is away is waited for. */
  opensWithinMs?: number;
  /** Logs the beginning and the end of a time in which the database fails, where no command says so by itself. */
  tellsOutages?: boolean;
}

/** Errors: vaultFolderOpen when others can read the data folder or the key file, those of opening the store. */
export async function compose(
  configuration: Configuration,
  environment: Environment,
  actor: Actor,
  { signal, onKeyFileMade, beginning = 'new', stderr, opensWithinMs = 0, tellsOutages = false }: ComposeOptions = {},
): Promise<Composed> {
  if (beginning !== 'none' || existsSync(configuration.dataFolder)) await ensurePrivateFolder(configuration.dataFolder);
  if (configuration.passphrase === null) await refuseReadableByOthers(keyFilePath(configuration));
  const clock = signal === undefined ? systemClock : interruptible(systemClock, signal);
  const random = systemRandom;
  const log = new OutageLog(createStderrLogger(configuration.logLevel, clock, stderr), clock);
  const parts = {
    clock,
    random,
    nextTurn,
    auditKey: () => auditKeyOf({ store, sealer: vault, random, log }),
    ...(tellsOutages ? { heard: log.heard.bind(log) } : {}),
  };
  const store: OpenStore = await outlastRestart(parts, clock.monotonicMs() + opensWithinMs, () =>
    openedStore(configuration, parts, beginning),
  );
  const vault = lazyVault(async () => {
    const { configuredProvider, vaultOf } = await import('./vault-parts.ts');
    return vaultOf(store, await configuredProvider(configuration, environment, onKeyFileMade), actor);
  });
  let custody: ReturnType<typeof openCustody> | null = null;
  const opened = () => {
    custody ??= openCustody(vault, { store, clock }, configuration, environment);
    return custody;
  };
  const signerKeys = lazySignerKeys(async () => (await opened()).signerKeys);
  const devices = lazyMethods(async () => (await opened()).devices);
  let opening: Promise<Network> | null = null;
  const network = () => {
    opening ??= import('./network-parts.ts').then(({ openNetwork }) =>
      openNetwork({
        environment,
        allowPrivate: configuration.allowPrivate,
        clock,
        ...(signal === undefined ? {} : { signal }),
      }),
    );
    return opening;
  };
  const hostProbe = lazyMethods(async () => (await network()).hostProbe);
  const clockTrust = new ClockTrust({ store, clock, hostProbe });
  const context = {
    store,
    clock,
    random,
    signerKeys,
    devices,
    sealer: vault,
    tokenEndpoint: clockTrust.observing(lazyMethods(async () => (await network()).tokenEndpoint)),
    orgReader: lazyMethods(async () => (await network()).orgReader),
    metadataReader: lazyMethods(async () => (await network()).metadataReader),
    hostProbe,
    metadataSource: lazyMethods(async () => (await network()).metadataSource),
    certificateSlots: lazyMethods(async () => (await network()).certificateSlots),
    proofGround: lazyMethods(async () => (await network()).proofGround),
    clockTrust,
    settings: configuration.settings,
    custodyPlaces: configuration.custody.map((uri) => readCustodyUri(uri).providerUri),
    actor,
    log,
  };
  const close = async () => {
    (await opening)?.close();
    await (await custody)?.providers.close();
    await store.close();
  };
  return { context, vault, store, clockTrust, close };
}

async function openCustody(
  vault: Vault,
  parts: { store: OpenStore; clock: Clock },
  configuration: Configuration,
  environment: Environment,
) {
  return (await import('./custody-parts.ts')).openCustody(vault, parts, configuration, environment);
}

/**
 * A key file in its usual place means that there was a database: a new one in its stead would look like all is well. The file
 * is looked for first, since a process that begins at the same moment makes the database first.
 */
function openedStore(
  configuration: Configuration,
  parts: Omit<Parameters<typeof openStore>[0], 'location' | 'mustExist'>,
  beginning: NonNullable<ComposeOptions['beginning']>,
): Promise<OpenStore> {
  const { keyFile, passphrase } = configuration;
  const usualFile = keyFilePath(configuration);
  const left = keyFile === null && passphrase === null && existsSync(usualFile) ? usualFile : null;
  const mustExist = beginning === 'none' || (beginning === 'new' && left !== null);
  return openStore({
    ...parts,
    location: locationOf(configuration),
    mustExist: mustExist ? { keyFile: left } : null,
  });
}

function locationOf({ databaseUrl, dataFolder }: Configuration) {
  return databaseUrl === null
    ? ({ type: 'sqlite', file: join(dataFolder, 'latchkey.db') } as const)
    : ({ type: 'postgres', url: databaseUrl } as const);
}

/** Sleeps end with the signal as well as with the one given for them. */
export function interruptible(clock: Clock, signal: AbortSignal): Clock {
  return {
    now: clock.now,
    monotonicMs: clock.monotonicMs,
    sleep: (ms, other) => clock.sleep(ms, other === undefined ? signal : AbortSignal.any([signal, other])),
  };
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
