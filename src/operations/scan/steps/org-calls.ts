// The calls of one scan to its org: with a token of its connection, which is replaced when the org refuses it; asked again where
// no answer came; never into the reserve of the org's limits.

import { LatchkeyError } from '../../../domain/errors.ts';
import type { OrgRead } from '../../../domain/org/org.ts';
import { hourMs, minuteMs } from '../../../domain/ports.ts';
import { said } from '../../../domain/said.ts';
import type { ApiUsage, DescribedType, OrgMetadata } from '../../../domain/scan/metadata-source.ts';
import { isReserveReached } from '../../../domain/scan/plan.ts';
import type { AccessToken } from '../../../domain/token/access-token.ts';
import { tokenHash } from '../../../domain/token/cached-token.ts';
import { sayingOf } from '../../../domain/token/sign-in-result.ts';
import type { ScanContext } from '../../context.ts';
import { ScanEnding } from './scan-ending.ts';

interface Session {
  org: OrgMetadata;
  hash: string;
}

/** Before each further try, half of it jitter. */
const pausesMs = [500, 1_000, 2_000, 4_000];
const mostRenewals = 3;
const awayMs = 5 * minuteMs;
/** What the org counts is counted over 24 hours: something is free again after a while. */
const limitMs = hourMs;

/** What passes by itself, beside what is no answer at all. */
const passingCodes = new Set([
  'SERVER_UNAVAILABLE',
  'UNABLE_TO_LOCK_ROW',
  'UNKNOWN_EXCEPTION',
  'TXN_SECURITY_RUNTIME_EXCEPTION',
]);
const limitCodes = new Set(['REQUEST_LIMIT_EXCEEDED', 'API_LIMIT_EXCEEDED']);

export class OrgCalls {
  calls: number;
  readonly #context: ScanContext;
  readonly #connection: { id: string; name: string };
  readonly #signal: AbortSignal;
  #session: Session | null = null;
  #usage: ApiUsage | null = null;
  #renewals = 0;
  #renewing: Promise<void> | null = null;

  constructor(
    context: ScanContext,
    connection: { id: string; name: string },
    { calls, signal }: { calls: number; signal: AbortSignal },
  ) {
    this.#context = context;
    this.#connection = connection;
    this.#signal = signal;
    this.calls = calls;
  }

