// A key in a device that no row of a pair or request holds: it is being made, or is to be destroyed there. The row is
// written before the key is made, and in the transaction that lets a key go: a device that is down then is asked again.

import type { AuditEntry } from '../audit/audit-entry.ts';
import { LatchkeyError } from '../errors.ts';
import { hourMs, type Instant, minuteMs } from '../ports.ts';
import type { ProviderTrouble } from './key-provider.ts';

export interface StrayKey {
  keyPairId: string;
  providerUri: string;
  /** Null: whatever was made for this pair. */
  deviceKeyId: string | null;
  dueAt: Instant;
  tries: number;
  /** Why the last try failed. */
  trouble: ProviderTrouble | 'unknown' | null;
  /** It was destroyed, and is gone for good then: the provider's own waiting time. */
  goneAt: Instant | null;
}

export interface StrayKeyReader {
  due(now: Instant, limit: number): Promise<StrayKey[]>;
  all(): Promise<StrayKey[]>;
}

export interface StrayKeyWriter extends StrayKeyReader {
  /** Before a key is made: unless a pair or a request takes it over, it is destroyed. */
  expect(keyPairId: string, providerUri: string, dueAt: Instant): Promise<void>;
  note(key: StrayKey, audit: AuditEntry | null): Promise<void>;
  remove(keyPairId: string, audit: AuditEntry | null): Promise<void>;
}

/** Nobody makes a key for longer. */
export const strayAfterMs = hourMs;

export function nextTryAt({ tries }: StrayKey, now: Instant): Instant {
  return now + Math.min(minuteMs * 2 ** tries, hourMs);
}

/** What keeps keys apart from our database. */
export interface KeyDevices {
  /** Errors: keyProviderUnknown, keyProviderUnavailable. */
  destroy(key: StrayKey): Promise<{ goneAt: Instant | null }>;
  /** Asks each that the settings name. */
  health(): Promise<DeviceHealth[]>;
}

export type DeviceHealth = { provider: string } & (
  | { isUp: true; description: string; tookMs: number }
  | { isUp: false; trouble: ProviderTrouble; said: string }
);

export function troubleOf(error: unknown): StrayKey['trouble'] {
  if (!(error instanceof LatchkeyError)) return null;
  if (error.code === 'keyProviderUnknown') return 'unknown';
  return 'trouble' in error.parameters ? error.parameters.trouble : null;
}
