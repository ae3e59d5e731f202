// The world in which a transcript plays: a folder of its own, a real simulator on any port, the real program. A command runs
// in this process, on streams of its own (a start of Node.js costs as much as twenty commands), and as a child process where
// a process is what matters. Every secret that passes is hunted for at the end, in all that was printed and in the data folder.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createPrivateKey, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { appendFile, chmod, copyFile, mkdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { PassThrough, Readable } from 'node:stream';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type StartedSimulator, startSimulator } from '../../simulator/start-simulator.ts';
import { runProgram } from '../../src/bin/run-program.ts';
import { dayMs } from '../../src/domain/ports.ts';
import { beginInstallation } from '../support/begin-installation.ts';
import { assertNoCanaries, type Canary, canary, privateKeyCanaries } from '../support/canaries.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { assertShape } from './json-answers.ts';
import { SilentServer } from './silent-server.ts';
import { compare, filled, type Ran, type Step } from './transcript.ts';

const launcher = fileURLToPath(new URL('../../bin/latchkey', import.meta.url));

export class Scene {
  readonly values = new Map<string, string>();
  readonly #folder: string;
  readonly #simulator: StartedSimulator;
  readonly #hanging: SilentServer;
  readonly #environment: Record<string, string>;
  readonly #canaries: Canary[] = [];
  readonly #printed: string[] = [];
  readonly #openedAt = Date.now();
  #input: string | null = null;