  /** Signs in, and asks what the org's limits leave; along with it for the types, without which nothing else is asked. Errors: ScanEnding. */
  async begin(): Promise<OrgRead<DescribedType[]>> {
    const { org } = await this.#current();
    const [usage, described] = await Promise.all([
      org.usage(this.#signal),
      this.ask((one, signal) => one.describe(signal)),
    ]);
    if (usage.type === 'read') this.#usage = usage.value;
    return described;
  }

  /** Errors: ScanEnding. */
  async ask<T>(call: (org: OrgMetadata, signal: AbortSignal) => Promise<OrgRead<T>>): Promise<OrgRead<T>> {
    for (let tries = 0; ; tries += 1) {
      this.#refuseReserve();
      const session = await this.#current();
      const read = await call(session.org, this.#signal);
      this.#leaveIfEnding();
      if (read.type === 'sessionRefused') {
        await this.#renew(session, read.message);
        continue;
      }
      if (read.type === 'failed' && limitCodes.has(read.errorCode ?? '')) {
        throw new ScanEnding({ type: 'putOff', why: read.message, waitMs: limitMs });
      }
      if (!isPassing(read)) return read;
      const pauseMs = pausesMs[tries];
      if (pauseMs === undefined) return this.#withoutAnswer(session, read);
      await this.#sleep(pauseMs);
    }
  }

  /** After all tries: what was asked is to blame only where the org answers something else. */
  async #withoutAnswer<T>({ org }: Session, read: OrgRead<T>): Promise<OrgRead<T>> {
    const other = await org.describe(this.#signal);
    this.#leaveIfEnding();
    if (read.type === 'read' || !isPassing(other)) return read;
    throw new ScanEnding({ type: 'putOff', why: read.message, waitMs: awayMs });
  }

  #refuseReserve(): void {
    this.#leaveIfEnding();
    const { scanReservePercent } = this.#context.settings;
    if (this.#usage === null || !isReserveReached(this.#usage, scanReservePercent)) return;
    const { used, maximum } = this.#usage;
    const why = said('callsReserved', `${used}/${maximum}`, scanReservePercent);
    throw new ScanEnding({ type: 'putOff', why, waitMs: limitMs });
  }

  #leaveIfEnding(): void {
    if (this.#signal.aborted) throw new ScanEnding({ type: 'left' });
  }

  async #sleep(pauseMs: number): Promise<void> {
    const { clock, random } = this.#context;
    try {
      await clock.sleep(Math.round(pauseMs * (0.5 + random.fraction() / 2)), this.#signal);
    } catch (error) {
      this.#leaveIfEnding();
      throw error;
    }
  }

  async #current(): Promise<Session> {
    this.#session ??= await this.#opened(() => this.#context.tokens.acquire(this.#connection.id));
    return this.#session;
  }

  /** All that were refused with one token wait for one other. */
  async #renew({ hash }: Session, message: string): Promise<void> {
    if (this.#session?.hash !== hash) return;
    this.#renewing ??= this.#replace(hash, message).finally(() => {
      this.#renewing = null;
    });
    await this.#renewing;
  }

  async #replace(hash: string, message: string): Promise<void> {
    this.#renewals += 1;
    if (this.#renewals > mostRenewals) throw refused(this.#connection.name, message);
    this.#session = await this.#opened(() => this.#context.tokens.refused(this.#connection.id, hash));
  }

  async #opened(token: () => Promise<AccessToken>): Promise<Session> {
    try {
      const access = await token();
      const version = await this.#context.orgReader.apiVersion(access.instanceUrl, this.#signal);
      if (version.type !== 'read') throw refused(this.#connection.name, version.message);
      const session = { instanceUrl: access.instanceUrl, accessToken: access.token, apiVersion: version.value };
      const org = await this.#context.metadataSource.open(session, (usage) => this.#heard(usage));
      return { org, hash: tokenHash(access.token) };
    } catch (error) {
      throw this.#signal.aborted ? new ScanEnding({ type: 'left' }) : signInEnding(error);
    }
  }

  #heard(usage: ApiUsage | null): void {
    this.calls += 1;
    if (usage !== null) this.#usage = usage;
    else if (this.#usage !== null) this.#usage = { ...this.#usage, used: this.#usage.used + 1 };
  }
}

function isPassing(read: OrgRead<unknown>): boolean {
  if (read.type === 'noAnswer') return read.fault !== 'tooLarge' && read.fault !== 'aborted';
  if (read.type !== 'failed') return false;
  return (
    passingCodes.has(read.errorCode ?? '') || (read.errorCode === null && read.status >= 500) || read.status === 429
  );
}

/** Our own rationing and a token that was refused at once pass; anything else about the sign-in is for people. */
function signInEnding(error: unknown): unknown {
  if (!(error instanceof LatchkeyError)) return error;
  const { code, kind, parameters } = error;
  if (code === 'tokenRefusedYoung' || code === 'loginBudgetSpent' || code === 'databaseBusy') {
    return new ScanEnding({ type: 'putOff', why: sayingOf(error), waitMs: 2 * minuteMs });
  }
  if (kind !== 'connection' && code !== 'consumerKeyMissing') return error;
  const told = Object.entries(parameters).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const failure = { code, parameters: Object.fromEntries(told), isSignIn: true };
  return new ScanEnding({ type: 'failed', failure });
}

/** The org lets us in and does not let us read. */
export function endingOf(name: string, read: Exclude<OrgRead<unknown>, { type: 'read' }>): ScanEnding {
  if (read.type !== 'notPermitted') return refused(name, read.message);
  const parameters = { name, permission: read.permission, message: read.message };
  return new ScanEnding({ type: 'failed', failure: { code: 'scanNotPermitted', parameters, isSignIn: false } });
}

function refused(name: string, message: string): ScanEnding {
  const failure = { code: 'scanRefused', parameters: { name, message }, isSignIn: false } as const;
  return new ScanEnding({ type: 'failed', failure });
}
