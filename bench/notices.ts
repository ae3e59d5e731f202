// What a sweep of notices costs when 100 of many certificates are due: over 1,000,000 no more than twice of over 10,000, in
// time, and no more memory. Then 10,000 mails in one run through one pool, at full speed and under a limit. On both
// databases, each sweep in a process that has done nothing else. Run: node bench/notices.ts [smaller larger]

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mailChannel } from '../src/adapters/channels/mail.ts';
import { readSmtpUrl } from '../src/adapters/channels/smtp-url.ts';
import { type OpenStore, openStore, type StoreLocation } from '../src/adapters/store/open-store.ts';
import { systemClock } from '../src/adapters/system/clock.ts';
import { systemRandom } from '../src/adapters/system/random.ts';
import type { Channel } from '../src/domain/notice/channel.ts';
import { defaultNoticeSettings } from '../src/domain/notice/notice-settings.ts';
import { type Clock, dayMs, type Instant } from '../src/domain/ports.ts';
import { Secret } from '../src/domain/secret.ts';
import type { NoticeContext } from '../src/operations/context.ts';
import { deliverNotices } from '../src/operations/notice/loops/deliver.ts';
import { sweepNotices } from '../src/operations/notice/loops/sweep.ts';
import { noticePrinter } from '../src/text/notice/message-text.ts';
import { startPostgres } from '../test/support/postgres.ts';
import { AcceptingServer } from './support/accepting-server.ts';
import { fillWith } from './support/many-certificates.ts';
import { median } from './support/measure.ts';
import { digits, line, targetLine } from './support/print.ts';
import { runAgain } from './support/process.ts';

const start = Date.UTC(2027, 0, 1);
const dueEachDay = 100;
/** Each process sweeps this many days; the processes of both sizes take turns. */
const daysInARow = 7;
const processes = 3;
const mails = 10_000;

interface SweepTask {
  location: StoreLocation;
  firstDay: number;
}

interface SweepResult {
  times: number[];
  owners: number[];
  peakMegabytes: number;
}

const silentChannel: Channel = {
  name: 'mail',
  kind: 'mail',
  minimumSeverity: 'reminder',
  concurrency: 1,
  deliver: async () => ({ type: 'accepted' }),
  close: async () => undefined,
};

const [mode, ...rest] = process.argv.slice(2);
if (mode === 'sweep') console.log(JSON.stringify(await sweepDays(JSON.parse(rest[0] ?? ''))));
else await report(mode === undefined ? [10_000, 1_000_000] : [Number(mode), Number(rest[0])]);

