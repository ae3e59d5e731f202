// What operations get from the composition root. Each operation names the part that it needs.

import type { Actor } from '../domain/access/actor.ts';
import type { AuditEntry, AuditSubject, AuditValue } from '../domain/audit/audit-entry.ts';
import type { AuditVerb } from '../domain/audit/audit-verbs.ts';
import type { ClientApp } from '../domain/client-app/client-app.ts';
import type { Connection } from '../domain/connection/connection.ts';
import type { KeyPair } from '../domain/key-pair/key-pair.ts';
import type { KeyRequest } from '../domain/key-pair/key-request.ts';
import type { HostProbe } from '../domain/org/host-probe.ts';
import type { MetadataReader, OrgReader } from '../domain/org/org.ts';
import type { Clock, Random } from '../domain/ports.ts';
import type { Settings } from '../domain/settings.ts';
import type { Store } from '../domain/store.ts';
import type { TokenEndpoint } from '../domain/token/token-answer.ts';
import type { Sealer } from '../domain/vault/sealer.ts';
import type { SignerKeys } from '../domain/vault/signer-keys.ts';

export interface Log {
  /** One event, in words, with facts that hold no secret; the logger redacts all the same. */
  write(level: 'info' | 'warn' | 'error', message: string, facts?: Readonly<Record<string, unknown>>): void;
}

export interface Context {
  store: Store;
  clock: Clock;
  random: Random;
  signerKeys: SignerKeys;
  sealer: Sealer;
  tokenEndpoint: TokenEndpoint;
  settings: Settings;
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
