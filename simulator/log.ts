// The requests and what came of them, with the true reason in the open. Holds no assertion, no token and no query string:
// some clients put the access token into the URL.

export interface LogEntry {
  number: number;
  /** Simulated time, ISO 8601 UTC. */
  at: string;
  method: string;
  path: string;
  orgId: string | null;
  /** Index of the app server that answered. */
  server: number | null;
  status: number | null;
  /** `accepted`, `answered`, a reason code, or `fault:` and its kind. */
  outcome: string;
  /** The same in a sentence. */
  reason: string;
  consumerKey?: string;
  username?: string;
  /** Fingerprint of the certificate that this server saw on the app; null when it saw none. */
  certificateSeen?: string | null;
}

/** What the answering part knows; org and server only where the host alone did not tell. */
export type LogDetails = Pick<LogEntry, 'outcome' | 'reason' | 'consumerKey' | 'username' | 'certificateSeen'> &
  Partial<Pick<LogEntry, 'orgId' | 'server'>>;

const KEPT_ENTRIES = 10_000;

export class RequestLog {
  #entries: LogEntry[] = [];
  #written = 0;

  write(entry: Omit<LogEntry, 'number'>): void {
    this.#written++;
    this.#entries.push({ number: this.#written, ...entry });
    // Dropped in halves: shifting ten thousand entries at every request would cost more than the request.
    if (this.#entries.length > KEPT_ENTRIES * 2) this.#entries = this.#entries.slice(-KEPT_ENTRIES);
  }

  /** Oldest first; `after` is the number of the last entry already seen. */
  entries(filter: { orgId?: string | undefined; after?: number | undefined } = {}): LogEntry[] {
    const { orgId, after = 0 } = filter;
    return this.#entries.filter((entry) => entry.number > after && (orgId === undefined || entry.orgId === orgId));
  }
}
