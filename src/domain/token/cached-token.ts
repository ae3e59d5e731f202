// An access token that was given out, shared by all processes through a sealed row. Salesforce names no lifetime for
// this grant, so a token is assumed good for a configured time, well under the org's session timeout.

import { hash } from 'node:crypto';
import type { Instant } from '../ports.ts';
import { minuteMs, secondMs } from '../ports.ts';
import type { Secret } from '../secret.ts';
import type { SealedText } from '../vault/sealed.ts';

export interface CachedToken {
  connectionId: string;
  /** Counts the tokens of this connection; a process that holds an older generation fetches the row again. */
  generation: number;
  /** Together with the host that it was given for. */
  sealed: SealedText;
  /** Hex SHA-256 of the token: compare-and-delete without unsealing. */
  tokenHash: string;
  keyPairId: string;
  issuedAt: Instant;
  /** Ahead of `goodUntil`: from here one caller fetches a new one while the others keep using this. */
  refreshAt: Instant;
  goodUntil: Instant;
}

/** A memory copy is trusted so long before its generation is compared with the row. */
export const memoryTrustMs = 30 * secondMs;
/** A token younger than this that is refused was revoked: its age is not the cause, and the next may fare no better. */
const youngTokenMs = minuteMs;
const fetchesWhileYoung = 2;

/** Clocks of several machines differ a little; a token dated further ahead was cached while the clock was wrong. */
const longestLeadMs = minuteMs;

/** Nothing is known of the age of a token that is dated ahead: it is taken for over. */
export function isGoodToken(token: Pick<CachedToken, 'issuedAt' | 'goodUntil'>, now: Instant): boolean {
  return token.issuedAt <= now + longestLeadMs && now < token.goodUntil;
}

/** Until when no other is fetched for one that was refused; null: one may be. @param fetchedAt tokens that were fetched, newest first. */
export function noFetchUntil(
  token: Pick<CachedToken, 'issuedAt'>,
  fetchedAt: readonly Instant[],
  now: Instant,
): Instant | null {
  const isYoung = (at: Instant) => Math.abs(now - at) < youngTokenMs;
  const earlier = fetchedAt.filter(isYoung)[fetchesWhileYoung - 1];
  return isYoung(token.issuedAt) && earlier !== undefined ? earlier + youngTokenMs : null;
}

export function tokenHash(token: Secret<string>): string {
  return hash('sha256', token.reveal());
}

/** Lifetimes differ by up to a tenth, so that a fleet does not refresh in step; refreshed ahead at 80 %. */
export function tokenTimes(issuedAt: Instant, lifetimeMs: number, fraction: number) {
  const jittered = Math.round(lifetimeMs * (0.9 + fraction / 10));
  return { issuedAt, refreshAt: issuedAt + Math.round(jittered * 0.8), goodUntil: issuedAt + jittered };
}

export interface CachedTokenReader {
  get(connectionId: string): Promise<CachedToken | null>;
}

export interface CachedTokenWriter extends CachedTokenReader {
  /**
   * Replaces the connection's token; the generation continues also over deletions. Null, and nothing written: it is sealed
   * under a root key that was retired.
   */
  put(token: Omit<CachedToken, 'generation'>): Promise<CachedToken | null>;
  /** Deletes the token only if it is still this one; true for the one caller that did. */
  dropIfHash(connectionId: string, hash: string): Promise<boolean>;
  drop(connectionId: string): Promise<void>;
  dropAll(): Promise<void>;
}
