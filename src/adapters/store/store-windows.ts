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
  return windowsOf(queries, { erasesSecrets: false }, null);
}

/** `finish` writes what was kept for the end of the transaction; without it nothing may be committed. */
export function writeWindows(
  queries: Queries,
  commitment: Commitment,
  auditKey: AuditKey,
): { windows: WriteTransaction; finish(): Promise<void> } {
  const windows = windowsOf(queries, commitment, auditKey);
  return { windows, finish: () => windows.audit.flush() };
}

type Made = Omit<WriteTransaction, 'audit'>;

const makers: { [K in keyof Made]: (transaction: Transaction) => Made[K] } = {
  connections: (transaction) => new StoredConnections(transaction),
  clientApps: (transaction) => new StoredClientApps(transaction),
  keyPairs: (transaction) => new StoredKeyPairs(transaction),
  keyRequests: (transaction) => new StoredKeyRequests(transaction),
  attempts: ({ queries }) => new StoredAttempts(queries),
  tokens: ({ queries }) => new StoredTokens(queries),
  vault: (transaction) => new StoredVault(transaction),
  strayKeys: (transaction) => new StoredStrayKeys(transaction),
  leases: ({ queries }) => new StoredLeases(queries),
  facts: ({ queries }) => new StoredFacts(queries),
  notices: (transaction) => new StoredNotices(transaction),
  watchedCertificates: (transaction) => new StoredWatchedCertificates(transaction),
  findings: (transaction) => new StoredFindings(transaction),
  watchedPlaces: (transaction) => new StoredWatchedPlaces(transaction),
  calendarFeeds: (transaction) => new StoredCalendarFeeds(transaction),
  people: (transaction) => new StoredPeople(transaction),
  passkeys: (transaction) => new StoredPasskeys(transaction),
  keptAnswers: (transaction) => new StoredKeptAnswers(transaction),
  scans: (transaction) => new StoredScans(transaction),
  scanSchedules: (transaction) => new StoredScanSchedules(transaction),
  scanExclusions: (transaction) => new StoredScanExclusions(transaction),
  slotLooks: (transaction) => new StoredSlotLooks(transaction),
  swaps: (transaction) => new StoredSwaps(transaction),
  rollouts: (transaction) => new StoredRollouts(transaction),
  orgLinks: (transaction) => new StoredOrgLinks(transaction),
  orgFacts: (transaction) => new StoredOrgFacts(transaction),
  proofs: (transaction) => new StoredProofs(transaction),
};

/** Each is made when it is asked for: a transaction asks few of them. */
const prototype: object = Object.defineProperties(
  {},
  Object.fromEntries(
    Object.entries(makers).map(([window, make]) => [
      window,
      {
        get(this: { transaction: Transaction }) {
          return make(this.transaction);
        },
      },
    ]),
  ),
);

function windowsOf(queries: Queries, commitment: Commitment, auditKey: AuditKey): Made & { audit: StoredAudit } {
  const audit = new StoredAudit(queries, auditKey);
  const transaction: Transaction = {
    ...{ queries, commitment },
    audit: (entry) => audit.keep(entry),
    macKey: () => audit.key(),
  };
  return Object.assign(Object.create(prototype), { audit, transaction });
}
