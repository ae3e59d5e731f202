// "login rate exceeded": Salesforce allows 3,600 logins per user and hour. Counted over the last sixty minutes in buckets
// of one minute, so that a simulated decade of logins costs no memory.

const BUCKET_MS = 60_000;
const BUCKETS = 60;

interface Counter {
  newestBucket: number;
  counts: number[];
}

export class LoginRate {
  readonly #byUser = new Map<string, Counter>();

  /** Counts one login, and says whether the user was still within the limit with it. */
  admits(userId: string, now: number, limit: number): boolean {
    const counter = this.#rolled(userId, Math.floor(now / BUCKET_MS));
    const total = counter.counts.reduce((sum, count) => sum + count, 0);
    if (total >= limit) return false;
    counter.counts[0] = (counter.counts[0] ?? 0) + 1;
    return true;
  }

  #rolled(userId: string, bucket: number): Counter {
    const counter = this.#byUser.get(userId) ?? { newestBucket: bucket, counts: [] };
    const steps = Math.min(Math.max(bucket - counter.newestBucket, 0), BUCKETS);
    if (steps > 0) counter.counts = [...new Array<number>(steps).fill(0), ...counter.counts].slice(0, BUCKETS);
    counter.newestBucket = Math.max(bucket, counter.newestBucket);
    this.#byUser.set(userId, counter);
    return counter;
  }
}
