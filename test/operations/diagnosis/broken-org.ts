// One cell of the matrix: a simulated org behind Salesforce's own host names, a connection to it, and a fault. Everything but
// the network is real: vault, database, operations.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHostProbe } from '../../../src/adapters/salesforce/host-probe.ts';
import { createMetadataReader } from '../../../src/adapters/salesforce/metadata-reader.ts';
import { createOrgReader } from '../../../src/adapters/salesforce/org-reader.ts';
import { createTokenEndpoint } from '../../../src/adapters/salesforce/token-endpoint.ts';
import type { AppKind } from '../../../src/domain/client-app/client-app.ts';
import { productionLogin, sandboxLogin } from '../../../src/domain/connection/login-url.ts';
import type { TestResult } from '../../../src/domain/diagnosis/test-result.ts';
import { minuteMs, type Transport, TransportFault } from '../../../src/domain/ports.ts';
import { testConnection } from '../../../src/operations/diagnosis/test-connection.ts';
import { signIn } from '../../../src/operations/token/steps/sign-in.ts';
import { testFailureText } from '../../../src/text/diagnosis/step-words.ts';
import { Installation, type Process } from '../scene/installation.ts';
import type { FaultCase, Scene } from './faults.ts';

export type Environment = 'production' | 'sandbox';

export interface Cell {
  fault: FaultCase;
  environment: Environment;
  appKind: AppKind;
  /** A token of before that is still good, for a user who may look into Setup and metadata. */
  hasContext: boolean;
}

const myDomains = {
  production: 'https://acme.my.salesforce.com',
  sandbox: 'https://acme--uat.sandbox.my.salesforce.com',
};
const generic = { production: productionLogin, sandbox: sandboxLogin };
const opposite = { production: sandboxLogin, sandbox: productionLogin };

export class BrokenOrg {
  readonly scene: Scene;
  readonly world: Installation;
  readonly #cell: Cell;
  readonly #process: Process;
  readonly #folder: string;
  readonly #net: Net;

  private constructor(cell: Cell, world: Installation, process: Process, scene: Scene, folder: string, net: Net) {
    this.#net = net;
    this.#cell = cell;
    this.world = world;
    this.#process = process;
    this.scene = scene;
    this.#folder = folder;
  }

  static async open(cell: Cell): Promise<BrokenOrg> {
    const { environment, appKind, fault } = cell;
    const folder = await mkdtemp(join(tmpdir(), 'latchkey-matrix-'));
    const place = {
      location: { type: 'sqlite', file: join(folder, 'latchkey.db') } as const,
      folder,
      tamper: () => Promise.reject(new Error('nothing here tampers')),
    };
    const username = environment === 'sandbox' ? 'scans@acme.com.uat' : 'scans@acme.com';
    const instant = { minSeconds: 0, maxSeconds: 0 };
    const world = new Installation(place, {
      orgs: [
        { environment, appKind, username, origin: myDomains[environment], propagation: instant },
        {
          environment,
          appKind,
          username: 'else@other.example',
          origin: 'https://other.my.salesforce.com',
          propagation: instant,
        },
      ],
      loginOrigin: productionLogin,
      testOrigin: sandboxLogin,
    });
    const net: Net = { cut: null, revokes: false, isSilent: () => false };
    const transport = netOf(world, net);
    const { clock } = world;
    const process = await world.process({
      tokenEndpoint: createTokenEndpoint({ transport, clock }),
      orgReader: createOrgReader({ transport }),
      metadataReader: createMetadataReader({ transport, clock }),
      hostProbe: {
        ...createHostProbe({ transport, clock }),
        path: async (origin) => ({ host: new URL(origin).host, addresses: [], problem: null, proxy: null }),
      },
    });
    const org = world.org();
    // A new connection stands in the org beside one that works, when there is something to look with.
    if (cell.hasContext && fault.start === 'new') await addSibling(world, process);
    const loginUrl = { myDomain: myDomains, generic, otherEnvironment: opposite }[fault.at ?? 'myDomain'][environment];
    const id = await world.connect(process, 'acme', { loginUrl, appKind }, org);
    const { pem } = await world.download(process);
    const scene: Scene = {
      control: world.control,
      context: process.context,
      name: 'acme',
      orgId: org.orgId,
      consumerKey: org.consumerKey,
      username: org.username,
      loginUrl: myDomains[environment],
      pem,
      download: () => world.download(process),
      cut(fault) {
        net.cut = fault === null ? null : new TransportFault(fault.kind, fault.detail);
      },
      revokeEachToken(isOn) {
        net.revokes = isOn;
      },
      signIn: async () => {
        const deadlineMs = clock.monotonicMs() + minuteMs;
        await world.drive(signIn(process.context, id, { purpose: 'token', deadlineMs }));
      },
      later: (minutes) => clock.advance(minutes * minuteMs),
    };
    const opened = new BrokenOrg(cell, world, process, scene, folder, net);
    if (fault.start === 'working') await opened.#verifyFirst();
    return opened;
  }

