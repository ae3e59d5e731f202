// A connection whose org is in memory, and processes that scan it: killed where a test wants.

import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { openStore } from '../../../src/adapters/store/open-store.ts';
import { systemClock } from '../../../src/adapters/system/clock.ts';
import { systemRandom } from '../../../src/adapters/system/random.ts';
import type { Connection } from '../../../src/domain/connection/connection.ts';
import type { LatchkeyError } from '../../../src/domain/errors.ts';
import type { Scan } from '../../../src/domain/scan/scan.ts';
import { Secret } from '../../../src/domain/secret.ts';
import { defaultSettings } from '../../../src/domain/settings.ts';
import type { Store } from '../../../src/domain/store.ts';
import type { ScanContext } from '../../../src/operations/context.ts';
import { runScan } from '../../../src/operations/scan/run.ts';
import { aClientApp, aConnection } from '../../support/connections.ts';
import type { Place } from '../scene/place.ts';
import { FakeOrg } from './fake-org.ts';

/** A connection whose org is in memory, and processes that scan it. */
export class Scene {
  readonly org = new FakeOrg();
  readonly store: Store;
  readonly connection: Connection;
  now = Date.UTC(2026, 5, 1);
  /** Of the token that works. */
  token = 'one';
  signIns = 0;
  signInFails: LatchkeyError | null = null;

  constructor(store: Store, connection: Connection) {
    this.store = store;
    this.connection = connection;
  }

  /** Another process; as a killed one its store writes nothing any more. */
  process(isKilled: () => boolean = () => false): ScanContext {
    const { store } = this;
    const alive = async () => {
      if (isKilled()) throw new Error('killed');
    };
    const acquire = async () => {
      await alive();
      if (this.signInFails !== null) throw this.signInFails;
      this.signIns += 1;
      const token = new Secret(this.token);
      return { token, instanceUrl: 'https://acme.my.salesforce.com', keyPairId: 'k', issuedAt: 0, goodUntil: 0 };
    };
    return {
      store: {
        ...store,
        read: async (work) => alive().then(() => store.read(work)),
        write: async (work) => alive().then(() => store.write(work)),
      },
      clock: {
        now: () => this.now,
        monotonicMs: () => this.now,
        sleep: (ms, signal) => (ms >= 10_000 ? systemClock.sleep(ms, signal) : Promise.resolve()),
      },
      // The same process each time: nobody waits for the claim of a dead one to run out.
      random: { bytes: fixedBytes(this.connection.id), fraction: () => 0.5 },
      actor: { name: 'tester', from: 'test' },
      log: { write: () => {} },
      settings: defaultSettings,
      tokens: { acquire, atHand: async () => null, refused: acquire },
      orgReader: { apiVersion: async () => ({ type: 'read', value: '68.0' }) } as never,
      metadataSource: this.org,
    };
  }

  async run(context = this.process()): Promise<Scan> {
    return (await runScan.run(context, { name: this.connection.name }, () => {})).scan;
  }

  async found(scan: Scan): Promise<string[]> {
    const all = await this.store.read((tx) =>
      tx.scans.withFilesAt(scanPlace(scan), { type: '', fullName: '' }, 10_000),
    );
    return all.map(({ type, fullName, files, missing }) => {
      const text = (files ?? []).map(({ bytes }) => Buffer.from(bytes).toString()).join();
      return `${type} ${fullName} ${text} ${missing?.reason ?? ''}`;
    });
  }
}

export function scanPlace({ connectionId, number }: Scan) {
  return { connectionId, number };
}

function fixedBytes(seed: string) {
  let asked = 0;
  return (length: number) => {
    asked += 1;
    return new Uint8Array(Buffer.from(`${asked}${seed}`.padEnd(length, '.').slice(0, length)));
  };
}

export async function openScenes(t: TestContext, place: Place, count: number): Promise<Scene[]> {
  const store = await openStore({ location: place.location, clock: systemClock, random: systemRandom });
  t.after(() => store.close());
  const entry = (id: string) => ({
    at: 0,
    actor: { name: 'tester', from: 'test' },
    action: 'connection.added' as const,
    subject: { type: 'connection' as const, id, name: id },
    before: null,
    after: null,
  });
  return store.write(async (tx) => {
    await tx.clientApps.insert(aClientApp(), entry('app-1'));
    const scenes: Scene[] = [];
    for (let index = 0; index < count; index += 1) {
      const connection = aConnection({ id: `c${index}`, name: `acme-${index}`, username: `u${index}@acme.example` });
      await tx.connections.insert(connection, entry(connection.id));
      scenes.push(new Scene(store, connection));
    }
    return scenes;
  });
}

export async function one(t: TestContext, place: Place): Promise<Scene> {
  const [scene] = await openScenes(t, place, 1);
  return scene ?? assert.fail();
}
