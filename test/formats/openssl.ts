// The openssl command line as a judge: it shares no code with src/formats. Input goes in by stdin, secrets by the
// environment, nothing by argument.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Judged = {
  readonly status: number;
  readonly stdout: string;
  readonly stdoutBytes: Buffer;
  readonly stderr: string;
};

export function openssl(args: readonly string[], input: string | Uint8Array = '', env: NodeJS.ProcessEnv = {}): Judged {
  const run = spawnSync('openssl', args, { input, env: { ...process.env, ...env } });
  if (run.error) throw run.error;
  return {
    status: run.status ?? -1,
    stdout: run.stdout.toString('utf8'),
    stdoutBytes: run.stdout,
    stderr: run.stderr.toString('utf8'),
  };
}

/** Output of a command that must succeed. */
export function opensslOutput(args: readonly string[], input?: string | Uint8Array, env?: NodeJS.ProcessEnv): string {
  const judged = openssl(args, input, env);
  if (judged.status !== 0) throw new Error(`openssl ${args.join(' ')}: ${judged.stderr}`);
  return judged.stdout;
}

/** A folder for what openssl wants as files, gone after `use`. */
export function withFiles<T>(
  files: Readonly<Record<string, string | Uint8Array>>,
  use: (path: (name: string) => string) => T,
): T {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-formats-'));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content, { mode: 0o600 });
    return use((name) => join(folder, name));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
