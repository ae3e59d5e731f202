// An access token as callers get it, and where they get it.

import type { Instant } from '../ports.ts';
import type { Secret } from '../secret.ts';
import type { SignInFailure } from './sign-in-result.ts';

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
  /**
   * One that was given before and is still good, without signing in; null: there is none. @param options.evenOld also past the time
   * for which it is assumed good: an org may take it for longer.
   */
  atHand(connectionId: string, options?: { evenOld?: boolean }): Promise<AccessToken | null>;
  /** For a caller whom the org answered that the token with this hash, of `tokenHash`, is no good. */
  refused(connectionId: string, hash: string): Promise<AccessToken>;
}

/** With whose it is, which is another user than the connection's. */
export interface UserToken extends AccessToken {
  userId: string;
}

/** Besides, those of users that sign in beside the connections' own. */
export interface TokensOfUsers extends Tokens {
  /**
   * @param options.fresh Signs in anew even when one is at hand. @param options.evenOld as in `atHand`, where no other is to be had.
   * A failure: why there is none.
   */
  acquireAs(
    connectionId: string,
    username: string,
    options?: { fresh?: boolean; evenOld?: boolean },
  ): Promise<UserToken | SignInFailure>;
  /** The org answered that the token with this hash, of `tokenHash`, is no good. */
  forgetAs(hash: string): Promise<void>;
}
