// `latchkey demo`: the main job from beginning to end against the org simulator, over real HTTP, with the operations,
// vault and database that every other command uses. Only the times are shorter, and that is said.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StartedSimulator } from '../../../simulator/start-simulator.ts';
import { defaultSettings } from '../../domain/settings.ts';
import { findConnection } from '../../operations/connection/steps/find-connection.ts';
import { TokenSource } from '../../operations/token/steps/token-source.ts';
import { type Composed, compose, processActor } from '../compose.ts';
import type { Configuration, Environment } from '../configuration.ts';
import { rotateUnderTraffic } from './rotate-under-traffic.ts';
import { connectInSevenSteps } from './seven-steps.ts';
import type { DemoResult, Narrator } from './story.ts';

/** Where Salesforce takes 2 to 10 minutes, the demo takes 2 to 10 seconds. */
const propagation = { minSeconds: 2, maxSeconds: 10 };
const servers = 6;

interface RunningDemo {
  result: DemoResult;
  dataFolder: string;
  simulatorUrl: string;
  stop(): Promise<void>;
}

/** Leaves the simulator and the data folder to the caller, who calls `stop`. */
export async function runDemo(environment: Environment, narrator: Narrator, signal: AbortSignal): Promise<RunningDemo> {
  const startedAt = performance.now();
  const dataFolder = await mkdtemp(join(tmpdir(), 'latchkey-demo-'));
  let simulator: StartedSimulator | null = null;
  let composed: Composed | null = null;
  const stop = async () => {
    await composed?.close();
    await simulator?.close();
    await rm(dataFolder, { recursive: true, force: true });
  };
  try {
    const { startSimulator } = await import('../../../simulator/start-simulator.ts');
    simulator = await startSimulator({ emptyOrgs: true, propagation, servers, appKind: 'external-client-app' });
    composed = await compose(demoConfiguration(dataFolder), environment, processActor('cli'));
    const org = await connectInSevenSteps(composed.context, simulator, narrator, signal);
    const cachedTokenServed = await servesFromCache(composed, org.connection);
    const rotated = await rotateUnderTraffic(composed.context, simulator, org, narrator, signal);
    const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
    const result = { org, propagation: { ...propagation, servers }, ...rotated, cachedTokenServed, seconds };
    return { result, dataFolder, simulatorUrl: simulator.url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function demoConfiguration(dataFolder: string): Configuration {
  return {
    dataFolder,
    databaseUrl: null,
    keyFile: null,
    passphrase: null,
    listening: { address: '127.0.0.1', port: 0, tls: null, trustedProxies: [], probes: null },
    publicUrl: null,
    oidc: null,
    logLevel: 'warn',
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
