// Other processes that a bench needs beside itself.

import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const warningsOff = '--disable-warning=ExperimentalWarning';

export function commandOutput(command: string, args: readonly string[]): string | null {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    // Not every machine has every command; what it would have measured is left out, and said so.
    return null;
  }
}

export interface Again {
  onOneCore?: boolean;
  /** For Node, instead of the usual one. */
  flags?: readonly string[];
  environment?: Readonly<Record<string, string>>;
}

/** Runs this very script again with other arguments, and hands back what it printed. */
export function runAgain(script: string, args: readonly string[], again: Again = {}): string {
  const { onOneCore = false, flags = [warningsOff], environment = {} } = again;
  const words = [process.execPath, ...flags, fileURLToPath(script), ...args];
  const [command = '', ...rest] = onOneCore ? ['taskset', '-c', '0', ...words] : words;
  const env = { ...process.env, ...environment };
  return execFileSync(command, rest, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], env });
}

export function hasTaskset(): boolean {
  return commandOutput('taskset', ['-c', '0', 'true']) !== null;
}

/** Starts a simulator of so many orgs in a process of its own; resolves when it listens. */
export async function startSimulatorProcess(
  orgs = 1,
  { components = 0, latencyMs = 0 } = {},
): Promise<{ facts: SimulatorFacts; stop(): Promise<void> }> {
  const script = fileURLToPath(new URL('simulator-process.ts', import.meta.url));
  const child = spawn(process.execPath, [warningsOff, script, String(orgs), String(components), String(latencyMs)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return { facts: JSON.parse(line), stop: () => stop(child) };
}

export interface SimulatorFacts {
  url: string;
  orgs: [OrgFacts, ...OrgFacts[]];
}

export interface OrgFacts {
  orgId: string;
  loginUrl: string;
  username: string;
  consumerKey: string;
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill();
  await ended;
}
