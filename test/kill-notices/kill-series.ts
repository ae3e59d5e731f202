// One installation through many rounds: something changes, a process that should tell of it is killed on the way, another
// finishes, and the receivers are asked what came.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { openStore, type StoreLocation } from '../../src/adapters/store/open-store.ts';
import { systemClock } from '../../src/adapters/system/clock.ts';
import { systemRandom } from '../../src/adapters/system/random.ts';
import type { Channel } from '../../src/domain/notice/channel.ts';
import { minuteMs, newId } from '../../src/domain/ports.ts';
import { verifyAudit } from '../../src/operations/audit/verify.ts';
import type { Habit } from '../adapters/channels/mail-server.ts';
import { Office } from '../operations/notice/office.ts';
import { SeededRandom } from '../simulation/seeded-random.ts';
import { FakeClock } from '../support/fake-clock.ts';
import type { Ending } from '../support/temporary-folder.ts';
import { openTestChannels } from './channels.ts';
import type { Death, Phase } from './dying-ports.ts';
import { Fleet, settings } from './fleet.ts';
import { inTheWindow, judge, pendingMessages } from './judge.ts';
import type { Task } from './notice-process.ts';
import { Receivers } from './receivers.ts';

const script = fileURLToPath(new URL('notice-process.ts', import.meta.url));

export interface SeriesReport {
  kills: number;
  /** How many died where. */
  points: Map<string, number>;
  expected: number;
  repeated: number;
  problems: string[];
}

export function emptyReport(): SeriesReport {
  return { kills: 0, points: new Map(), expected: 0, repeated: 0, problems: [] };
}

export class KillSeries {
  readonly #location: StoreLocation;
  /** Compiled once: hundreds of processes start. */
  readonly #cacheFolder: string;
  readonly #office: Office;
  readonly #channels: readonly Channel[];
  readonly #receivers: Receivers;
  readonly #fleet: Fleet;
  readonly #fraction: () => number;
  /** Calls of the longest life so far: the range from which the call to die at is drawn. The first process lives. */
  #calls: Readonly<Record<Phase, number>> = { whole: 0, delivering: 0 };

  private constructor(
    location: StoreLocation,
    cacheFolder: string,
    office: Office,
    channels: readonly Channel[],
    receivers: Receivers,
    fraction: () => number,
  ) {
    this.#location = location;
    this.#cacheFolder = cacheFolder;
    this.#office = office;
    this.#channels = channels;
    this.#receivers = receivers;
    this.#fleet = new Fleet(office, fraction);
    this.#fraction = fraction;
  }

  static async open(test: Ending, location: StoreLocation, cacheFolder: string, seed: string): Promise<KillSeries> {
    const receivers = await Receivers.start(test);
    const { channels, close } = await openTestChannels(receivers.addresses);
    test.after(() => void close());
    const store = await openStore({ location, clock: systemClock, random: systemRandom });
    test.after(() => void store.close());
    const office = new Office(store, [], settings, new FakeClock(systemClock.now()));
    await office.vault();
    const random = new SeededRandom(0, seed);
    return new KillSeries(location, cacheFolder, office, channels, receivers, () => random.fraction());
  }

  async run(kills: number): Promise<SeriesReport> {
    const report = emptyReport();
    for (let round = 1; report.kills < kills; round += 1) {
      if (round > kills * 5) throw new Error('too many processes lived');
      await this.#round(round, report);
    }
    const { brokenAt } = await verifyAudit.run(this.#office.context, { kept: null });
    if (brokenAt !== null) report.problems.push(`the audit is ${brokenAt.reason} at ${brokenAt.sequence}`);
    return report;
  }

  async #round(round: number, report: SeriesReport): Promise<void> {
    const { store } = this.#office.context;
    const expected = await this.#fleet.change();
    this.#receivers.mail.habit = this.#habit();
    const phase = this.#fraction() < 0.5 ? 'whole' : 'delivering';
    const call = 1 + Math.floor(this.#fraction() * this.#calls[phase]);
    // In every fourth round another process is at work in the same moment.
    const rival = this.#fraction() < 0.25 ? this.#finish() : Promise.resolve();
    const [died] = await Promise.all([this.#process(this.#calls.whole === 0 ? null : { phase, call }), rival]);
    if (died.point === null) this.#calls = died.calls.whole > this.#calls.whole ? died.calls : this.#calls;
    else {
      report.kills += 1;
      report.points.set(died.point, (report.points.get(died.point) ?? 0) + 1);
    }
    const window = await inTheWindow(store);
    this.#receivers.mail.habit = { type: 'accept' };
    // The dead process's leases end on database time within minutes, for which no test waits.
    await store.write((tx) => tx.leases.dropAll());
    for (const pause of [2, 2, 6, 16, 61]) {
      await this.#office.clock.advance(pause * minuteMs);
      await this.#finish();
      if ((await pendingMessages(store)) === 0) break;
    }
    const { problems, repeated } = await judge(store, expected, this.#receivers.take(), window);
    report.expected += expected.length;
    report.repeated += repeated;
    report.problems.push(...problems.map((problem) => `round ${round}, died at "${died.point}": ${problem}`));
  }

  /** Mostly an honest server; sometimes one that puts off, or takes a message and loses the line before its answer. */
  #habit(): Habit {
    const draw = this.#fraction();
    if (draw < 0.1) return { type: 'reply', at: 'recipient', code: 451, text: 'greylisted' };
    return draw < 0.2 ? { type: 'closeInsteadOfAnswering' } : { type: 'accept' };
  }

  async #finish(): Promise<void> {
    await this.#office.run({ channels: this.#channels, random: systemRandom, holder: newId(systemRandom) });
  }

  async #process(death: Death | null): Promise<{ point: string } | { point: null; calls: Record<Phase, number> }> {
    const startsAt = this.#office.clock.now();
    const task: Task = { location: this.#location, addresses: this.#receivers.addresses, startsAt, death };
    const args = ['--disable-warning=ExperimentalWarning', script, JSON.stringify(task)];
    const env = { ...process.env, NODE_COMPILE_CACHE: this.#cacheFolder };
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
    const [said, [, signal]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
    const last = JSON.parse(said);
    if (signal === 'SIGKILL') return { point: last.point };
    return { point: null, calls: last.calls };
  }
}