  private constructor(folder: string, simulator: StartedSimulator, hanging: SilentServer) {
    this.#folder = folder;
    this.#simulator = simulator;
    this.#hanging = hanging;
    const { PATH = '', NODE_COMPILE_CACHE, HOME = '' } = process.env;
    this.#environment = {
      // Whoever types `latchkey` is shown `latchkey`.
      PATH: `${dirname(launcher)}:${PATH}`,
      HOME,
      ...(NODE_COMPILE_CACHE === undefined ? {} : { NODE_COMPILE_CACHE }),
      LATCHKEY_DATA: join(folder, 'data'),
    };
  }

  static async open(test: TestContext): Promise<Scene> {
    const folder = await temporaryFolder(test);
    const propagation = { minSeconds: 0, maxSeconds: 0 };
    const simulator = await startSimulator({ orgs: 2, sandboxes: 1, servers: 2, propagation });
    test.after(() => simulator.close());
    const hanging = await SilentServer.open();
    test.after(() => hanging.close());
    const scene = new Scene(folder, simulator, hanging);
    scene.values.set('folder', folder);
    scene.values.set('silentUrl', hanging.url);
    // As alternative names they make a certificate of over 4 KB.
    scene.values.set('names', Array.from({ length: 120 }, (_, index) => `DNS:host-${index}.example.com`).join(','));
    for (const [index, org] of simulator.orgs.entries()) {
      const suffix = index === 0 ? '' : 'Sandbox';
      for (const [name, value] of Object.entries(org)) scene.values.set(`${name}${suffix}`, String(value));
    }
    return scene;
  }

  async play(step: Step): Promise<void> {
    const ran = await this.run(step);
    // An org's clock may be an hour ahead.
    const midnight = Math.floor(this.#openedAt / dayMs) !== Math.floor((Date.now() + dayMs / 24) / dayMs);
    compare(step, ran, { values: this.values, midnight });
  }

  async run(step: Step): Promise<Ran> {
    const [name = '', ...words] = step.words.map((word) => filled(word, this.values));
    const act = this.#steps[name];
    if (act === undefined) throw new Error(`line ${step.line}: there is no step "${name}"`);
    return (await act(words)) ?? { stdout: '', stderr: '', exitCode: 0 };
  }

  /** No secret stands in what was printed or in the data folder. */
  async huntSecrets(): Promise<void> {
    if (this.#canaries.length === 0) return;
    const printed = { name: 'what was printed', content: this.#printed.join('\n') || ' ' };
    await assertNoCanaries([printed, { folder: join(this.#folder, 'data') }], this.#canaries);
  }

  readonly #steps: Record<string, (words: string[]) => Promise<Ran | undefined>> = {
    latchkey: (words) => this.#latchkey(words),
    /** As a child process, by the launcher. */
    process: async (words) => this.#kept(await this.#run([launcher, ...words.slice(1)])),
    /** Prints a token, which is looked for everywhere else. */
    token: async (words) => {
      const ran = await this.#inThisProcess(['token', ...words]);
      const token = ran.stdout.trim();
      assert.ok(token.startsWith('00D'), `no token but ${ran.stdout}${ran.stderr}`);
      this.values.set('token', token);
      this.#plant('access token', token);
      return undefined;
    },
    simulator: (words) => this.#untilReady(['simulator', ...words]),
    /** One that runs until it is asked to end. */
    started: (words) => this.#untilReady(words.slice(1)),
    /** Two at the same moment; shown in the order of their exit codes. */
    twice: async (words) => {
      const run = async () => this.#kept(await this.#run([launcher, ...words.slice(1)]));
      const [one, two] = await Promise.all([run(), run()]);
      const [first, second] = [one, two].toSorted((a, b) => a.exitCode - b.exitCode);
      assert.equal(first?.exitCode, 0);
      return {
        stdout: one.stdout + two.stdout,
        stderr: one.stderr + two.stderr,
        exitCode: second?.exitCode ?? 0,
      };
    },
    /** Sends Ctrl-C once the org that never answers was asked. */
    interrupted: async (words) => this.#interrupted(words.slice(1)),
    /** While another program holds the database. */
    locked: async (words) => {
      const database = new DatabaseSync(join(this.#folder, 'data/latchkey.db'));
      try {
        database.exec('begin exclusive');
        return this.#kept(await this.#run([launcher, ...words.slice(1)]));
      } finally {
        database.close();
      }
    },
    /** While another Latchkey process has the database open: one that waits for an org that never answers. */
    beside: async (words) => {
      const [name = '', , ...command] = words;
      const other = this.#spawn([launcher, 'token', name, '--fresh']);
      const ending = ended(other);
      await this.#hanging.asked();
      const ran = this.#kept(await this.#run([launcher, ...command]));
      other.kill('SIGTERM');
      await ending;
      return ran;
    },
    /** An installation in which nothing is yet. */
    begin: ([folder = 'data']) => beginInstallation(this.#path(folder)).then(() => undefined),
    mkdir: async ([folder = '']) => void (await mkdir(this.#path(folder))),
    'full-disk': (words) =>
      this.#onDisk('mount -t tmpfs -o size=16k tmpfs "$0" && head -c 1M /dev/zero > "$0/filler"; true', words),
    'read-only': (words) => this.#onDisk('mount --bind "$0" "$0" && mount -o remount,bind,ro "$0"', words),
    org: async ([patch = '{}', orgId = this.#orgId]) => {
      this.#simulator.simulator.control.patchOrg(orgId, JSON.parse(patch));
      return undefined;
    },
    app: async ([patch = '{}']) => {
      this.#simulator.simulator.control.patchApp(this.#orgId, this.#consumerKey, JSON.parse(patch));
      return undefined;
    },
    user: async ([patch = '{}']) => {
      this.#simulator.simulator.control.patchUser(this.#orgId, this.values.get('username') ?? '', JSON.parse(patch));
      return undefined;
    },
    upload: async ([file = '', suffix = '']) => {
      const pem = await readFile(this.#path(file), 'utf8');
      const orgId = this.values.get(`orgId${suffix}`) ?? '';
      this.#simulator.simulator.control.uploadCertificate(orgId, this.values.get(`consumerKey${suffix}`) ?? '', pem);
      return undefined;
    },
    'clear-certificate': async () => {
      this.#simulator.simulator.control.clearCertificate(this.#orgId, this.#consumerKey);
      return undefined;
    },
    'revoke-sessions': async () => {
      this.#simulator.simulator.control.revokeSessions({});
      return undefined;
    },
    /** What holds callers back after a refusal ends. */
    'end-hold': () => this.#sql('update connection set back_off_until = null, back_off_hold_ms = null'),
    env: async (words) => {
      for (const word of words) {
        const [name = '', ...value] = word.split('=');
        if (value.join('=') === '') delete this.#environment[name];
        else this.#environment[name] = value.join('=');
      }
      return undefined;
    },
    /** Makes a secret, {name}, that must not be seen again. */
    secret: async ([name = '']) => {
      const made = randomBytes(18).toString('base64url');
      this.values.set(name, made);
      this.#plant(name, made);
      return undefined;
    },
    /** What the next command reads. */
    stdin: async (words) => {
      this.#input = `${words.join(' ')}\n`;
      return undefined;
    },
    write: async ([file = '', ...words]) => {
      const text = words.join(' ').replaceAll('\\n', '\n').replaceAll('\\t', '\t');
      await writeFile(this.#path(file), `${text}\n`, { mode: 0o600 });
      return undefined;
    },
    append: async ([file = '', text = '']) => void (await appendFile(this.#path(file), text)),
    truncate: async ([file = '', bytes = '0']) => void (await truncate(this.#path(file), Number(bytes))),
    copy: async ([from = '', to = '']) => void (await copyFile(this.#path(from), this.#path(to))),
    move: async ([from = '', to = '']) => void (await rename(this.#path(from), this.#path(to))),
    remove: async ([file = '']) => void (await rm(this.#path(file), { recursive: true })),
    chmod: async ([mode = '', file = '']) => void (await chmod(this.#path(file), Number.parseInt(mode, 8))),
    sql: ([statement = '']) => this.#sql(statement),
    openssl: async (words) => {
      const ran = await this.#run(['openssl', ...words]);
      assert.equal(ran.exitCode, 0, ran.stderr);
      return undefined;
    },
    keytool: async (words) => {
      const ran = await this.#run(['keytool', ...words]);
      assert.equal(ran.exitCode, 0, ran.stdout);
      return undefined;
    },
    /** A private key that must not be seen again. */
    'plant-key': async ([file = '', passphrase = '']) => {
      const key = await readFile(this.#path(file));
      this.#canaries.push(...privateKeyCanaries(file, createPrivateKey({ key, passphrase })));
      return undefined;
    },
  };

  get #orgId(): string {
    return this.values.get('orgId') ?? '';
  }

  get #consumerKey(): string {
    return this.values.get('consumerKey') ?? '';
  }

  #path(file: string): string {
    return resolve(this.#folder, file);
  }

  async #sql(statement: string): Promise<undefined> {
    const database = new DatabaseSync(join(this.#folder, 'data/latchkey.db'));
    database.exec(statement);
    database.close();
  }

  /** Until it says that it is ready; then it is asked to end. */
  async #untilReady(words: string[]): Promise<Ran> {
    const child = this.#spawn([launcher, ...words]);
    const ending = ended(child);
    await once(child.stdout, 'data');
    child.kill('SIGTERM');
    const ran = await ending;
    assertShape(words, ran.stdout);
    return ran;
  }

  #plant(label: string, secret: string): void {
    this.#canaries.push(canary(label, secret));
  }

  async #latchkey(words: string[]): Promise<Ran> {
    const ran = await this.#inThisProcess(words);
    assertShape(words, ran.stdout);
    return this.#kept(ran);
  }

  #kept(ran: Ran): Ran {
    this.#printed.push(ran.stdout, ran.stderr);
    return ran;
  }

  async #inThisProcess(words: string[]): Promise<Ran> {
    const [stdout, stderr] = [new PassThrough(), new PassThrough()];
    const streams = { stdin: Readable.from([Buffer.from(this.#takenInput())]), stdout, stderr };
    const parts = { environment: { ...this.#environment }, workingFolder: this.#folder };
    const exitCode = await runProgram(words, { ...streams, ...parts });
    return { stdout: textIn(stdout), stderr: textIn(stderr), exitCode };
  }

  #takenInput(): string {
    const input = this.#input ?? '';
    this.#input = null;
    return input;
  }

  #spawn([command = '', ...words]: string[], environment: Record<string, string> = {}) {
    const options = { cwd: this.#folder, env: { ...this.#environment, ...environment } };
    return spawn(command, words, options);
  }

  async #run(words: string[]): Promise<Ran> {
    const child = this.#spawn(words);
    // The program may end without reading its input.
    child.stdin.on('error', () => {});
    child.stdin.end(this.#takenInput());
    return ended(child);
  }

  async #interrupted(words: string[]): Promise<Ran> {
    const child = this.#spawn([launcher, ...words]);
    child.stdin.end();
    const ending = ended(child);
    await this.#hanging.asked();
    child.kill('SIGINT');
    return this.#kept(await ending);
  }

  /** Runs in a mount namespace of its own, where `script` has prepared the folder named by the first word. */
  async #onDisk(script: string, [folder = '', , ...words]: string[]): Promise<Ran> {
    const asUser = process.getuid?.() === 0 ? [] : ['--user', '--map-root-user'];
    const program = `${script} && shift && exec "$@"`;
    const command = ['unshare', ...asUser, '--mount', 'sh', '-c', program, this.#path(folder), '', launcher, ...words];
    return this.#kept(await this.#run(command));
  }
}

function textIn(stream: PassThrough): string {
  return String(stream.read() ?? '');
}

async function ended(child: ReturnType<typeof spawn>): Promise<Ran> {
  const chunks = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
  child.stdout?.on('data', (chunk: Buffer) => chunks.stdout.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => chunks.stderr.push(chunk));
  const [code] = (await once(child, 'close')) as [number | null];
  const text = (parts: Buffer[]) => Buffer.concat(parts).toString('utf8');
  return { stdout: text(chunks.stdout), stderr: text(chunks.stderr), exitCode: code ?? -1 };
}
