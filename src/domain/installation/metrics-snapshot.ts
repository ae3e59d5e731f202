// What a monitoring system wants to know of an installation, at one moment.

import type { Instant } from '../ports.ts';
import type { ConnectionState } from '../status/connection-state.ts';
import type { SeenTrouble } from './trouble.ts';

interface ConnectionMetrics {
  name: string;
  state: ConnectionState;
  /** Of the certificate in use, else of the one that waits for its first upload. */
  notAfter: Instant | null;
  lastAcceptedAt: Instant | null;
  failingSince: Instant | null;
  rationedUntil: Instant | null;
}

export interface MetricsSnapshot {
  at: Instant;
  /** The first 10,000 by name; the others count in `states` alone. */
  connections: ConnectionMetrics[];
  omitted: number;
  states: Record<ConnectionState, number>;
  /** How long the connection that waits longest has been due. */
  reconcilerLagMs: number;
  loops: Record<'reconciler' | 'notices' | 'watch', Instant | null>;
  /** Pending ones, and those that were finished in the last day. */
  messages: { channel: string; state: string; count: number }[];
  /** By what came of them. */
  attempts: Readonly<Record<string, number>>;
  watched: { id: string; label: string; notAfter: Instant }[];
  findings: { kind: string; severity: string; count: number }[];
  lastBackupAt: Instant | null;
  troubles: readonly SeenTrouble[];
}
