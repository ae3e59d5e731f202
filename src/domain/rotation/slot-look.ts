// The slot of an app that is rotated without hands, as it was seen: any deploy of the app's component by anybody may empty it or fill it
// with another certificate. It is looked at once a day, and when all keys of a connection are refused.

import type { AuditEntry } from '../audit/audit-entry.ts';
import type { KeyPair } from '../key-pair/key-pair.ts';
import { stateFacts } from '../key-pair/key-pair-states.ts';
import { dayMs, hourMs, type Instant, minuteMs } from '../ports.ts';
import type { CertificateForm } from './certificate-form.ts';

/** The slot holds no certificate of ours. */
export interface SlotAlarm {
  since: Instant;
  /** The fingerprint of what it holds; null: nothing. */
  holds: string | null;
}

export interface SlotLook {
  clientAppId: string;
  lookedAt: Instant;
  alarm: SlotAlarm | null;
}

export interface SlotLookReader {
  of(clientAppId: string): Promise<SlotLook | null>;
  ofApps(clientAppIds: readonly string[]): Promise<SlotLook[]>;
  alarmed(): Promise<SlotLook[]>;
}

export interface SlotLookWriter extends SlotLookReader {
  /** Before the org is asked. False: another process looks now. @param seen `lookedAt` as it was read; null: never. */
  begin(clientAppId: string, seen: Instant | null, now: Instant): Promise<boolean>;
  setAlarm(clientAppId: string, alarm: SlotAlarm | null, audit: AuditEntry): Promise<void>;
}

const restMs = dayMs;
/** Somebody mends it. */
const whileAlarmedMs = hourMs;
/** Of a connection that fails again and again. */
const leastMs = 10 * minuteMs;

/** @param refusedSince when a connection of the app began to be refused with every key; null: none is. */
export function isLookDue(look: SlotLook | null, refusedSince: Instant | null, now: Instant): boolean {
  if (look === null) return true;
  const pastMs = Math.abs(now - look.lookedAt);
  if (pastMs >= (look.alarm === null ? restMs : whileAlarmedMs)) return true;
  return refusedSince !== null && refusedSince > look.lookedAt && pastMs >= leastMs;
}

/**
 * What a reading of the component says. Null: a certificate of ours, of a key that may sign. `notShown`: an External Client App may
 * show none to this user, which proves nothing.
 *
 * @param pairs of the app.
 */
export function heldBySlot(
  { kind, certificateDer }: Pick<CertificateForm, 'kind' | 'certificateDer'>,
  pairs: readonly KeyPair[],
): 'notShown' | { unknownDer: Uint8Array | null } | null {
  if (certificateDer === null) return kind === 'connected-app' ? { unknownDer: null } : 'notShown';
  const pair = pairs.find((one) => Buffer.compare(one.certificateDer, certificateDer) === 0);
  return pair !== undefined && stateFacts(pair).tried !== null ? null : { unknownDer: certificateDer };
}
