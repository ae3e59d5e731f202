// What the command line gets from the composition root. Opening is lazy: a command that needs no database opens none,
// and one that only shows things never opens the vault.

import type { Clock, Files } from '../domain/ports.ts';
import type { Settings } from '../domain/settings.ts';
import type { Act } from '../operations/act.ts';
import type { EveryNeed, VaultContext } from '../operations/context.ts';
import type { Terminal } from './terminal.ts';

export interface Application {
  version: string;
  terminal: Terminal;
  files: Files;
  /** Its sleeps end when the process is asked to end. */
  clock: Clock;
  /** The folder in which relative paths of arguments lie. */
  workingFolder: string;
  environment: Readonly<Record<string, string | undefined>>;
  /** How this program is called from here: its launcher as it was typed, and the data folder where it was given. */
  calledAs(dataFolder?: string): string;
  /** --data; to be called before anything is opened. */
  useDataFolder(folder: string): void;
  /** An act as the administrator of this machine, audited under the operating system's user. Errors: those of the act. */
  perform<Input, Done, Told = never>(
    act: Act<EveryNeed, Input, Done, unknown, Told>,
    input: Input,
    tell?: (told: Told) => void,
  ): Promise<Done>;
  /** Writes what the public error leaves out to standard error, redacted: nobody could mend it otherwise. */
  reportFault(error: unknown): void;
  startSimulator(options: SimulatorOptions): Promise<RunningSimulator>;
  settings(): Settings;
  /** As they are set, absolute, whether something is there or not. */
  places(): VaultContext['places'];
  /** Where connections are looked for. */
  lookedIn(): string;
  /** Where people reach the HTTP face; null: only this machine does. */
  publicUrl(): string | null;
  /** The public URL, or where `serve` listens: at the port that it took, where that is known. */
  servedAt(port: number | null): string;
  /** One pass of the reconciler, then of the certificate watch and the notices; a face does not reach them by itself. */
  reconcileOnce(): Promise<OncePass>;
  /** The loops and the HTTP face, until the process is asked to end. Errors: alreadyRunning and those of what it opens. */
  serve(onReady: (ready: ServeReady) => Promise<void>): Promise<void>;
  /** The demonstration, up to its result; the caller keeps it going, or stops it. */
  runDemo(narrator: DemoNarrator, isKept: boolean): Promise<RunningDemo>;
  /** With these variables besides our own environment; its exit code. */
  runCommand(command: readonly string[], variables: Readonly<Record<string, string>>): Promise<number>;
  /** Resolves at Ctrl-C or a request to end. */
  untilInterrupted(): Promise<void>;
}

interface OncePass {
  looked: number;
  failed: number;
  watched: { read: number; failed: number };
  delivery: { sent: number; retrying: number; givenUp: number };
}

export interface ServeReady {
  url: string;
  pid: number;
  /** Holds the token that metrics ask for. */
  tokenFile: string;
  channels: readonly string[];
  /** Makes the first administrator; null: there is one. A secret. */
  firstAdminUrl: string | null;
  /** The key file that was made at this start; it opens every private key. */
  keyFile: string | null;
}

export interface SimulatorOptions {
  port: number;
  orgs: number;
  sandboxes: number;
  servers: number;
  propagation: string;
  areOrgsEmpty: boolean;
  appKind: 'connected-app' | 'external-client-app';
  tls: boolean;
  /** Metadata components of each org; 0: its app alone. */
  components: number;
  seed: number;
  latencyMs: number;
}

export interface RunningSimulator {
  url: string;
  orgs: { orgId: string; loginUrl: string; username: string; consumerKey: string | null; setupUrl: string }[];
  /** With tls: the certificate that clients have to trust. */
  caFile: string | null;
  close(): Promise<void>;
}

interface DemoNarrator {
  step(text: string): void;
  /** A line that the next one replaces. */
  progress(text: string): void;
}

interface DemoTally {
  logins: number;
  failed: number;
  refusedAttempts: number;
}

interface RunningDemo {
  result: {
    org: { connection: string; setupUrl: string };
    traffic: { latchkey: DemoTally; oneKeySwitchedAtUpload: DemoTally; oneKeySwitchedAtEnd: DemoTally };
    seconds: number;
  };
  dataFolder: string;
  simulatorUrl: string;
  /** The pages and the traffic, until the process is asked to end. */
  keep(onReady: (ready: ServeReady) => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}
