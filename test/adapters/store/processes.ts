// Starts processes that share a database with the test.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { StoreLocation } from '../../../src/adapters/store/open-store.ts';
import type { Task } from './process.ts';

export class OtherProcess {
  readonly #child: ChildProcess;
  readonly #lines: Interface;

  constructor(child: ChildProcess, lines: Interface) {
    this.#child = child;
    this.#lines = lines;
  }

  get id(): number {
    return this.#child.pid ?? 0;
  }

  /** The next thing it says. */
  async said(): Promise<unknown> {
    const ended = once(this.#child, 'exit').then(() => undefined);
    const line = await Promise.race([once(this.#lines, 'line'), ended]);
    if (line === undefined) throw new Error(`process ${this.id} ended without a word`);
    return JSON.parse(String(line[0]));
  }

  /** All that it says until it ends. */
  async saidUntilEnd(): Promise<unknown[]> {
    const said: unknown[] = [];
    for await (const line of this.#lines) said.push(JSON.parse(line));
    return said;
  }

  /** Its exit code. */
  async ended(): Promise<number | null> {
    if (this.#child.exitCode === null) await once(this.#child, 'exit');
    return this.#child.exitCode;
  }

  async kill(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
  }
}

/** It is killed when the test ends, if it has not ended before. */
export function startProcess(t: TestContext, location: StoreLocation, task: Task): OtherProcess {
  const script = fileURLToPath(new URL('process.ts', import.meta.url));
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', script, JSON.stringify({ location, task })],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const other = new OtherProcess(child, createInterface(child.stdout));
  t.after(() => other.kill());
  return other;
}
