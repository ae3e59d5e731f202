// What operations get from the composition root. Each operation names the part that it needs.

import type { Actor } from '../domain/access/actor.ts';
import type { AuditEntry, AuditSubject, AuditValue } from '../domain/audit/audit-entry.ts';
import type { AuditVerb } from '../domain/audit/audit-verbs.ts';
import type { ClientApp } from '../domain/client-app/client-app.ts';
import type { Connection } from '../domain/connection/connection.ts';
import type { BackupStore } from '../domain/installation/backup.ts';
import type { ClockDoubt } from '../domain/installation/clock-trust.ts';
import type { KeyPair } from '../domain/key-pair/key-pair.ts';
import type { KeyRequest } from '../domain/key-pair/key-request.ts';
import type { CalendarFeed } from '../domain/notice/calendar-feed.ts';
import type { Channel, WrongChannel } from '../domain/notice/channel.ts';
import type { NoticePrinter } from '../domain/notice/notice-message.ts';
import type { NoticeSettings } from '../domain/notice/notice-settings.ts';
import type { CanvasSecret } from '../domain/org/canvas-request.ts';
import type { CertificateSlots } from '../domain/org/certificate-slots.ts';
import type { HostProbe } from '../domain/org/host-probe.ts';
import type { MetadataReader, OrgReader } from '../domain/org/org.ts';
import type { OrgLink } from '../domain/org/org-link.ts';
import type { ProofGround } from '../domain/org/proof-ground.ts';
import type { Passkey } from '../domain/people/passkey.ts';
import type { ApiToken, Person } from '../domain/people/person.ts';
import type { Clock, Files, Random } from '../domain/ports.ts';
import type { OrgProof } from '../domain/proof/proof.ts';
import type { Rollout } from '../domain/rotation/rollout.ts';
import type { RunbookPrinter } from '../domain/rotation/runbook.ts';
import type { Swap } from '../domain/rotation/swap.ts';
import type { DocumentationWriter } from '../domain/scan/documentation.ts';
import type { MetadataSource } from '../domain/scan/metadata-source.ts';
import type { Scan } from '../domain/scan/scan.ts';
import type { Secret } from '../domain/secret.ts';
import type { Settings } from '../domain/settings.ts';
import type { ReadTransaction, Store } from '../domain/store.ts';
import type { Tokens, TokensOfUsers } from '../domain/token/access-token.ts';
import type { TokenEndpoint } from '../domain/token/token-answer.ts';
import type { RootKeySlot } from '../domain/vault/sealed.ts';
import type { Sealer } from '../domain/vault/sealer.ts';
import type { SignerKeys } from '../domain/vault/signer-keys.ts';
import type { KeyDevices } from '../domain/vault/stray-key.ts';
import type { SecretChange, Vault } from '../domain/vault/upkeep.ts';
import type { FindingPrinter } from '../domain/watch/finding.ts';
import type { LeafReader } from '../domain/watch/leaf-reader.ts';
import type { ProjectReader } from '../domain/watch/project-reader.ts';

export interface Log {
  /** One event, in words, with facts that hold no secret; the logger redacts all the same. */
  write(level: 'info' | 'warn' | 'error', message: string, facts?: Readonly<Record<string, unknown>>): void;
}

export interface Context {
  store: Store;
  clock: Clock;
  clockTrust: ClockTrusting;
  random: Random;
  signerKeys: SignerKeys;
  sealer: Sealer;
  tokenEndpoint: TokenEndpoint;
  settings: Settings;
  /** What LATCHKEY_CUSTODY names, each as its keys name it. */
  custodyPlaces: readonly string[];
  actor: Actor;
  log: Log;
}

/** For the operations that also read from the org after a sign-in. */
export interface OrgContext extends Context {
  orgReader: OrgReader;
  metadataReader: MetadataReader;
  hostProbe: HostProbe;
}

export interface ExportPolicy {
  /** LATCHKEY_ALLOW_EXPORT. */
  mayExport: boolean;
}

/** What the certificate watch needs besides. */
export interface WatchContext extends Pick<Context, 'store' | 'clock' | 'actor' | 'log' | 'settings'> {
  tokens: Tokens;
  orgReader: OrgReader;
  metadataReader: MetadataReader;
  files: Pick<Files, 'read'>;
  leafReader: LeafReader;
  projectReader: ProjectReader;
  findingPrinter: FindingPrinter;
}

/** What rotations without hands need besides. */
export interface SwapContext extends Context {
  tokens: TokensOfUsers;
  orgReader: OrgReader;
  certificateSlots: CertificateSlots;
}

/** What experiments in an org need besides. */
export interface ProofContext extends SwapContext {
  proofGround: ProofGround;
}

/** What scans need besides. */
export interface ScanContext extends Pick<Context, 'store' | 'clock' | 'random' | 'actor' | 'log' | 'settings'> {
  tokens: Tokens;
  orgReader: OrgReader;
  metadataSource: MetadataSource;
}

interface DocumentContext {
  documents: DocumentationWriter;
}

