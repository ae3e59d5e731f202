// An installation for the tests of notices: a real database, a clock that the test moves, channels that write down what
// they get and answer as told, and a way to die at any call of a port.

import { join } from 'node:path';
import { openStore } from '../../../src/adapters/store/open-store.ts';
import type { AuditEntry } from '../../../src/domain/audit/audit-entry.ts';
import type { Connection } from '../../../src/domain/connection/connection.ts';
import type { KeyPair } from '../../../src/domain/key-pair/key-pair.ts';
import {
  type Channel,
  type ChannelKind,
  channelKinds,
  type DeliveryOutcome,
} from '../../../src/domain/notice/channel.ts';
import type { NoticeMessage } from '../../../src/domain/notice/notice-message.ts';
import { defaultNoticeSettings, type NoticeSettings } from '../../../src/domain/notice/notice-settings.ts';
import { type Random, secondMs } from '../../../src/domain/ports.ts';
import { Secret } from '../../../src/domain/secret.ts';
import type { Store } from '../../../src/domain/store.ts';
import { auditKeyOf } from '../../../src/operations/audit/steps/audit-key.ts';
import type { NoticeContext } from '../../../src/operations/context.ts';
import { runNotices } from '../../../src/operations/notice/loops/run-notices.ts';
import { noticePrinter } from '../../../src/text/notice/message-text.ts';
import { sealedKey, slot } from '../../adapters/store/examples.ts';
import { active, aPair } from '../../domain/notice/facts.ts';
import { aClientApp, aConnection } from '../../support/connections.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { type Ending, temporaryFolder } from '../../support/temporary-folder.ts';

export const start = Date.UTC(2027, 0, 1, 12);

/** Counts up: every id is another, and a run repeats. */
function countingRandom(): Random {
  let drawn = 0;
  return {
    bytes(length) {
      drawn += 1;
      const bytes = Buffer.alloc(length);
      bytes.writeUInt32BE(drawn, length - 4);
      return new Uint8Array(bytes);
    },
    fraction: () => 0.5,
  };
}

export class RecordingChannel implements Channel {
  readonly kind: ChannelKind;
  readonly name: string;
  readonly minimumSeverity: 'reminder' | 'urgent';
  readonly concurrency = 3;
  readonly received: NoticeMessage[] = [];
  answer: (message: NoticeMessage) => DeliveryOutcome = () => ({ type: 'accepted' });

  constructor(kind: ChannelKind, name: string = kind) {
    this.kind = kind;
    this.name = name;
    this.minimumSeverity = channelKinds[kind].minimumSeverity;
  }

  async deliver(message: NoticeMessage): Promise<DeliveryOutcome> {
    this.received.push(message);
    return this.answer(message);
  }

  async close(): Promise<void> {}

  /** What was told since the last question, as `recipient subject occasion`. */
  told(): string[] {
    return this.received
      .splice(0)
      .flatMap(({ recipient, notices }) =>
        notices.map(({ subject, occasion }) => `${recipient} ${subject} ${occasion}`.trim()),
      );
  }
}

export class Office {
  readonly clock = new FakeClock(start);
  readonly channels: RecordingChannel[];
  readonly context: NoticeContext;
  isClockTrusted = true;

  constructor(store: Store, channels: RecordingChannel[], settings: Partial<NoticeSettings>, clock: FakeClock) {
    this.clock = clock;
    this.channels = channels;
    this.context = {
      store,
      clock,
      random: countingRandom(),
      sealer: sealingNothing,
      actor: { name: 'reconciler', from: 'test' },
      log: { write: () => undefined },
      channels,
      wrongChannels: [],
      noticeSettings: { ...defaultNoticeSettings, defaultContacts: ['all@acme.example'], ...settings },
      printer: async () => noticePrinter({ machine: 'vm1', command: 'latchkey' }),
      messageIdDomain: 'latchkey.example',
      holder: 'process-1',
      isClockTrusted: async () => this.isClockTrusted,
    };
  }

  run(changes: Partial<NoticeContext> = {}) {
    return runNotices({ ...this.context, ...changes });
  }

  get mail(): RecordingChannel {
    const [mail] = this.channels;
    if (mail === undefined) throw new TypeError('no channel');
    return mail;
  }

  async vault(): Promise<void> {
    await this.context.store.write((tx) => tx.vault.insertFirst(slot(), this.audit('vault', 'vault-1')));
  }

