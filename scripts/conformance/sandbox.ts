// Where the clients run: a home folder of their own, no telemetry, no updates, and no way out but loopback.

import { type SpawnOptions, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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
    const home = join(this.folder, 'home');
    mkdirSync(home, { recursive: true });
    const env = {
      PATH: process.env.PATH ?? '',
      HOME: home,
      SF_DISABLE_TELEMETRY: 'true',
      SF_SKIP_NEW_VERSION_CHECK: 'true',
      SF_DOMAIN_RETRY: '3',
      SF_USE_GENERIC_UNIX_KEYCHAIN: 'true',
      NODE_OPTIONS: `--import=${LOOPBACK_ONLY}`,
      ...more.env,
    };
    return runToEnd(command, args, { cwd: more.cwd ?? this.folder, env, timeout: TIMEOUT_MS });
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
