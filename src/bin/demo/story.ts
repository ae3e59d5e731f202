// What the demonstration tells, step by step and at its end.

import type { Tally } from './traffic.ts';

export interface DemoOrg {
  connection: string;
  orgId: string;
  loginUrl: string;
  username: string;
  consumerKey: string;
  setupUrl: string;
}

export interface DemoResult {
  org: DemoOrg;
  propagation: { minSeconds: number; maxSeconds: number; servers: number };
  certificates: { before: string; after: string };
  rotation: { firstAcceptedAfterSeconds: number; settledAfterSeconds: number };
  traffic: { latchkey: Tally; oneKeySwitchedAtUpload: Tally; oneKeySwitchedAtEnd: Tally };
  cachedTokenServed: boolean;
  seconds: number;
}

export interface Narrator {
  step(text: string): void;
  /** Replaces the last progress line on a terminal; silent elsewhere. */
  progress(text: string): void;
}
