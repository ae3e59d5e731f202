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
  return windows(queries, { erasesSecrets: false }, null).windows;
}

/** `finish` writes what was kept for the end of the transaction; without it nothing may be committed. */
export function writeWindows(
  queries: Queries,
  commitment: Commitment,
  auditKey: AuditKey,
): { windows: WriteTransaction; finish(): Promise<void> } {
  const made = windows(queries, commitment, auditKey);
  return { windows: made.windows, finish: () => made.audit.flush() };
}

function windows(
  queries: Queries,
  commitment: Commitment,
  auditKey: AuditKey,
): { windows: WriteTransaction; audit: StoredAudit } {
  const audit = new StoredAudit(queries, auditKey);
  const transaction: Transaction = {
    ...{ queries, commitment },
    audit: (entry) => audit.keep(entry),
    macKey: () => audit.key(),
  };
  return {
    audit,
    windows: {
      connections: new StoredConnections(transaction),
      clientApps: new StoredClientApps(transaction),
      keyPairs: new StoredKeyPairs(transaction),
      keyRequests: new StoredKeyRequests(transaction),
      attempts: new StoredAttempts(queries),
      tokens: new StoredTokens(queries),
      audit,
      vault: new StoredVault(transaction),
      strayKeys: new StoredStrayKeys(transaction),
      leases: new StoredLeases(queries),
      facts: new StoredFacts(queries),
      notices: new StoredNotices(transaction),
      watchedCertificates: new StoredWatchedCertificates(transaction),
      findings: new StoredFindings(transaction),
      watchedPlaces: new StoredWatchedPlaces(queries),
      calendarFeeds: new StoredCalendarFeeds(transaction),
      people: new StoredPeople(transaction),
      passkeys: new StoredPasskeys(transaction),
      keptAnswers: new StoredKeptAnswers(queries),
      scans: new StoredScans(transaction),
      scanSchedules: new StoredScanSchedules(transaction),
      scanExclusions: new StoredScanExclusions(transaction),
      slotLooks: new StoredSlotLooks(transaction),
      swaps: new StoredSwaps(transaction),
      rollouts: new StoredRollouts(transaction),
      orgLinks: new StoredOrgLinks(transaction),
      orgFacts: new StoredOrgFacts(transaction),
      proofs: new StoredProofs(transaction),
    },
  };
}
