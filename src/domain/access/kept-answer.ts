// What came of a request that bore an Idempotency-Key, for whoever sends it again because the answer got lost.

import { dayMs, type Instant, minuteMs } from '../ports.ts';

export interface KeptAnswer {
  /** A MAC over who asked, for what, and the key. */
  id: string;
  /** A MAC over all that was sent: it may hold secrets that could be guessed from a plain hash. */
  request: string;
  beganAt: Instant;
  /** JSON. Null: it is under way, or its process died. */
  answer: string | null;
  /** Proves that this installation wrote the row: else whoever can write to the database alone gave us their certificate to hand out. */
  mac: string;
}

export interface KeptAnswerReader {
  byId(id: string): Promise<KeptAnswer | null>;
}

export interface KeptAnswerWriter extends KeptAnswerReader {
  /** In the place of one with the same id. */
  put(kept: KeptAnswer): Promise<void>;
  remove(id: string): Promise<void>;
  /** Of times to come too: then a clock was set back. */
  removeOutside(from: Instant, to: Instant): Promise<void>;
}

const keptForMs = dayMs;
/** Longer than any request takes. */
export const underWayLimitMs = 10 * minuteMs;

export async function sweepKeptAnswers(answers: KeptAnswerWriter, now: Instant): Promise<void> {
  await answers.removeOutside(now - keptForMs, now + minuteMs);
}
