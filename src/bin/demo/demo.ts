// `latchkey demo`: the main job from beginning to end against the org simulator, over real HTTP, with the operations,
// vault and database that every other command uses. Only the times are shorter, and that is said.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StartedSimulator } from '../../../simulator/start-simulator.ts';
import type { ServeReady } from '../../cli/application.ts';
import { defaultSettings } from '../../domain/settings.ts';
import { findConnection } from '../../operations/connection/steps/find-connection.ts';
import { TokenSource } from '../../operations/token/steps/token-source.ts';
import { type Composed, compose, processActor } from '../compose.ts';
import type { Configuration, Environment } from '../configuration.ts';
import type { serve } from '../serve.ts';
import { rotateUnderTraffic, signInGently } from './rotate-under-traffic.ts';
import { connectInSevenSteps } from './seven-steps.ts';
import type { DemoResult, Narrator } from './story.ts';

/** Where Salesforce takes 2 to 10 minutes, the demo takes 2 to 10 seconds. */
const propagation = { minSeconds: 2, maxSeconds: 10 };
const servers = 6;

interface RunningDemo {
  result: DemoResult;
  dataFolder: string;
  simulatorUrl: string;
  /** The pages beside the simulated org, and programs that go on signing in, until the process is asked to end. */
  keep(onReady: (ready: ServeReady) => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

/** What `serve` needs besides, for a demonstration that goes on. */
type Served = Pick<Parameters<typeof serve>[0], 'version' | 'slots'>;

/** Leaves the simulator and the data folder to the caller, who calls `stop`. */
export async function runDemo(
  outside: Environment,
  served: Served,
  narrator: Narrator,
  signal: AbortSignal,
): Promise<RunningDemo> {
  const environment = withoutSettings(outside);
  const startedAt = performance.now();
  // The audit's head is kept beside the data folder: both go with what is around them.
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-demo-'));
  const dataFolder = join(folder, 'data');
  let simulator: StartedSimulator | null = null;
  let composed: Composed | null = null;
  const stop = async () => {
    await composed?.close();
    await simulator?.close();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const { startSimulator } = await import('../../../simulator/start-simulator.ts');
    simulator = await startSimulator({ emptyOrgs: true, propagation, servers, appKind: 'external-client-app' });
    const configuration = demoConfiguration(dataFolder);
    const opened = await compose(configuration, environment, processActor('cli'));
    composed = opened;
    const org = await connectInSevenSteps(opened.context, simulator, narrator, signal);
    const cachedTokenServed = await servesFromCache(opened, org.connection);
    const rotated = await rotateUnderTraffic(opened.context, simulator, org, narrator, signal);
    const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
    const result = { org, propagation: { ...propagation, servers }, ...rotated, cachedTokenServed, seconds };
    const keep: RunningDemo['keep'] = async (onReady) => {
      const { serve } = await import('../serve.ts');
      const going = signInGently(opened.context, org.connection, signal);
      await serve({ configuration, environment, ...served, isWatched: false, signal, onReady });
      await going;
    };
    return { result, dataFolder, simulatorUrl: simulator.url, keep, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Nobody is told of a demonstration, and it is set in no other way. */
function withoutSettings(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('LATCHKEY_')));
}

function demoConfiguration(dataFolder: string): Configuration {
  return {
    dataFolder,
    databaseUrl: null,
    keyFile: null,
    passphrase: null,
    custody: [],
    unseal: null,
    listening: { address: '127.0.0.1', port: 0, tls: null, trustedProxies: [], probes: null },
    publicUrl: null,
    oidc: null,
    canvasSecretFile: null,
    logLevel: 'error',
    auditMirror: null,
    allowPrivate: [],
    mayExport: false,
    notices: { channels: undefined, contacts: [], days: null },
    settings: {
      ...defaultSettings,
      propagationSeconds: propagation.maxSeconds,
      closeProbeSeconds: 1,
      loginsPerHour: 10_000,
    },
  };
}

/** Asks twice: the second answer must come without another sign-in. */
async function servesFromCache({ context }: Composed, name: string): Promise<boolean> {
  const { connection } = await context.store.read((tx) => findConnection(tx, name));
  const source = new TokenSource(context);
  const first = await source.acquire(connection.id);
  const second = await source.acquire(connection.id);
  return first.token.reveal() === second.token.reveal();
}
