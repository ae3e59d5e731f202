// One assertion that was signed and posted: its intent is recorded before, its outcome after. The key-pair life is
// driven by these facts alone. Raw attempts live 7 days.

import type { Instant } from '../ports.ts';
import { dayMs, minuteMs } from '../ports.ts';

export type AttemptPurpose = 'token' | 'test' | 'probe';

export type AttemptOutcome =
  | { type: 'open' }
  | { type: 'accepted' }
  | { type: 'notThisKey'; message: string }
  | { type: 'refused'; code: string; message: string }
  | { type: 'unavailable'; message: string }
  | { type: 'noAnswer'; code: string; message: string }
  /** Its process died between intent and outcome. */
  | { type: 'unknown' };

export interface Attempt {
  id: string;
  connectionId: string;
  clientAppId: string;
  keyPairId: string;
  /** The user that deploys; null: the connection's own. What it is answered is no fact about the connection. */
  username: string | null;
  purpose: AttemptPurpose;
  tokenHost: string;
  audience: string;
  startedAt: Instant;
  finishedAt: Instant | null;
  outcome: AttemptOutcome;
}

/** An attempt that is open for longer belongs to a process that died: no exchange may take that long. */
export const openAttemptLimitMs = 5 * minuteMs;
export const attemptLifeMs = 7 * dayMs;

/** The answers of one key pair on one connection, counted for ever; raw attempts are swept, these stay. */
export interface AttemptCount {
  connectionId: string;
  keyPairId: string;
  accepted: number;
  notThisKey: number;
  other: number;
}

/** What one connection spent of its username's login budget, and what for. */
export interface SpentLogins {
  /** Null: one that whoever asks does not reach. */
  connection: string | null;
  purpose: AttemptPurpose;
  logins: number;
}

export interface Span {
  from: Instant;
  until: Instant;
}

export interface AttemptReader {
  /** Newest first. */
  newestOfConnection(connectionId: string, limit: number): Promise<Attempt[]>;
  /** Those that began from one instant to another, newest first. */
  betweenOfConnection(connectionId: string, span: Span, limit: number): Promise<Attempt[]>;
  /**
   * `accepted` and `notThisKey` attempts that began in a time, in the order in which they ended; of an app those of the connections
   * that it has now. What a clock that ran ahead has dated behind now says nothing about now.
   */
  keyAnswersOf(whose: { clientAppId: string } | { connectionId: string }, span: Span): Promise<Attempt[]>;
  hasOpenOrUnknown(keyPairId: string): Promise<boolean>;
  counts(connectionId: string): Promise<AttemptCount[]>;
  /** Of all connections that are there. */
  total(): Promise<Omit<AttemptCount, 'connectionId' | 'keyPairId'>>;
  /** Who made the logins of this username at this host since then, the most first. */
  spenders(tokenHost: string, username: string, since: Instant): Promise<SpentLogins[]>;
}

export interface AttemptWriter extends AttemptReader {
  insert(attempt: Attempt): Promise<void>;
  /** Inserts it and counts its login as `spendLogin` does. False, and neither of both, when `limit` is reached. */
  begin(attempt: Attempt, username: string, limit: number): Promise<boolean>;
  /** Sets the outcome of an open attempt and raises its counter; an attempt that is `unknown` by now takes the real outcome. */
  finish(id: string, outcome: AttemptOutcome, at: Instant): Promise<void>;
  /** Open attempts that began before `before` become `unknown`; at most `limit`; returns how many. */
  giveUpOpen(before: Instant, limit: number): Promise<number>;
  deleteFinishedBefore(before: Instant, limit: number): Promise<number>;
  /**
   * Counts one login of this username at this host in the hour that contains `at`, in the same transaction as the
   * intent. False, and nothing counted, when `limit` is reached.
   */
  spendLogin(tokenHost: string, username: string, at: Instant, limit: number): Promise<boolean>;
}
