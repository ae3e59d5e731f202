// Every metric in one table: its type, its words and its labels. The dashboard and the alert rules in deploy/ may use
// these names and no others, and a test holds them to it. A label has few values, but for `connection` and `certificate`,
// which are what people want to be alerted about; their number is bounded where they are collected.

interface MetricFacts {
  type: 'gauge' | 'counter';
  help: string;
  labels: readonly string[];
}

export const metricTable = {
  latchkey_build_info: { type: 'gauge', help: 'Always 1; the version is in the label.', labels: ['version'] },
  latchkey_certificate_expiry_timestamp_seconds: {
    type: 'gauge',
    help: 'When the certificate in use of a connection expires.',
    labels: ['connection'],
  },
  latchkey_connection_state: {
    type: 'gauge',
    help: '1 for the state that a connection is in; the other states have no series.',
    labels: ['connection', 'state'],
  },
  latchkey_connection_last_success_timestamp_seconds: {
    type: 'gauge',
    help: 'When a connection last signed in.',
    labels: ['connection'],
  },
  latchkey_connection_failing_since_timestamp_seconds: {
    type: 'gauge',
    help: 'Since when a connection finds no token; no series while it works.',
    labels: ['connection'],
  },
  latchkey_connection_rationed_until_timestamp_seconds: {
    type: 'gauge',
    help: "Until when Latchkey's own login budget lets no program sign in; no series while it does.",
    labels: ['connection'],
  },
  latchkey_connections: { type: 'gauge', help: 'Connections by state, all of them.', labels: ['state'] },
  latchkey_connections_without_series: {
    type: 'gauge',
    help: 'Connections beyond the first 10,000 by name, which have no series of their own.',
    labels: [],
  },
  latchkey_reconciler_lag_seconds: {
    type: 'gauge',
    help: 'How long the connection that waits longest has been due.',
    labels: [],
  },
  latchkey_loop_last_run_timestamp_seconds: {
    type: 'gauge',
    help: 'When a loop last finished a turn, in any process on this database.',
    labels: ['loop'],
  },
  latchkey_token_exchanges_total: {
    type: 'counter',
    help: 'Assertions that this process exchanged at the token endpoint, by what came of it.',
    labels: ['outcome'],
  },
  latchkey_sign_in_attempts_total: {
    type: 'counter',
    help: 'Assertions of all processes on this database, the command line included, by what came of them; less when a connection is removed.',
    labels: ['outcome'],
  },
  latchkey_notice_deliveries_total: {
    type: 'counter',
    help: 'Deliveries that this process made, by outcome; "retrying" will be tried again.',
    labels: ['channel', 'outcome'],
  },
  latchkey_notice_messages: {
    type: 'gauge',
    help: 'Messages that wait to be delivered (pending), and those finished in the last 24 hours (sent, givenUp).',
    labels: ['channel', 'state'],
  },
  latchkey_watched_certificate_expiry_timestamp_seconds: {
    type: 'gauge',
    help: 'When a certificate that is not ours expires.',
    labels: ['certificate', 'id'],
  },
  latchkey_findings: {
    type: 'gauge',
    help: 'Findings of the certificate watch that stand.',
    labels: ['kind', 'severity'],
  },
  latchkey_last_backup_timestamp_seconds: { type: 'gauge', help: 'When the last backup was made.', labels: [] },
  latchkey_trouble: {
    type: 'gauge',
    help: '1 while a process finds this wrong with the installation: its key file, a channel, the mirror of the audit, a database that was put back.',
    labels: ['type', 'what', 'by'],
  },
  process_start_time_seconds: { type: 'gauge', help: 'When this process started.', labels: [] },
  process_resident_memory_bytes: { type: 'gauge', help: 'Memory of this process.', labels: [] },
  process_cpu_seconds_total: { type: 'counter', help: 'User and system time of this process.', labels: [] },
} as const satisfies Record<string, MetricFacts>;

export type MetricName = keyof typeof metricTable;

export interface Sample {
  name: MetricName;
  /** Exactly those of the table, in its order. */
  labels: readonly string[];
  value: number;
}
