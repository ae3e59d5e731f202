// Where the clients run: a home folder of their own, no telemetry, no updates, and no way out but loopback.

import { type ChildProcessByStdio, type SpawnOptions, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

export interface Ran {
  exitCode: number | null;
  stdout: string;
  stderr: string;
}

const TIMEOUT_MS = 120_000;
const LOOPBACK_ONLY = new URL('loopback-only.ts', import.meta.url).href;

export class Sandbox {
  readonly folder = mkdtempSync(join(tmpdir(), 'conformance-'));

  run(
    command: string,
    args: readonly string[],
    more: { env?: Record<string, string>; cwd?: string } = {},
  ): Promise<Ran> {
    const options = { cwd: more.cwd ?? this.folder, env: this.#environment(more.env), timeout: TIMEOUT_MS };
    return runToEnd(command, args, options);
  }

  /** A client that is talked with while it runs; whoever starts it ends it. */
  start(
    command: string,
    args: readonly string[],
    env: Record<string, string>,
  ): ChildProcessByStdio<Writable, Readable, null> {
    // @salesforce/mcp needs 13 s of processor time before it answers at all.
    const options = { cwd: this.folder, env: this.#environment(env), timeout: 3 * TIMEOUT_MS };
    return spawn(command, args, { ...options, stdio: ['pipe', 'pipe', 'ignore'] });
  }

  #environment(more: Record<string, string> = {}): Record<string, string> {
    const home = join(this.folder, 'home');
    mkdirSync(home, { recursive: true });
    return {
      PATH: process.env.PATH ?? '',
      HOME: home,
      SF_DISABLE_TELEMETRY: 'true',
      SF_SKIP_NEW_VERSION_CHECK: 'true',
      SF_DOMAIN_RETRY: '3',
      SF_USE_GENERIC_UNIX_KEYCHAIN: 'true',
      NODE_OPTIONS: `--import=${LOOPBACK_ONLY}`,
      ...more,
    };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

function runToEnd(command: string, args: readonly string[], options: SpawnOptions): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const ran: Ran = { exitCode: null, stdout: '', stderr: '' };
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      ran.stdout += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      ran.stderr += text;
    });
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ ...ran, exitCode }));
  });
}