async function report(sizes: number[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-bench-'));
  const server = await startPostgres();
  const places = {
    SQLite: async (): Promise<StoreLocation> => ({
      type: 'sqlite',
      file: join(await mkdtemp(join(folder, 'data-')), 'latchkey.db'),
    }),
    PostgreSQL: async (): Promise<StoreLocation> => ({ type: 'postgres', url: await server.createDatabase() }),
  };
  try {
    for (const [name, place] of Object.entries(places)) await compareSweeps(name, sizes, place);
    await sendMails('PostgreSQL', await places.PostgreSQL(), null);
    const perSecond = await sendMails('SQLite', await places.SQLite(), null);
    await sendMails('SQLite', await places.SQLite(), Math.floor(perSecond / 2));
  } finally {
    await server.stop();
    await rm(folder, { recursive: true });
  }
}

async function compareSweeps(name: string, sizes: number[], place: () => Promise<StoreLocation>): Promise<void> {
  const filled: { size: number; location: StoreLocation; results: SweepResult[] }[] = [];
  for (const size of sizes) {
    const location = await place();
    const store = await open(location);
    // The first sweep over nothing writes down the rules, so that the next is one of many and not the first.
    await sweepNotices(contextOf(store, clockAt(start), [silentChannel]));
    await store.close();
    await fillWith(location, { size, dueEachDay, days: daysInARow * processes, start, contacts: 'one' });
    filled.push({ size, location, results: [] });
  }
  for (let turn = 0; turn < processes; turn += 1) {
    for (const { location, results } of filled) {
      const task: SweepTask = { location, firstDay: turn * daysInARow };
      results.push(JSON.parse(runAgain(import.meta.url, ['sweep', JSON.stringify(task)], { onOneCore: false })));
    }
  }
  const figures = filled.map(({ size, results }) => {
    if (results.some(({ owners }) => owners.some((count) => count !== dueEachDay))) throw new Error('not 100 were due');
    const ms = median(results.flatMap(({ times }) => times));
    const megabytes = median(results.map(({ peakMegabytes }) => peakMegabytes));
    line(
      `${name}, a sweep over ${size.toLocaleString('en-US')}, ${dueEachDay} due`,
      `${ms.toFixed(0)} ms`,
      `${megabytes} MB`,
    );
    return { ms, megabytes };
  });
  const [small, large] = figures;
  if (small === undefined || large === undefined) return;
  targetLine(`${name}: ${(large.ms / small.ms).toFixed(2)} times as long, at most 2`, large.ms <= 2 * small.ms);
  targetLine(
    `${name}: ${large.megabytes - small.megabytes} MB more at the peak, at most 20`,
    large.megabytes - small.megabytes <= 20,
  );
}

async function sweepDays({ location, firstDay }: SweepTask): Promise<SweepResult> {
  const store = await open(location);
  const result: SweepResult = { times: [], owners: [], peakMegabytes: 0 };
  for (let day = firstDay + 1; day <= firstDay + daysInARow; day += 1) {
    const context = contextOf(store, clockAt(start + day * dayMs), [silentChannel]);
    const before = performance.now();
    const { owners } = await sweepNotices(context);
    result.times.push(performance.now() - before);
    result.owners.push(owners);
  }
  await store.close();
  result.peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  return result;
}

async function sendMails(name: string, location: StoreLocation, limit: number | null): Promise<number> {
  const store = await open(location);
  const server = await AcceptingServer.start();
  const channel = mailChannel({
    name: 'mail',
    minimumSeverity: 'reminder',
    from: 'latchkey@example.com',
    server: readSmtpUrl(new Secret(`smtp://127.0.0.1:${server.port}`)),
    messagesPerSecond: limit ?? 1_000_000,
  });
  await sweepNotices(contextOf(store, clockAt(start), [channel]));
  await fillWith(location, { size: mails, dueEachDay: mails, days: 1, start, contacts: 'each' });
  const context = contextOf(store, clockAt(start + dayMs), [channel]);
  let before = performance.now();
  const { messages } = await sweepNotices(context);
  const claimMs = performance.now() - before;
  before = performance.now();
  const { sent } = await deliverNotices(context);
  const seconds = (performance.now() - before) / 1_000;
  await channel.close();
  await store.close();
  server.close();
  if (messages !== mails || sent !== mails || server.mails !== mails) throw new Error('not every mail was sent once');
  // The pool takes a new connection after 100 mails.
  const pool = `${server.mostAtOnce} connections`;
  if (limit === null) {
    line(`${name}, ${mails.toLocaleString('en-US')} messages claimed`, `${digits((mails / claimMs) * 1_000)}/s`);
    line(`${name}, ${mails.toLocaleString('en-US')} mails sent`, `${digits(mails / seconds)}/s`, pool);
    return mails / seconds;
  }
  const most = server.mostInASecond;
  line(`${name}, ${mails.toLocaleString('en-US')} mails, limit ${limit}/s`, `${digits(mails / seconds)}/s`, pool);
  // A window of a second can hold the end of one of the pool's seconds and the beginning of the next.
  targetLine(`${name}: at most ${most} mails in any second, under a limit of ${limit}`, most <= 2 * limit);
  return mails / seconds;
}

function open(location: StoreLocation): Promise<OpenStore> {
  return openStore({ location, clock: systemClock, random: systemRandom });
}

function clockAt(at: Instant): Clock {
  return { ...systemClock, now: () => at };
}

function contextOf(store: OpenStore, clock: Clock, channels: readonly Channel[]): NoticeContext {
  return {
    store,
    clock,
    random: systemRandom,
    // No links are made here, so the vault is never asked.
    sealer: {} as NoticeContext['sealer'],
    actor: { name: 'reconciler', from: 'bench' },
    log: { write: () => undefined },
    channels,
    wrongChannels: [],
    noticeSettings: defaultNoticeSettings,
    printer: async () => noticePrinter({ machine: 'vm1', command: 'latchkey' }),
    messageIdDomain: 'example.com',
    holder: 'bench',
    isClockTrusted: async () => true,
  };
}
