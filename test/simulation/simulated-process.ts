// One process of the product on simulated ports: a store connection, a vault, a token endpoint, a clock of its own zero. It can
// die at any call of any port; from then on its ports never answer again, as those of a killed process would not.

import { createKeyFileProvider } from '../../src/adapters/keys/key-file-provider.ts';
import { createSoftwareVault } from '../../src/adapters/keys/software.ts';
import { createCertificateSlots } from '../../src/adapters/salesforce/certificate-slots.ts';
import { createHostProbe } from '../../src/adapters/salesforce/host-probe.ts';
import { createMetadataReader } from '../../src/adapters/salesforce/metadata-reader.ts';
import { createOrgReader } from '../../src/adapters/salesforce/org-reader.ts';
import { createTokenEndpoint } from '../../src/adapters/salesforce/token-endpoint.ts';
import { type OpenStore, openStore } from '../../src/adapters/store/open-store.ts';
import { LatchkeyError } from '../../src/domain/errors.ts';
import type { Clock, Random, Transport } from '../../src/domain/ports.ts';
import type { Store, WriteTransaction } from '../../src/domain/store.ts';
import type { OrgContext, SwapContext } from '../../src/operations/context.ts';
import { ClockTrust } from '../../src/operations/installation/steps/clock-trust.ts';
import { HostBreaker } from '../../src/reconciler/host-breaker.ts';
import { synchronousCrypto } from './key-pool.ts';
import type { SeededRandom } from './seeded-random.ts';
import { type NetworkParts, simulatedTransport } from './simulated-network.ts';
import type { PortPhase, World } from './world.ts';

type SimulatedContext = OrgContext & { clockTrust: ClockTrust } & Pick<SwapContext, 'certificateSlots'>;

export class SimulatedProcess {
  readonly name: string;
  readonly breaker = new HostBreaker();
  isAlive = true;
  /** Injected database errors that this process has met. */
  databaseErrors = 0;
  #store: OpenStore | null = null;
  #context: SimulatedContext | null = null;
  readonly #installation: World;
  readonly #random: SeededRandom;
  readonly #bornAt: number;

  constructor(installation: World, name: string, random: SeededRandom) {
    this.#installation = installation;
    this.name = name;
    this.#random = random;
    this.#bornAt = installation.scheduler.now;
  }

