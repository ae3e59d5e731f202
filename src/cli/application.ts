// What the command line gets from the composition root. Opening is lazy: a command that needs no database opens none,
// and one that only shows things never opens the vault.

import type { BackupStore } from '../domain/installation/backup.ts';
import type { ClockDoubt } from '../domain/installation/clock-trust.ts';
import type { Clock, Files } from '../domain/ports.ts';
import type { Secret } from '../domain/secret.ts';
import type { Store } from '../domain/store.ts';
import type { Vault } from '../domain/vault/upkeep.ts';
import type { Act } from '../operations/act.ts';
import type { ExportPolicy, OrgContext } from '../operations/context.ts';
import type { NoticeContext } from '../operations/notice/notice-context.ts';
import type { SecretChange } from '../operations/vault/change-passphrase.ts';
import type { WatchContext } from '../operations/watch/watch-context.ts';
import type { Terminal } from './terminal.ts';

/** What an act may need when a command performs it. */
export type CommandNeeds = OrgContext & ExportPolicy;

export interface Application {
  version: string;
  terminal: Terminal;
  files: Files;
  clock: Clock;
  /** The folder in which relative paths of arguments lie. */
  workingFolder: string;
  environment: Readonly<Record<string, string | undefined>>;
  /** How this program is called from here: its launcher as it was typed, and the data folder where it was given. */
  calledAs(): string;
  /** --data; to be called before anything is opened. */
  useDataFolder(folder: string): void;
  /** Opens the database; the same one for the whole run. Errors: those of the store and of the data folder. */
  context(): Promise<OrgContext>;
  /** An act as the administrator of this machine, audited under the operating system's user. Errors: those of the act. */
  perform<Input, Done, Told = never>(
    act: Act<CommandNeeds, Input, Done, unknown, Told>,
    input: Input,
    tell?: (told: Told) => void,
  ): Promise<Done>;
  /** Why this machine's clock may not decide what cannot be undone, for connections with this login URL; else null. */
  clockDoubt(loginUrl: string): Promise<ClockDoubt | null>;
  /** Who is told when a connection names nobody. */
  defaultContacts(): readonly string[];
  /** Writes what the public error leaves out to standard error, redacted: nobody could mend it otherwise. */
  reportFault(error: unknown): void;
  vaultAccess(): Promise<VaultAccess>;
  backups(): Promise<BackupStore>;
  startSimulator(options: SimulatorOptions): Promise<RunningSimulator>;
  /** Channels and thresholds, opened when they are first asked for. Errors: invalidInput, naming the channel. */
  notices(): Promise<NoticeContext>;
  watch(): Promise<WatchContext>;
  /** Where people reach the HTTP face; null: only this machine does, at the port. */
  publicUrl(): string | null;
  port(): number;
  /** One pass of the reconciler, then of the certificate watch and the notices; a face does not reach them by itself. */
  reconcileOnce(): Promise<OncePass>;
  /** The loops and the HTTP face, until the process is asked to end. Errors: alreadyRunning and those of what it opens. */
  serve(onReady: (ready: ServeReady) => void): Promise<void>;
  /** The demonstration, up to its result; the caller stops it. */
  runDemo(narrator: DemoNarrator): Promise<RunningDemo>;
  /** Resolves at Ctrl-C or a request to end. */
  untilInterrupted(): Promise<void>;
}

export interface OncePass {
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
}

export interface VaultAccess {
  /** Absolute paths, whether something is there or not. */
  keyFile: string;
  dataFolder: string;
  vault: Vault;
  /** The present secret on another store, such as a backup. */
  vaultOver(store: Store): Vault;
  /** From the secret that is set to a new passphrase; null: to the key file. */
  changeTo(passphrase: Secret<string> | null): Promise<SecretChange>;
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
}

export interface RunningSimulator {
  url: string;
  orgs: { orgId: string; loginUrl: string; username: string; consumerKey: string | null; setupUrl: string }[];
  /** With tls: the certificate that clients have to trust. */
  caFile: string | null;
  close(): Promise<void>;
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