/** What notices need besides. */
export interface NoticeContext extends Pick<Context, 'store' | 'clock' | 'random' | 'sealer' | 'actor' | 'log'> {
  channels: readonly Channel[];
  wrongChannels: readonly WrongChannel[];
  noticeSettings: NoticeSettings;
  /** The words, loaded by whoever writes a message: who only asks for the channels starts without them. */
  printer(): Promise<NoticePrinter>;
  /** The part of a Message-ID after the @: the domain of the sender's address. */
  messageIdDomain: string;
  /** Names this process in leases. */
  holder: string;
  /** Whether this machine's clock may say that something expired. */
  isClockTrusted(): Promise<boolean>;
}

/** For acts: channels are opened when they are first asked for. */
export interface NoticeAccess {
  notices(): Promise<NoticeContext>;
}

export interface RunbookContext extends Pick<Context, 'store' | 'clock' | 'random' | 'sealer' | 'actor' | 'log'> {
  files: Files;
  /** Who is called when a connection names nobody. */
  defaultContacts: readonly string[];
  runbooks: RunbookPrinter;
}

/** For what changes the vault, and what is made from it or put in its place. */
export interface VaultContext {
  vault: Vault;
  devices: KeyDevices;
  /** As they are set, absolute, whether something is there or not. */
  places: { keyFile: string; dataFolder: string };
  /** What is wrong with the key file for a vault with these slots; the vault stays closed. */
  keyFileTrouble(slots: readonly RootKeySlot[]): Promise<'keyFileMissing' | 'keyFileWrong' | null>;
  /** The present secret on another store, such as a backup. */
  vaultOver(store: Store): Vault;
  /** From the secret that is set to a new passphrase, or to a device by its URI; null: to the key file. */
  changeTo(secret: Secret<string> | { device: string } | null): Promise<SecretChange>;
  backups: BackupStore;
}

/** What acts need, all of them together: a face hands it out, and each act names its part. */
export type EveryNeed = OrgContext &
  NoticeAccess &
  WatchContext &
  ScanContext &
  ProofContext &
  DocumentContext &
  RunbookContext &
  VaultContext &
  ExportPolicy;

/** What lets pages of ours be shown in an org. */
export interface CanvasNeeds {
  /** None: Canvas is off. */
  canvasSecrets: () => Promise<readonly CanvasSecret[]>;
}

/** Whether this machine's clock may decide what cannot be undone, for connections with a login URL. */
interface ClockTrusting {
  /** Why not; null: it may. */
  doubt(loginUrl: string, tx?: ReadTransaction): Promise<ClockDoubt | null>;
  /** Where there is a doubt, the login host is asked for the time first. */
  doubtAfterAsking(loginUrl: string): Promise<ClockDoubt | null>;
  isTrusted: ClockJudge;
}

/** Whether the clock may decide about what signs in at this URL. */
type ClockJudge = (loginUrl: string, tx?: ReadTransaction) => boolean | Promise<boolean>;

/** An audit entry of this actor at this moment. */
export function auditEntry(
  context: Pick<Context, 'actor' | 'clock'>,
  action: AuditVerb,
  subject: AuditSubject,
  before: AuditValue,
  after: AuditValue,
): AuditEntry {
  return { at: context.clock.now(), actor: context.actor, action, subject, before, after };
}

export const databaseSubject: AuditSubject = { type: 'database', id: 'database', name: 'database' };

export const vaultSubject: AuditSubject = { type: 'vault', id: 'vault', name: 'vault' };

export function connectionSubject(connection: Connection): AuditSubject {
  return { type: 'connection', id: connection.id, name: connection.name };
}

export function clientAppSubject(app: ClientApp): AuditSubject {
  return { type: 'clientApp', id: app.id, name: app.name };
}

export function keyPairSubject(pair: KeyPair): AuditSubject {
  return { type: 'keyPair', id: pair.id, name: pair.fingerprint };
}

export function keyRequestSubject({ id, subject }: KeyRequest): AuditSubject {
  return { type: 'keyRequest', id, name: subject };
}

export function calendarFeedSubject({ id }: CalendarFeed): AuditSubject {
  return { type: 'calendarFeed', id, name: id };
}

export function personSubject({ id, name }: Person): AuditSubject {
  return { type: 'person', id, name };
}

export function passkeySubject({ id, name }: Passkey): AuditSubject {
  return { type: 'passkey', id, name };
}

export function apiTokenSubject({ id, name }: ApiToken): AuditSubject {
  return { type: 'apiToken', id, name };
}

export function orgLinkSubject({ id, orgId }: OrgLink): AuditSubject {
  return { type: 'orgLink', id, name: orgId };
}

export function rolloutSubject({ id, pattern, labels }: Rollout): AuditSubject {
  return { type: 'rollout', id, name: [pattern, ...labels].join(' ') };
}

export function swapSubject({ id }: Pick<Swap, 'id'>, { name }: Pick<ClientApp, 'name'>): AuditSubject {
  return { type: 'swap', id, name };
}

/** @param name of its connection. */
export function proofSubject({ id }: Pick<OrgProof, 'id'>, name: string): AuditSubject {
  return { type: 'proof', id, name };
}

/** @param name of its connection. */
export function scanSubject({ id, number }: Pick<Scan, 'id' | 'number'>, name: string): AuditSubject {
  return { type: 'scan', id, name: `${name} ${number}` };
}
