// Kills a rotation at chosen points, on one database: first one that lives, to learn its points and its end; then one
// fresh installation and one fresh org for each point.

import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { softhsmToken } from '../devices/softhsm.ts';
import type { SeededRandom } from '../simulation/seeded-random.ts';
import { type PostgresServer, startPostgres } from '../support/postgres.ts';
import type { Kill } from './counted-ports.ts';
import type { DriverEnd, DriverOptions } from './driver.ts';

export type Custody = 'software' | 'softhsm2';

export interface Killed {
  kills: number;
  /** Of them, with an assertion's intent recorded and its outcome not. */
  between: number;
  /** Of the kinds of points that a rotation reaches, such as `vault.sign begins`: killed at so far. */
  visited: Set<string>;
  kinds: number;
  failures: string[];
}

interface Point {
  point: string;
  isBetween: boolean;
}

const driver = new URL('driver.ts', import.meta.url).pathname;
const simulator = new URL('../../simulator/main.ts', import.meta.url).pathname;
const atOnce = 2;
export const keyMade = 'device.makeKey ends';

export async function killAtPoints(
  database: 'sqlite' | 'postgres',
  count: number,
  random: SeededRandom,
  how: DriverOptions['how'],
  custody: Custody = 'software',
): Promise<Killed> {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'latchkey-kill-'));
  const postgres = database === 'postgres' ? await startPostgres() : null;
  const salesforce = await startSalesforce(2 * count + 1);
  try {
    const bench = new Bench(folder, postgres, salesforce, { how, custody });
    const points = await bench.livePoints();
    const kinds = new Set(points.map(kindOf)).size;
    const killed: Killed = { kills: 0, between: 0, visited: new Set(), kinds, failures: [] };
    const chosen = (how === 'byHand' ? choose : chooseOfDeploys)(points, count, random);
    const work = async () => {
      for (let next = chosen.pop(); next !== undefined; next = chosen.pop()) {
        const isKilled = await bench.kill(next, killed);
        if (!isKilled) chosen.push({ ...next, at: random.between(1, next.at) });
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    return killed;
  } finally {
    salesforce.stop();
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Half of them between intent and outcome. No two runs make quite as many calls: the last fifth of the points is left out. */
function choose(points: readonly Point[], count: number, random: SeededRandom): Kill[] {
  const most = (isBetween: boolean) => Math.floor(points.filter((point) => point.isBetween === isBetween).length * 0.8);
  const kills = Array.from({ length: count }, (_, index) => {
    const isBetween = index % 2 === 0;
    return { at: random.between(1, most(isBetween)), isBetween };
  });
  // A key that a device made, and no row holds: never left to chance.
  const made = points.findIndex(({ point }) => point === keyMade);
  return made === -1 ? kills : kills.with(-1, killAt(points, made));
}

function killAt(points: readonly Point[], place: number): Kill {
  const isBetween = points[place]?.isBetween ?? false;
  return { at: points.slice(0, place + 1).filter((one) => one.isBetween === isBetween).length, isBetween };
}

/** Two in three of them between the first and the last call that reads, deploys or asks for deploys. */
function chooseOfDeploys(points: readonly Point[], count: number, random: SeededRandom): Kill[] {
  const isOfSlot = ({ point }: Point) => point.startsWith('certificateSlots');
  const [first, last] = [points.findIndex(isOfSlot), points.findLastIndex(isOfSlot)];
  return Array.from({ length: count }, (_, index) => {
    const place = index % 3 === 0 ? random.between(0, Math.floor(points.length * 0.8)) : random.between(first, last);
    return killAt(points, place);
  });
}

class Bench {
  readonly #folder: string;
  readonly #postgres: PostgresServer | null;
  readonly #salesforce: Salesforce;
  readonly #wish: { how: DriverOptions['how']; custody: Custody };
  #made = 0;
  #expected: Omit<DriverEnd, 'openAttempts'> | null = null;

  constructor(
    folder: string,
    postgres: PostgresServer | null,
    salesforce: Salesforce,
    keys: { how: DriverOptions['how']; custody: Custody },
  ) {
    this.#wish = keys;
    this.#folder = folder;
    this.#postgres = postgres;
    this.#salesforce = salesforce;
  }

  async livePoints(): Promise<Point[]> {
    const installation = await this.#install(null);
    const { openAttempts: _, ...end } = await this.#finish(installation);
    this.#expected = end;
    const { device, states } = end;
    if (device !== null && (device.keys !== states.length || device.strays > 0))
      throw new Error(`without a kill the device holds ${JSON.stringify(device)} for ${states.join(', ')}`);
    return pointsIn(installation.report);
  }

  /** False: the run was over before its point, and an earlier one is to be taken. */
  async kill(kill: Kill, killed: Killed): Promise<boolean> {
    const installation = await this.#install(kill);
    const { signal, stdout, stderr } = await run(installation);
    const point = signal === 'SIGKILL' ? pointsIn(installation.report).at(-1) : undefined;
    if (point === undefined && stdout === '') killed.failures.push(`point ${kill.at}: ${stderr}`);
    if (point === undefined) return stdout === '';
    killed.kills += 1;
    if (point.isBetween) killed.between += 1;
    killed.visited.add(kindOf(point));
    try {
      const { openAttempts, ...end } = await this.#finish({ ...installation, kill: null });
      const isEqual = JSON.stringify(end) === JSON.stringify(this.#expected);
      if (!isEqual || openAttempts > 1) {
        killed.failures.push(`killed at ${kill.at} (${point.point}): ${JSON.stringify({ ...end, openAttempts })}`);
      }
    } catch (error) {
      killed.failures.push(`killed at ${kill.at} (${point.point}): ${error instanceof Error ? error.message : error}`);
    }
    return true;
  }

  async #install(kill: Kill | null): Promise<DriverOptions> {
    const org = this.#salesforce.orgs[this.#made];
    if (org === undefined) throw new Error('there are too few orgs');
    this.#made += 1;
    const folder = join(this.#folder, String(this.#made));
    mkdirSync(folder, { mode: 0o700 });
    const location: DriverOptions['location'] =
      this.#postgres === null
        ? { type: 'sqlite', file: join(folder, 'latchkey.db') }
        : { type: 'postgres', url: await this.#postgres.createDatabase() };
    const token = this.#wish.custody === 'software' ? null : softhsmToken(folder);
    return {
      how: this.#wish.how,
      device: token === null ? null : { uri: token.text, conf: token.conf, tokens: token.tokens },
      location,
      folder,
      simulatorUrl: this.#salesforce.url,
      org,
      kill,
      report: join(folder, 'points'),
    };
  }

  async #finish(installation: DriverOptions): Promise<DriverEnd> {
    const { stdout, stderr } = await run(installation);
    if (stdout === '') throw new Error(stderr);
    return JSON.parse(stdout) as DriverEnd;
  }
}

function run(options: DriverOptions): Promise<{ signal: string | null; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [driver, JSON.stringify(options)],
      { timeout: 120_000, killSignal: 'SIGTERM' },
      (error, stdout, stderr) => {
        resolve({ signal: error?.signal ?? null, stdout, stderr: stderr || String(error?.message ?? '') });
      },
    );
  });
}

function kindOf({ point, isBetween }: Point): string {
  return `${point}${isBetween ? ', an assertion under way' : ''}`;
}

function pointsIn(report: string): Point[] {
  const lines = readFileSync(report, 'utf8').trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as Point);
}

interface Salesforce {
  url: string;
  orgs: DriverOptions['org'][];
  stop(): void;
}

async function startSalesforce(orgs: number): Promise<Salesforce> {
  const child = spawn(process.execPath, [simulator, '--orgs', String(orgs), '--propagation', '0.2s..1.5s'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface(child.stdout), 'line');
  const started = JSON.parse(String(line)) as Omit<Salesforce, 'stop'>;
  return { ...started, stop: () => void child.kill() };
}
