// How one sign-in ended: a token, or the one reason that a caller, the record and the diagnosis go on with.

import type { ConnectionFailure } from '../connection/connection.ts';
import { LatchkeyError } from '../errors.ts';
import type { KeyPair } from '../key-pair/key-pair.ts';
import type { Instant, TransportFaultKind } from '../ports.ts';
import { said } from '../said.ts';
import type { SpentLogins } from './attempt.ts';
import type { Target } from './audience.ts';
import type { CachedToken } from './cached-token.ts';
import type { AcceptedAnswer, AnswerFacts, RefusalCode } from './token-answer.ts';

/** One assertion that was posted, and what came back; without the token. */
export interface TriedKey {
  keyPairId: string;
  fingerprint: string;
  target: Target;
  at: Instant;
  /** On a connection of its own, so that it met a server of its own. */
  isAlone: boolean;
  result: 'accepted' | 'notThisKey' | 'refused' | 'unavailable' | 'noAnswer';
  /** The refusal code or the transport fault. */
  code: RefusalCode | TransportFaultKind | null;
  message: string;
  facts: AnswerFacts | null;
}

export interface SignedIn {
  type: 'signedIn';
  answer: AcceptedAnswer;
  pair: KeyPair;
  target: Target;
  tried: readonly TriedKey[];
  /** The token as all processes share it; null where it could not be kept, or is another user's. */
  kept: CachedToken | null;
}

export interface NotSignedIn {
  type: 'notSignedIn';
  failure: SignInFailure;
  tried: readonly TriedKey[];
}

export type SignInFailure =
  /** A condition of the app, for the diagnosis to rank: mismatch, no certificate, digital signatures off, flow off. */
  | { code: 'refusedWithEveryKey'; message: string }
  | { code: RefusalCode; message: string }
  | { code: 'unavailable'; message: string }
  | { code: 'noAnswer'; fault: TransportFaultKind; message: string }
  | { code: 'noUsableKeyPair'; message: string }
  /** `isOfAuthority`: one signed it, and is to be asked for the next. */
  | { code: 'certificateExpired'; message: string; notAfter: Instant; isOfAuthority: boolean }
  | { code: 'consumerKeyMissing'; message: string }
  | { code: 'loginBudgetSpent'; message: string; until: Instant; spentBy: readonly SpentLogins[] }
  | { code: 'orgChanged'; message: string; found: string; pinned: string; orgId?: string }
  | { code: 'userChanged'; message: string; found: string; pinned: string; orgId?: string };

export type SignInResult = SignedIn | NotSignedIn;

/** The token is of another org or user than the pinned one. */
export function foreignToken(foreign: 'org' | 'user', found: string, pinned: string) {
  return foreign === 'org'
    ? ({ code: 'orgChanged', message: said('otherOrg', found, pinned), found, pinned } as const)
    : ({ code: 'userChanged', message: said('otherUser', found, pinned), found, pinned } as const);
}

/** Nothing but the keys or the app's settings was wrong: background callers are held back after it. */
export function isRefusal({ code }: Pick<ConnectionFailure, 'code'>): boolean {
  switch (code) {
    case 'unavailable':
    case 'noAnswer':
    case 'consumerKeyMissing':
    case 'noUsableKeyPair':
    case 'certificateExpired':
    case 'loginBudgetSpent':
      return false;
    default:
      return true;
  }
}

/** What a failed sign-in is called in public. */
export function signInError(name: string, failure: SignInFailure, loginsPerHour: number): LatchkeyError {
  switch (failure.code) {
    case 'certificateExpired':
      return new LatchkeyError('certificateExpired', {
        name,
        notAfter: new Date(failure.notAfter).toISOString(),
        isOfAuthority: failure.isOfAuthority,
      });
    case 'noUsableKeyPair':
    case 'consumerKeyMissing':
      return new LatchkeyError(failure.code, { name });
    case 'loginBudgetSpent':
      return new LatchkeyError('loginBudgetSpent', {
        name,
        limit: loginsPerHour,
        until: new Date(failure.until).toISOString(),
        spentBy: failure.spentBy,
      });
    case 'orgChanged':
    case 'userChanged':
      return new LatchkeyError(failure.code, {
        name,
        found: failure.found,
        pinned: failure.pinned,
        org: failure.orgId ?? 'ID',
      });
    default:
      return new LatchkeyError('signInFailed', { name, reason: failure.message });
  }
}

/** A failed sign-in as it is kept where it stopped something else. */
export function sayingOf({ code, parameters }: LatchkeyError): string {
  const of = parameters as Readonly<Record<string, string>>;
  switch (code) {
    case 'signInFailed':
    case 'backingOff':
      return of.reason ?? code;
    case 'certificateExpired':
      return said('expiredUnused', of.notAfter ?? '');
    case 'orgChanged':
      return said('otherOrg', of.found ?? '', of.pinned ?? '');
    case 'userChanged':
      return said('otherUser', of.found ?? '', of.pinned ?? '');
    case 'noUsableKeyPair':
      return said('noKeyMaySign');
    case 'loginBudgetSpent':
      return said('budgetSpent');
    case 'consumerKeyMissing':
    case 'databaseBusy':
    case 'tokenRefusedYoung':
      return said(code);
    default:
      return said('stumbled', code);
  }
}

/** What nobody foresaw; the log has more. */
export function stumbling(error: unknown): string {
  return error instanceof LatchkeyError ? sayingOf(error) : said('stumbled', 'internal');
}
