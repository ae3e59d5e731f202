// What the command line gets from the composition root. Opening is lazy: a command that needs no database opens none,
// and one that only shows things never opens the vault.

import type { Files } from '../domain/ports.ts';
import type { Context } from '../operations/context.ts';
import type { Terminal } from './terminal.ts';

export interface Application {
  version: string;
  terminal: Terminal;
  files: Files;
  /** The folder in which relative paths of arguments lie. */
  workingFolder: string;
  environment: Readonly<Record<string, string | undefined>>;
  /** Opens the database; the same one for the whole run. Errors: those of the store and of the data folder. */
  context(): Promise<Context>;
  isClockTrusted(): Promise<boolean>;
  /** One pass of the reconciler; a face does not reach it by itself. */
  reconcileOnce(): Promise<{ looked: number; failed: number }>;
  /** The demonstration, up to its result; the caller stops it. */
  runDemo(narrator: DemoNarrator): Promise<RunningDemo>;
  /** Resolves at Ctrl-C or a request to end. */
  untilInterrupted(): Promise<void>;
}

export interface DemoNarrator {
  step(text: string): void;
  /** A line that the next one replaces. */
  progress(text: string): void;
}

export interface DemoTally {
  logins: number;
  failed: number;
  refusedAttempts: number;
}

export interface RunningDemo {
  result: {
    org: { setupUrl: string };
    traffic: { latchkey: DemoTally; oneKeySwitchedAtUpload: DemoTally; oneKeySwitchedAtEnd: DemoTally };
    seconds: number;
  };
  dataFolder: string;
  simulatorUrl: string;
  stop(): Promise<void>;
}
