// The claims of the assertion (RFC 7523 section 3, and what Salesforce asks of them).

import type { Instant, Random } from '../ports.ts';

/** Salesforce documents at most 3 minutes; 2 leave room for a clock that is a little ahead. */
const assertionLifeSeconds = 120;

interface AssertionClaims {
  /** The consumer key. */
  iss: string;
  /** The username. */
  sub: string;
  aud: string;
  /** Seconds since the epoch, not milliseconds. */
  exp: number;
  /** Checked for replay when it is sent: fresh in each assertion, also on a retry. */
  jti: string;
}

export function assertionClaims(
  facts: { consumerKey: string; username: string; audience: string; clockSkewSeconds: number },
  now: Instant,
  random: Random,
): AssertionClaims {
  return {
    iss: facts.consumerKey,
    sub: facts.username,
    aud: facts.audience,
    exp: Math.floor(now / 1_000) + Math.round(facts.clockSkewSeconds) + assertionLifeSeconds,
    jti: Buffer.from(random.bytes(16)).toString('base64url'),
  };
}
