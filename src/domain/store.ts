// The database as the product sees it: transactions with one typed window per concept. What each window guarantees
// stands in the concept's own folder; what holds for all is here.
//
// - `write` runs the work in one transaction. It commits when the work's promise resolves and rolls back when it rejects.
//   On SQLite it begins IMMEDIATE; a busy database is retried for up to 10 s without blocking the process, then fails
//   with the error `databaseBusy`. On PostgreSQL it is serializable: a conflict or deadlock runs the work again from the start, for as long, so the
//   work must be free of outside acts: inside a transaction only database calls are awaited, and no other transaction is begun.
//   On both databases it is as if it ran alone: a decision rests on what it read.
// - A statement that failed dooms its transaction, also when the work swallows the error.
// - `read` sees one consistent state and can write nothing.
// - A row that was read with `lock…` in a `write` is held until its end; others that lock it wait.
// - A method that moves a state takes the audit entry and writes both, or neither.

import type { KeptAnswerReader, KeptAnswerWriter } from './access/kept-answer.ts';
import type { AuditHead, AuditReader, AuditWriter } from './audit/audit-store.ts';
import type {
  ClientAppReader,
  ClientAppWriter,
  ConnectionReader,
  ConnectionWriter,
} from './connection/connection-store.ts';
import type { SeenTrouble } from './installation/trouble.ts';
import type { KeyPairReader, KeyPairWriter } from './key-pair/key-pair-store.ts';
import type { KeyRequestReader, KeyRequestWriter } from './key-pair/key-request.ts';
import type { LeaseWriter } from './lease.ts';
import type { CalendarFeedReader, CalendarFeedWriter } from './notice/calendar-feed.ts';
import type { NoticeReader, NoticeWriter } from './notice/notice-store.ts';
import type { OrgFactReader, OrgFactWriter } from './org/org-facts.ts';
import type { OrgLinkReader, OrgLinkWriter } from './org/org-link.ts';
import type { PasskeyReader, PasskeyWriter } from './people/passkey.ts';
import type { PersonReader, PersonWriter } from './people/person-store.ts';
import type { Instant } from './ports.ts';
import type { ProofReader, ProofWriter } from './proof/proof-store.ts';
import type { RolloutReader, RolloutWriter } from './rotation/rollout-store.ts';
import type { KeptRunbook } from './rotation/runbook.ts';
import type { SlotLookReader, SlotLookWriter } from './rotation/slot-look.ts';
import type { SwapReader, SwapWriter } from './rotation/swap-store.ts';
import type { ScanExclusionReader, ScanExclusionWriter, ScanReader, ScanWriter } from './scan/scan-store.ts';
import type { ScanScheduleReader, ScanScheduleWriter } from './scan/schedule.ts';
import type { AttemptReader, AttemptWriter } from './token/attempt.ts';
import type { CachedTokenReader, CachedTokenWriter } from './token/cached-token.ts';
import type { StrayKeyReader, StrayKeyWriter } from './vault/stray-key.ts';
import type { SealedKeyPages, VaultReader, VaultWriter } from './vault/vault-store.ts';
import type { FindingReader, FindingWriter } from './watch/finding.ts';
import type { WatchedCertificateReader, WatchedCertificateWriter } from './watch/watched-certificate.ts';
import type { WatchedPlaceReader, WatchedPlaceWriter } from './watch/watched-place.ts';

/** Each window: what reads in it, and what writes besides. */
interface Windows {
  connections: [ConnectionReader, ConnectionWriter];
  clientApps: [ClientAppReader, ClientAppWriter];
  keyPairs: [KeyPairReader, KeyPairWriter];
  keyRequests: [KeyRequestReader, KeyRequestWriter];
  attempts: [AttemptReader, AttemptWriter];
  tokens: [CachedTokenReader, CachedTokenWriter];
  audit: [AuditReader, AuditWriter];
  vault: [VaultReader & SealedKeyPages, VaultWriter & SealedKeyPages];
  strayKeys: [StrayKeyReader, StrayKeyWriter];
  facts: [FactReader, FactWriter];
  notices: [NoticeReader, NoticeWriter];
  watchedCertificates: [WatchedCertificateReader, WatchedCertificateWriter];
  findings: [FindingReader, FindingWriter];
  watchedPlaces: [WatchedPlaceReader, WatchedPlaceWriter];
  calendarFeeds: [CalendarFeedReader, CalendarFeedWriter];
  people: [PersonReader, PersonWriter];
  passkeys: [PasskeyReader, PasskeyWriter];
  keptAnswers: [KeptAnswerReader, KeptAnswerWriter];
  scans: [ScanReader, ScanWriter];
  scanSchedules: [ScanScheduleReader, ScanScheduleWriter];
  scanExclusions: [ScanExclusionReader, ScanExclusionWriter];
  slotLooks: [SlotLookReader, SlotLookWriter];
  swaps: [SwapReader, SwapWriter];
  rollouts: [RolloutReader, RolloutWriter];
  orgFacts: [OrgFactReader, OrgFactWriter];
  orgLinks: [OrgLinkReader, OrgLinkWriter];
  proofs: [ProofReader, ProofWriter];
}

export type ReadTransaction = { [Name in keyof Windows]: Windows[Name][0] };

export type WriteTransaction = { [Name in keyof Windows]: Windows[Name][1] } & { leases: LeaseWriter };

export interface Store {
  read<T>(work: (tx: ReadTransaction) => Promise<T>): Promise<T>;
  write<T>(work: (tx: WriteTransaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Single facts about the installation; each is a small JSON value. */
export interface InstallationFacts {
  lastBackupAt: Instant;
  /** When a backup was put back last. */
  restoredAt: Instant;
  /** The newest Date header seen over TLS: server time, and wall and monotonic time when it was seen. */
  serverTimeSeen: { serverAt: Instant; at: Instant };
  /** The same from a server on this machine, over plain http: it speaks for connections that do not leave the machine. */
  loopbackTimeSeen: { serverAt: Instant; at: Instant };
  /** Where the runbook of each connection, by name, was written. */
  runbooks: Readonly<Record<string, KeptRunbook>>;
  /** Written so that readiness is proven and not believed. */
  writtenForReadinessAt: Instant;
  /** Heartbeats of the loops, by name. */
  reconcilerRanAt: Instant;
  noticesSweptAt: Instant;
  watchRanAt: Instant;
  /** The last audit entry that a watch round has taken note of. */
  watchAuditSequence: number;
  /** When notices were swept for the first time: the monthly message counts from here. */
  noticesStartedAt: Instant;
  /** The last audit entry that a sweep of notices has taken note of. */
  noticesAuditSequence: number;
  /** Hex SHA-256 of the rules and channels of the last sweep: when they change, everything is looked at again. */
  noticesRulesHash: string;
  /** What the last `serve` uses, for those who start without its settings: only a port, and whom its channels reach. */
  serving: { port: number; channels: readonly string[]; isHeard?: true };
  /** The last entry that the mirror of the audit took. */
  auditMirrored: AuditHead;
  /** What processes find wrong with the installation itself. */
  troubles: readonly SeenTrouble[];
  /** The secret behind every MAC, sealed by the vault; base64. */
  macKey: { formatVersion: 1; rootKeyId: string; sealed: string };
}

export interface FactReader {
  get<K extends keyof InstallationFacts>(key: K): Promise<InstallationFacts[K] | null>;
}

export interface FactWriter extends FactReader {
  set<K extends keyof InstallationFacts>(key: K, value: InstallationFacts[K]): Promise<void>;
}
