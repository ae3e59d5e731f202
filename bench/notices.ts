// What a sweep of notices costs when 100 of many certificates are due, and how many mails a second leave through one
// pool. Run: node bench/notices.ts [certificates …]; the second number should not be twice the first's time.

import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mailChannel } from '../src/adapters/channels/mail.ts';
import { readSmtpUrl } from '../src/adapters/channels/smtp-url.ts';
import { openStore } from '../src/adapters/store/open-store.ts';
import { systemRandom } from '../src/adapters/system/random.ts';
import type { AuditEntry } from '../src/domain/audit/audit-entry.ts';
import type { ClientApp } from '../src/domain/connection/client-app.ts';
import type { Connection } from '../src/domain/connection/connection.ts';
import type { Channel } from '../src/domain/expiry/channel.ts';
import { defaultNoticeSettings } from '../src/domain/expiry/notice-settings.ts';
import type { KeyPair } from '../src/domain/key-pair/key-pair.ts';
import { dayMs } from '../src/domain/ports.ts';
import { Secret } from '../src/domain/secret.ts';
import type { Store } from '../src/domain/store.ts';
import { deliverNotices } from '../src/operations/notices/deliver-notices.ts';
import type { NoticeContext } from '../src/operations/notices/notice-context.ts';
import { sweepNotices } from '../src/operations/notices/sweep-notices.ts';
import { FakeClock } from '../test/support/fake-clock.ts';

const start = Date.UTC(2027, 0, 1);
const dueCount = 100;
const mails = 10_000;
const bytes = new Uint8Array(60);

async function measureSweep(size: number): Promise<void> {
  await withStore(async (store, clock) => {
    await fill(
      store,
      size,
      (index) => (index % Math.floor(size / dueCount) === 0 ? 31 : 400),
      () => ['ops@example.com'],
    );
    const context = contextOf(store, clock, [silentChannel]);
    await sweepNotices(context);
    await clock.advance(1.5 * dayMs);
    const before = performance.now();
    const report = await sweepNotices(context);
    const took = Math.round(performance.now() - before);
    const memory = Math.round(process.memoryUsage().rss / 2 ** 20);
    console.log(
      `sweep over ${size} certificates, ${report.owners} due: ${took} ms, ${report.messages} message, ${memory} MB`,
    );
  });
}

async function measureMails(): Promise<void> {
  const server = await acceptingServer();
  const url = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const from = 'latchkey@example.com';
  const common = { name: 'mail', minimumSeverity: 'reminder', from } as const;
  const channel = mailChannel({ ...common, server: readSmtpUrl(new Secret(url)), messagesPerSecond: 100_000 });
  await withStore(async (store, clock) => {
    await fill(
      store,
      mails,
      () => 20,
      (index) => [`contact-${index}@example.com`],
    );
    const context = contextOf(store, clock, [channel]);
    let before = performance.now();
    await sweepNotices(context);
    console.log(`${mails} messages claimed in ${Math.round(performance.now() - before)} ms`);
    before = performance.now();
    const { sent } = await deliverNotices(context);
    const took = performance.now() - before;
    const memory = Math.round(process.memoryUsage().rss / 2 ** 20);
    console.log(
      `${sent} mails sent in ${Math.round(took)} ms (${Math.round((sent / took) * 1_000)} a second), ${memory} MB`,
    );
  });
  await channel.close();
  server.close();
}

async function withStore(work: (store: Store, clock: FakeClock) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-bench-'));
  const clock = new FakeClock(start);
  const file = join(folder, 'data', 'latchkey.db');
  const store = await openStore({ location: { type: 'sqlite', file }, clock, random: systemRandom });
  try {
    await work(store, clock);
  } finally {
    await store.close();
    await rm(folder, { recursive: true });
  }
}

const silentChannel: Channel = {
  name: 'mail',
  kind: 'mail',
  minimumSeverity: 'reminder',
  concurrency: 1,
  deliver: async () => ({ type: 'accepted' }),
  close: async () => undefined,
};

function contextOf(store: Store, clock: FakeClock, channels: readonly Channel[]): NoticeContext {
  return {
    store,
    clock,
    random: systemRandom,
    // No links are made here, so the vault is never asked.
    custody: {} as NoticeContext['custody'],
    actor: { name: 'reconciler', from: 'bench' },
    log: { write: () => undefined },
    channels,
    noticeSettings: defaultNoticeSettings,
    messageIdDomain: 'example.com',
    holder: 'bench',
    isClockTrusted: async () => true,
  };
}