  /** An app with one connection and one active certificate that expires in so many days. */
  async settle(id: string, daysLeft: number, changes: Partial<Connection> = {}): Promise<void> {
    const now = this.clock.now();
    const pair = { ...aPair(`pair-${id}`, active(now), now, daysLeft), clientAppId: `app-${id}` };
    await this.context.store.write(async (tx) => {
      await tx.clientApps.insert(
        aClientApp({ id: `app-${id}`, consumerKey: `key-${id}` }),
        this.audit('clientApp', `app-${id}`),
      );
      const connection = aConnection({ id: `c-${id}`, name: id, clientAppId: `app-${id}`, ...changes });
      await tx.connections.insert(connection, this.audit('connection', connection.id));
      await tx.keyPairs.insert(pair, { sealed: sealedKey() }, this.audit('keyPair', pair.id));
    });
  }

  async change(name: string, changes: (connection: Connection) => Partial<Connection>): Promise<void> {
    await this.context.store.write(async (tx) => {
      const connection = await tx.connections.byName(name);
      if (connection === null) throw new TypeError(name);
      await tx.connections.update({ ...connection, ...changes(connection) }, this.audit('connection', connection.id));
    });
  }

  /** Another certificate takes the place of the active one. */
  async replace(id: string, days: number): Promise<void> {
    const now = this.clock.now();
    await this.context.store.write(async (tx) => {
      for (const pair of await tx.keyPairs.lockOfApp(`app-${id}`)) {
        if (pair.standing.state !== 'active') continue;
        const old: KeyPair = { ...pair, standing: { state: 'previous', since: now, lastAcceptedAt: now } };
        await tx.keyPairs.update(old, this.audit('keyPair', pair.id));
      }
      const pair = { ...aPair(`pair-${id}-${now}`, active(now), now, days), clientAppId: `app-${id}` };
      await tx.keyPairs.insert(pair, { sealed: sealedKey() }, this.audit('keyPair', pair.id));
    });
  }

  audit(type: AuditEntry['subject']['type'], id: string): AuditEntry {
    const actor = { name: 'root', from: 'test' };
    return {
      at: this.clock.now(),
      actor,
      action: 'connection.changed',
      subject: { type, id, name: id },
      before: null,
      after: null,
    };
  }
}

export async function openOffice(
  test: Ending,
  kinds: readonly ChannelKind[] = ['mail'],
  settings: Partial<NoticeSettings> = {},
): Promise<Office> {
  const clock = new FakeClock(start);
  const file = join(await temporaryFolder(test), 'data', 'latchkey.db');
  const store = await openStore({
    location: { type: 'sqlite', file },
    ...{ clock, random: countingRandom() },
    auditKey: () => auditKeyOf(office.context),
  });
  test.after(() => store.close());
  const office: Office = new Office(
    store,
    kinds.map((kind) => new RecordingChannel(kind)),
    settings,
    clock,
  );
  await office.vault();
  return office;
}

/** A vault that keeps texts as they are: what it seals is judged elsewhere. */
export const sealingNothing = {
  seal: async (_purpose: string, _rowId: string, text: Secret<string>) => ({
    formatVersion: 1,
    rootKeyId: 'root-1',
    sealed: new Uint8Array(Buffer.from(text.reveal())),
  }),
  unseal: async (_purpose: string, _rowId: string, { sealed }: { sealed: Uint8Array }) =>
    new Secret(Buffer.from(sealed).toString()),
} as unknown as NoticeContext['sealer'];

export class Killed extends Error {}

/** The ports of a process that dies at its N-th call, before it or after it; every later call finds it dead. */
export function dyingAt(context: NoticeContext, call: number, moment: 'before' | 'after'): NoticeContext {
  let calls = 0;
  const dying = async <T>(act: () => Promise<T>): Promise<T> => {
    calls += 1;
    if (calls > call || (calls === call && moment === 'before')) throw new Killed();
    const result = await act();
    if (calls >= call) throw new Killed();
    return result;
  };
  const { store, channels } = context;
  return {
    ...context,
    holder: `dead-${call}-${moment}`,
    store: {
      read: (work) => dying(() => store.read(work)),
      write: (work) => dying(() => store.write(work)),
      close: () => store.close(),
    },
    channels: channels.map((channel) => ({
      name: channel.name,
      kind: channel.kind,
      minimumSeverity: channel.minimumSeverity,
      concurrency: 1,
      deliver: (message) => dying(() => channel.deliver(message)),
      close: () => channel.close(),
    })),
  };
}

export const leaseIsOverMs = 200 * secondMs;