  get context(): SimulatedContext {
    if (this.#context === null) throw new Error(`${this.name} has not started`);
    return this.#context;
  }

  async start(): Promise<this> {
    const { file, folder, settings, keys } = this.#installation;
    const clock = this.#clock();
    const random: Random = this.#random;
    const store = await openStore({ location: { type: 'sqlite', file }, clock, random });
    this.#store = store;
    const ports = this.#ports(store);
    const actor = { name: 'simulation', from: this.name };
    const provider = createKeyFileProvider({ path: `${folder}/latchkey.key`, files: this.#installation.files, random });
    const engine = synchronousCrypto(keys, (key, signature) => this.#installation.onSigned(this, key, signature));
    const crypto: typeof engine = {
      ...engine,
      makeRsaKey: (bits) => this.#port('makeRsaKey', () => engine.makeRsaKey(bits)),
      sign: (key, bytes) => this.#port('sign', () => engine.sign(key, bytes)),
    };
    const vault = createSoftwareVault({ store: ports, provider, random, clock, actor, crypto, cacheSize: 50 });
    const readers = this.#readers(clock);
    const clockTrust = new ClockTrust({ store: ports, clock, hostProbe: readers.hostProbe });
    const tokenEndpoint = clockTrust.observing(createTokenEndpoint({ transport: this.#transport(clock), clock }));
    const log = this.#installation.logOf(this.name);
    this.#context = {
      store: ports,
      clock,
      random,
      signerKeys: vault,
      sealer: vault,
      tokenEndpoint,
      ...readers,
      settings,
      custodyPlaces: [],
      actor,
      log,
      clockTrust,
    };
    return this;
  }

  /** Dies now, wherever it stands: what has not committed is rolled back. */
  die(where: string): void {
    if (!this.isAlive) return;
    this.isAlive = false;
    this.#store?.abort();
    this.#installation.onDied(this, where);
  }

  /** Ends as a command does that is done. */
  async end(): Promise<void> {
    if (!this.isAlive) return;
    await this.#store?.close();
    this.isAlive = false;
  }

  #clock(): Clock {
    const { scheduler, machine } = this.#installation;
    return {
      now: () => scheduler.now + machine.aheadMs,
      monotonicMs: () => scheduler.now - this.#bornAt,
      sleep: (ms, signal) => this.#port('sleep', () => sleep(this.#installation, ms, signal)),
    };
  }

  #ports(store: OpenStore): Store {
    const { chaos } = this.#installation;
    return {
      read: (work) =>
        this.#port('read', () => {
          if (chaos.databaseFails()) return this.#databaseFault('databaseReadOnly');
          return store.read(work);
        }),
      write: <T>(work: (tx: WriteTransaction) => Promise<T>) =>
        this.#port('write', async () => {
          const written = await store.write(async (tx) => {
            const result = await work(tx);
            if (this.#diesAt('write', 'inside')) return never<T>();
            if (chaos.databaseFails()) return this.#databaseFault('databaseFull');
            return result;
          });
          this.#installation.onCommitted();
          return written;
        }),
      close: () => store.close(),
    };
  }

  #databaseFault(code: 'databaseFull' | 'databaseReadOnly'): Promise<never> {
    this.databaseErrors += 1;
    this.#installation.doubt();
    return Promise.reject(new LatchkeyError(code, { file: 'simulated' }, 'a simulated fault'));
  }

  /** What reads from an org carries no assertion that anybody has to watch. */
  #readers(clock: Clock): Pick<SimulatedContext, 'orgReader' | 'metadataReader' | 'hostProbe' | 'certificateSlots'> {
    const transport = this.#wire(clock, { onSent: () => {}, onAnswered: () => {} });
    const path = async (origin: string) => ({ host: new URL(origin).host, addresses: [], problem: null, proxy: null });
    return {
      orgReader: createOrgReader({ transport }),
      metadataReader: createMetadataReader({ transport, clock }),
      certificateSlots: createCertificateSlots({ transport, clock }),
      hostProbe: { ...createHostProbe({ transport, clock }), path },
    };
  }

  #transport(clock: Clock): Transport {
    const installation = this.#installation;
    return this.#wire(clock, {
      onSent: (request) => installation.onSent(this, request),
      onAnswered: (request, status) => installation.onAnswered(this, request, status),
    });
  }

  #wire(clock: Clock, watching: Pick<NetworkParts, 'onSent' | 'onAnswered'>): Transport {
    const { scheduler, simulator } = this.#installation;
    const wire = simulatedTransport({ scheduler, simulator, random: this.#random, clock, ...watching });
    return { send: (request, signal) => this.#port('send', () => wire.send(request, signal)) };
  }

  async #port<T>(port: string, act: () => Promise<T>): Promise<T> {
    if (!this.isAlive || this.#diesAt(port, 'before')) return never();
    try {
      const result = await act();
      if (!this.isAlive || this.#diesAt(port, 'after')) return never();
      return result;
    } catch (error) {
      if (!this.isAlive) return never();
      throw error;
    }
  }

  #diesAt(port: string, phase: PortPhase): boolean {
    if (!this.#installation.chaos.dies(this, port, phase)) return false;
    this.die(`${port}.${phase}`);
    return true;
  }
}

function never<T>(): Promise<T> {
  return new Promise(() => {});
}

function sleep({ scheduler }: World, ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const planned = scheduler.after(ms, resolve);
    signal?.addEventListener('abort', () => {
      planned.cancel();
      reject(signal.reason);
    });
  });
}
