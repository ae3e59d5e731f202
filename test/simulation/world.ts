// The installation as its processes and its judge see it. Apart from installation.ts, which makes both of them.

import type { KeyObject } from 'node:crypto';
import type { Simulator } from '../../simulator/simulator.ts';
import type { Files, HttpRequest } from '../../src/domain/ports.ts';
import type { Settings } from '../../src/domain/settings.ts';
import type { Log } from '../../src/operations/context.ts';
import type { KeysOfInstallation } from './key-pool.ts';
import type { Observer } from './observer.ts';
import type { Scheduler } from './scheduler.ts';
import type { Tally } from './tally.ts';
import type { Trace } from './trace.ts';

/** An app of the simulated Salesforce and the connections that sign in through it. */
export interface SimulatedApp {
  orgId: string;
  consumerKey: string;
  loginUrl: string;
  connections: { name: string; id: string; username: string }[];
  /** Since when nothing was done to the app, its org or our machine, in true time. */
  calmSince: number;
  /** The org's acceptance of an assertion that we know of: whose key, first since calm and last. */
  accepted: { keyHash: string; firstSinceCalmAt: number; lastAt: number } | null;
  /** Agreed to rotation without hands. */
  isHandsFree: boolean;
  /** When somebody saved it in Setup, a certificate or anything else: what else changes the slot is a deploy of ours. */
  savedByHandAt: Set<number>;
  /** A user who was deactivated and has not signed in since, and when probes of the app were made meanwhile. */
  deactivated: { username: string; isActiveAgain: boolean; probesAt: number[] } | null;
}

/** Where in a call of a port a process is. */
export type PortPhase = 'before' | 'inside' | 'after';

/** What goes wrong: whether this process dies here, whether this transaction fails. */
export interface Chaos {
  dies(process: { name: string }, port: string, phase: PortPhase): boolean;
  databaseFails(): boolean;
}

export interface World {
  readonly folder: string;
  readonly file: string;
  readonly settings: Settings;
  readonly scheduler: Scheduler;
  readonly simulator: Simulator;
  readonly keys: KeysOfInstallation;
  readonly files: Files;
  readonly machine: { aheadMs: number };
  readonly apps: readonly SimulatedApp[];
  readonly observer: Observer;
  readonly trace: Trace;
  readonly tally: Tally;
  chaos: Chaos;
  /** For how long a look that is due may wait, given who polls how often. */
  readonly longestDueMs: number;
  readonly servedSince: number;
  wallNow(): number;
  oldestOpenAttemptAt(): number | null;
  onCommitted(): void;
  doubt(): void;
  /** A rotation without hands of this app went on. */
  onSwapMoved(app: SimulatedApp): void;
  logOf(name: string): Log;
  onDied(process: { name: string }, where: string): void;
  onSigned(process: { name: string }, key: KeyObject, signature: Buffer): void;
  onSent(process: { name: string }, request: HttpRequest): void;
  onAnswered(process: { name: string }, request: HttpRequest, status: number | null): void;
}
