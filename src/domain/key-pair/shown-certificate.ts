// A certificate as it is told to people and programs.

import type { Instant } from '../ports.ts';

export interface ShownCertificate {
  fingerprint: string;
  subject: string;
  notBefore: Instant;
  notAfter: Instant;
  /** Told while the clock could not be trusted: nobody is told that it has expired. */
  isClockDoubted?: true;
}