  async break(): Promise<void> {
    const { fault, hasContext } = this.#cell;
    const minutes = fault.minutes ?? 25;
    await this.scene.later(fault.start === 'working' ? 5 : 0);
    await fault.breaks(this.scene);
    if (!hasContext) this.scene.control.revokeSessions();
    if (minutes > 0) await this.scene.later(minutes);
  }

  test(): Promise<TestResult> {
    return this.world.drive(testConnection.run(this.#process.context, { name: 'acme' }, () => {}));
  }

  /** Requests to these addresses get no answer until their own time is over. */
  silence(isSilent: (url: string) => boolean): void {
    this.#net.isSilent = isSilent;
  }

  async close(): Promise<void> {
    await this.world.close();
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #verifyFirst(): Promise<void> {
    const { control, orgId, consumerKey, pem } = this.scene;
    control.uploadCertificate(orgId, consumerKey, pem);
    const result = await this.test();
    if (!result.verified) throw new Error(`was to work first: ${testFailureText(result.failure)}`);
  }
}

/** The first that is said; what a connection that works lacks for a scan counts too. */
export function firstCause(result: TestResult): string | null {
  const causes = result.verified ? result.lacking : result.diagnosis.causes;
  return causes[0]?.cause ?? null;
}

interface Net {
  cut: TransportFault | null;
  revokes: boolean;
  isSilent(url: string): boolean;
}

function netOf(world: Installation, net: Net): Transport {
  return {
    async send(request, signal) {
      if (net.cut !== null) throw net.cut;
      if (net.isSilent(request.url)) {
        const isOver = await world.clock.sleep(request.timeoutMs, signal).then(
          () => true,
          () => false,
        );
        throw new TransportFault(isOver ? 'timedOut' : 'aborted', isOver ? 'no answer in time' : 'the caller gave up');
      }
      const answer = await world.network.transport.send(request, signal);
      if (net.revokes && request.url.endsWith('/services/oauth2/token')) world.control.revokeSessions();
      return answer;
    },
  };
}

async function addSibling(world: Installation, process: Process): Promise<void> {
  const org = world.org();
  const made = world.control.createApp(org.orgId, {
    label: 'Sibling',
    kind: 'connected-app',
    settings: { permittedUsers: 'admin-approved', assigned: [org.username], myDomainRequired: false },
  });
  const sibling = { ...org, consumerKey: made.consumerKey };
  const loginUrl = org.loginUrl;
  await world.connect(process, 'sibling', { loginUrl, appKind: 'connected-app', appName: 'Sibling' }, sibling);
  world.upload(await world.download(process, 'sibling'), sibling);
  const tested = await world.drive(testConnection.run(process.context, { name: 'sibling' }, () => {}));
  if (!tested.verified) throw new Error(`the sibling does not work: ${testFailureText(tested.failure)}`);
}
