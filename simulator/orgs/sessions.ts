// Access tokens and the sessions behind them. A session ends after its timeout without use; use in the second half of the
// timeout begins it anew, as Salesforce does. A certificate change ends no session, unless the org is set to it.

import type { Random } from '../ports.ts';
import { drawAccessToken } from './identifiers.ts';

export interface Session {
  readonly orgId: string;
  readonly userId: string;
  readonly username: string;
  readonly consumerKey: string;
  readonly scopes: readonly string[];
  readonly timeoutMs: number;
  /** High Assurance was asked for and this flow cannot give it: issued, yet no API accepts it. */
  readonly isBelowRequiredLevel: boolean;
  lastUsedAt: number;
}

export interface SessionSelection {
  orgId?: string | undefined;
  username?: string | undefined;
  consumerKey?: string | undefined;
}

export class Sessions {
  readonly #byToken = new Map<string, Session>();

  open(session: Omit<Session, 'lastUsedAt'>, now: number, random: Random): string {
    this.#dropExpired(now);
    const token = drawAccessToken(random, session.orgId);
    this.#byToken.set(token, { ...session, lastUsedAt: now });
    return token;
  }

  /** The live session of a token, marked as used; undefined when it never was, is over, or was revoked. */
  use(token: string, now: number): Session | undefined {
    const session = this.#byToken.get(token);
    if (session === undefined) return undefined;
    const idleMs = now - session.lastUsedAt;
    if (idleMs >= session.timeoutMs) {
      this.#byToken.delete(token);
      return undefined;
    }
    if (idleMs > session.timeoutMs / 2) {
      session.lastUsedAt = now;
      // To the end, so that the order stays that of the last use.
      this.#byToken.delete(token);
      this.#byToken.set(token, session);
    }
    return session;
  }

  revokeToken(token: string): number {
    return this.#byToken.delete(token) ? 1 : 0;
  }

  /** Ends every session that matches all that is named; with nothing named, every session there is. */
  revoke(selection: SessionSelection): number {
    let revoked = 0;
    for (const [token, session] of this.#byToken) {
      if (selection.orgId !== undefined && selection.orgId !== session.orgId) continue;
      if (selection.username !== undefined && selection.username !== session.username) continue;
      if (selection.consumerKey !== undefined && selection.consumerKey !== session.consumerKey) continue;
      this.#byToken.delete(token);
      revoked++;
    }
    return revoked;
  }

  get count(): number {
    return this.#byToken.size;
  }

  /** Oldest first, up to the first that lives on: cheap, and it keeps decades of simulated logins in bounded memory. */
  #dropExpired(now: number): void {
    for (const [token, session] of this.#byToken) {
      if (now - session.lastUsedAt < session.timeoutMs) return;
      this.#byToken.delete(token);
    }
  }
}
