// A snapshot of the installation as samples. What is not known has no series: a 0 would be a date in 1970.

import type { MetricsSnapshot } from '../../domain/installation/metrics-snapshot.ts';
import { type Instant, secondMs } from '../../domain/ports.ts';
import type { MetricName, Sample } from './metric-table.ts';

export function snapshotSamples(snapshot: MetricsSnapshot): Sample[] {
  const { connections, states, omitted, reconcilerLagMs, loops, messages, watched, findings } = snapshot;
  return [
    ...connections.flatMap(({ name, state, notAfter, lastAcceptedAt, failingSince, rationedUntil }) => [
      { name: 'latchkey_connection_state', labels: [name, state], value: 1 } as const,
      ...instant('latchkey_certificate_expiry_timestamp_seconds', [name], notAfter),
      ...instant('latchkey_connection_last_success_timestamp_seconds', [name], lastAcceptedAt),
      ...instant('latchkey_connection_failing_since_timestamp_seconds', [name], failingSince),
      ...instant('latchkey_connection_rationed_until_timestamp_seconds', [name], rationedUntil),
    ]),
    ...Object.entries(states).map(([state, value]) => gauge('latchkey_connections', [state], value)),
    gauge('latchkey_connections_without_series', [], omitted),
    gauge('latchkey_reconciler_lag_seconds', [], reconcilerLagMs / secondMs),
    ...Object.entries(loops).flatMap(([loop, at]) => instant('latchkey_loop_last_run_timestamp_seconds', [loop], at)),
    ...messages.map(({ channel, state, count }) => gauge('latchkey_notice_messages', [channel, state], count)),
    ...Object.entries(snapshot.attempts).map(([outcome, count]) =>
      gauge('latchkey_sign_in_attempts_total', [outcome], count),
    ),
    ...watched.flatMap(({ id, label, notAfter }) =>
      instant('latchkey_watched_certificate_expiry_timestamp_seconds', [label, id], notAfter),
    ),
    ...findings.map(({ kind, severity, count }) => gauge('latchkey_findings', [kind, severity], count)),
    ...instant('latchkey_last_backup_timestamp_seconds', [], snapshot.lastBackupAt),
    ...snapshot.troubles.map(({ type, what, seenBy }) => gauge('latchkey_trouble', [type, what, seenBy], 1)),
  ];
}

function gauge(name: MetricName, labels: readonly string[], value: number): Sample {
  return { name, labels, value };
}

function instant(name: MetricName, labels: readonly string[], at: Instant | null): Sample[] {
  return at === null ? [] : [gauge(name, labels, at / secondMs)];
}
