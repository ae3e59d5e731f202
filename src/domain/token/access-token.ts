// An access token as callers get it, and where they get it.

import type { Instant } from '../ports.ts';
import type { Secret } from '../secret.ts';

export interface AccessToken {
  token: Secret<string>;
  instanceUrl: string;
  /** The key pair that its assertion was signed with. */
  keyPairId: string;
  issuedAt: Instant;
  goodUntil: Instant;
}

/** The tokens of one process. */
export interface Tokens {
  /** @param options.fresh Signs in anew even when a token is cached. */
  acquire(connectionId: string, options?: { fresh?: boolean }): Promise<AccessToken>;
  /** One that was given before and is still good, without signing in; null: there is none. */
  atHand(connectionId: string): Promise<AccessToken | null>;
  /** For a caller whom the org answered that the token with this hash, of `tokenHash`, is no good. */
  refused(connectionId: string, hash: string): Promise<AccessToken>;
}