/** One app, connection and active key pair each, 500 to a transaction. */
async function fill(
  store: Store,
  size: number,
  daysLeft: (index: number) => number,
  contacts: (index: number) => string[],
): Promise<void> {
  const provider = { type: 'keyFile', keyCheck: '' } as const;
  const slot = { id: 'slot', rootKeyId: 'root', createdAt: start, provider, wrappedRootKey: bytes };
  await store.write((tx) => tx.vault.insertFirst(slot, entry('vault', 'vault')));
  for (let from = 0; from < size; from += 500) {
    await store.write(async (tx) => {
      for (let index = from; index < Math.min(size, from + 500); index += 1) {
        await tx.clientApps.insert(clientApp(index), entry('clientApp', `app-${index}`));
        await tx.connections.insert(connection(index, contacts(index)), entry('connection', `connection-${index}`));
        const sealed = { formatVersion: 1, rootKeyId: 'root', wrappedDataKey: bytes, sealedPrivateKey: bytes } as const;
        await tx.keyPairs.insert(keyPair(index, daysLeft(index)), sealed, entry('keyPair', `pair-${index}`));
      }
    });
  }
}

function entry(type: AuditEntry['subject']['type'], id: string): AuditEntry {
  const actor = { name: 'bench', from: 'bench' };
  return { at: start, actor, action: `${type}.added`, subject: { type, id, name: id }, before: null, after: null };
}

function clientApp(index: number): ClientApp {
  return {
    id: `app-${index}`,
    kind: 'connected-app',
    name: `App ${index}`,
    consumerKey: `3MVG9-${index}`,
    wantedKeyPairId: null,
    changedAt: null,
    rotateEveryDays: null,
    rotateBeforeDays: null,
    retentionDays: null,
    destructionHeldSince: null,
    createdAt: start,
    revision: 1,
  };
}

function connection(index: number, contacts: string[]): Connection {
  return {
    id: `connection-${index}`,
    name: `org-${index}`,
    clientAppId: `app-${index}`,
    username: `user-${index}@example.com`,
    loginUrl: 'https://login.salesforce.com',
    audience: null,
    found: null,
    org: null,
    expiredPolicy: 'refuse',
    contacts,
    noticeDays: null,
    lastAccepted: null,
    failure: null,
    backOff: null,
    clockSkewSeconds: 0,
    watchedUntil: null,
    lastProbeAt: null,
    nextLookAt: start,
    createdAt: start,
    revision: 1,
  };
}

function keyPair(index: number, days: number): KeyPair {
  const digest = createHash('sha256').update(String(index)).digest();
  return {
    id: `pair-${index}`,
    clientAppId: `app-${index}`,
    algorithm: 'rsa-2048',
    fingerprint: (digest.toString('hex').toUpperCase().match(/../g) ?? []).join(':'),
    certificateDer: new Uint8Array(800),
    publicKeyHash: new Uint8Array(digest),
    subject: `CN=org-${index}`,
    notBefore: start,
    notAfter: start + days * dayMs,
    origin: 'generated',
    issuedAt: start,
    standing: { state: 'active', since: start, settledAt: start, lastAcceptedAt: start },
  };
}

/** Says yes to everything, so that the sender is what is measured. */
async function acceptingServer() {
  const server = createServer((socket) => {
    let isData = false;
    let rest = '';
    socket.write('220 bench\r\n');
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      rest += chunk.toString('latin1');
      for (;;) {
        const end = isData ? rest.indexOf('\r\n.\r\n') : rest.indexOf('\r\n');
        if (end < 0) return;
        const line = rest.slice(0, end);
        rest = rest.slice(end + (isData ? 5 : 2));
        if (isData) socket.write('250 taken\r\n');
        else if (/^EHLO/i.test(line)) socket.write('250-bench\r\n250 8BITMIME\r\n');
        else if (/^DATA/i.test(line)) socket.write('354 go on\r\n');
        else socket.write('250 yes\r\n');
        isData = !isData && /^DATA/i.test(line);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

const sizes = process.argv.slice(2).map(Number);
for (const size of sizes.length > 0 ? sizes : [10_000, 100_000]) await measureSweep(size);
await measureMails();
