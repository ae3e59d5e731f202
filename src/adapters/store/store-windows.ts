// The windows of one transaction, put together. A read transaction is handed out with the readers' types alone; the database
// refuses its writes besides.

import type { ReadTransaction, WriteTransaction } from '../../domain/store.ts';
import type { Commitment, Queries } from './database.ts';
import { StoredAttempts } from './tables/attempts.ts';
import { type AuditKey, StoredAudit } from './tables/audit.ts';
import { StoredCalendarFeeds } from './tables/calendar-feeds.ts';
import { StoredClientApps } from './tables/client-apps.ts';
import { StoredConnections } from './tables/connections.ts';
import { StoredFacts } from './tables/facts.ts';
import { StoredKeptAnswers } from './tables/kept-answers.ts';
import { StoredKeyPairs } from './tables/key-pairs.ts';
import { StoredKeyRequests } from './tables/key-requests.ts';
import { StoredLeases } from './tables/leases.ts';
import { StoredNotices } from './tables/notices.ts';
import { StoredOrgFacts } from './tables/org-facts.ts';
import { StoredOrgLinks } from './tables/org-links.ts';
import { StoredPasskeys } from './tables/passkeys.ts';
import { StoredPeople } from './tables/people.ts';
import { StoredProofs } from './tables/proofs.ts';
import { StoredRollouts } from './tables/rollouts.ts';
import { StoredScanExclusions } from './tables/scan-exclusions.ts';
import { StoredScanSchedules } from './tables/scan-schedules.ts';
import { StoredScans } from './tables/scans.ts';
import { StoredSlotLooks } from './tables/slot-looks.ts';
import { StoredStrayKeys } from './tables/stray-keys.ts';
import { StoredSwaps } from './tables/swaps.ts';
import { StoredTokens } from './tables/tokens.ts';
import type { Transaction } from './tables/transaction.ts';
import { StoredVault } from './tables/vault.ts';
import { StoredFindings, StoredWatchedCertificates } from './tables/watched.ts';
import { StoredWatchedPlaces } from './tables/watched-places.ts';

export function readWindows(queries: Queries): ReadTransaction {
  return new Windows(queries, { erasesSecrets: false }, null);
}

/** `finish` writes what was kept for the end of the transaction; without it nothing may be committed. */
export function writeWindows(
  queries: Queries,
  commitment: Commitment,
  auditKey: AuditKey,
): { windows: WriteTransaction; finish(): Promise<void> } {
  const windows = new Windows(queries, commitment, auditKey);
  return { windows, finish: () => windows.audit.flush() };
}

/** Each is made when it is asked for: a transaction asks few of them. */
class Windows implements WriteTransaction {
  readonly audit: StoredAudit;
  readonly #transaction: Transaction;

  constructor(queries: Queries, commitment: Commitment, auditKey: AuditKey) {
    const audit = new StoredAudit(queries, auditKey);
    this.audit = audit;
    this.#transaction = { queries, commitment, audit: (entry) => audit.keep(entry), macKey: () => audit.key() };
  }

  get connections() {
    return new StoredConnections(this.#transaction);
  }

  get clientApps() {
    return new StoredClientApps(this.#transaction);
  }

  get keyPairs() {
    return new StoredKeyPairs(this.#transaction);
  }

  get keyRequests() {
    return new StoredKeyRequests(this.#transaction);
  }

  get attempts() {
    return new StoredAttempts(this.#transaction.queries);
  }

  get tokens() {
    return new StoredTokens(this.#transaction.queries);
  }

  get vault() {
    return new StoredVault(this.#transaction);
  }

  get strayKeys() {
    return new StoredStrayKeys(this.#transaction);
  }

  get leases() {
    return new StoredLeases(this.#transaction.queries);
  }

  get facts() {
    return new StoredFacts(this.#transaction.queries);
  }

  get notices() {
    return new StoredNotices(this.#transaction);
  }

  get watchedCertificates() {
    return new StoredWatchedCertificates(this.#transaction);
  }

  get findings() {
    return new StoredFindings(this.#transaction);
  }

  get watchedPlaces() {
    return new StoredWatchedPlaces(this.#transaction.queries);
  }

  get calendarFeeds() {
    return new StoredCalendarFeeds(this.#transaction);
  }

  get people() {
    return new StoredPeople(this.#transaction);
  }

  get passkeys() {
    return new StoredPasskeys(this.#transaction);
  }

  get keptAnswers() {
    return new StoredKeptAnswers(this.#transaction.queries);
  }

  get scans() {
    return new StoredScans(this.#transaction);
  }

  get scanSchedules() {
    return new StoredScanSchedules(this.#transaction);
  }

  get scanExclusions() {
    return new StoredScanExclusions(this.#transaction);
  }

  get slotLooks() {
    return new StoredSlotLooks(this.#transaction);
  }

  get swaps() {
    return new StoredSwaps(this.#transaction);
  }

  get rollouts() {
    return new StoredRollouts(this.#transaction);
  }

  get orgLinks() {
    return new StoredOrgLinks(this.#transaction);
  }

  get orgFacts() {
    return new StoredOrgFacts(this.#transaction);
  }

  get proofs() {
    return new StoredProofs(this.#transaction);
  }
}
