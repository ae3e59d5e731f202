// The simulator as a program of its own: makes the orgs, listens, and tells where. What a command line or a test calls.

import type { OrgSummary } from './control/control.ts';
import { FAST_PROPAGATION, type NewOrg } from './control/patches.ts';
import { type Listening, listen } from './listen.ts';
import type { Propagation } from './orgs/org.ts';
import type { Clock, Random } from './ports.ts';
import { createSimulator, type Simulator } from './simulator.ts';
import { makeLoopbackTls } from './tls/loopback-tls.ts';

export interface StartOptions {
  /** Port of the first org and of the control interface; 0, the default, takes any. */
  port?: number;
  orgs?: number;
  /** Start without apps, for whoever wants to walk through Setup. */
  emptyOrgs?: boolean;
  /** The last so many of the orgs are sandboxes. */
  sandboxes?: number;
  propagation?: Propagation;
  servers?: number;
  appKind?: 'connected-app' | 'external-client-app';
  /** Metadata components of each org, generated from the seed. */
  components?: number;
  seed?: number;
  /** Every call takes at least this long. */
  latencyMs?: number;
  /** Speak HTTPS, under an authority made for this run. */
  tls?: boolean;
  clock?: Clock;
  random?: Random;
}

export interface StartedSimulator {
  url: string;
  loginHost: string;
  testHost: string;
  orgs: OrgSummary[];
  /** With tls: the authority's certificate, for NODE_EXTRA_CA_CERTS. Gone when the simulator is closed. */
  caFile: string | null;
  simulator: Simulator;
  close: Listening['close'];
}

export async function startSimulator(options: StartOptions = {}): Promise<StartedSimulator> {
  const count = options.orgs ?? 1;
  const simulator = createSimulator({
    clock: options.clock ?? { now: () => Date.now() },
    random: options.random ?? { next: () => Math.random() },
    delay: waitFor,
    orgs: Array.from({ length: count }, (_, index) => orgOptions(options, index >= count - (options.sandboxes ?? 0))),
  });
  // Real time: a client's clock judges this certificate, and it cannot be driven along with ours.
  const tls = options.tls === true ? await makeLoopbackTls(Date.now()) : undefined;
  try {
    const { url, loginHost, testHost, close } = await listen({ simulator, tls, port: options.port ?? 0 });
    const closeAll = async () => {
      await close();
      await tls?.remove();
    };
    const orgs = simulator.control.orgs();
    return { url, loginHost, testHost, orgs, caFile: tls?.caFile ?? null, simulator, close: closeAll };
  } catch (error) {
    await tls?.remove();
    throw error;
  }
}

function orgOptions(options: StartOptions, isSandbox: boolean): NewOrg {
  const { emptyOrgs, propagation, servers, appKind, components, seed, latencyMs } = options;
  return {
    environment: isSandbox ? 'sandbox' : 'production',
    isEmpty: emptyOrgs,
    propagation,
    servers,
    appKind,
    components,
    seed,
    latencyMs,
  };
}

/** `2m..10m`, `90s`, `0s`: a range of seconds (s), minutes (m) or hours (h), or `fast`. Undefined when it is none. */
export function parsePropagation(text: string): Propagation | undefined {
  if (text === 'fast') return FAST_PROPAGATION;
  const [from, to = from, ...rest] = text.split('..').map(parseSeconds);
  if (from === undefined || to === undefined || rest.length > 0 || from > to) return undefined;
  return { minSeconds: from, maxSeconds: to };
}

function parseSeconds(text: string): number | undefined {
  const [, amount, unit = 's'] = /^(\d+(?:\.\d+)?)([smh])?$/.exec(text.trim()) ?? [];
  if (amount === undefined) return undefined;
  return Number(amount) * (unit === 'h' ? 3600 : unit === 'm' ? 60 : 1);
}

function waitFor(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(done, milliseconds);
    function done(): void {
      signal?.removeEventListener('abort', stop);
      resolve();
    }
    function stop(): void {
      clearTimeout(timer);
      reject(signal?.reason);
    }
    signal?.addEventListener('abort', stop, { once: true });
  });
}
