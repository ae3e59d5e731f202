// Sentences about connections and key pairs, as the terminal shows them.

import { certificateMarker } from '../../domain/key-pair/certificate-name.ts';
import type { KeyPair } from '../../domain/key-pair/key-pair.ts';
import type { Instant } from '../../domain/ports.ts';
import { nextSwapAt } from '../../domain/rotation/rotation-schedule.ts';
import { daysUntil } from '../../domain/status/connection-state.ts';
import type { ConnectionStatus } from '../../domain/status/connection-status.ts';
import { settableRows } from '../../text/connection/field-words.ts';
import { counted } from '../../text/counted.ts';
import { day, moment } from '../../text/instants.ts';
import { saidWords } from '../../text/said-words.ts';
import { nextStepWords } from '../../text/status/next-step.ts';
import { facts, table } from '../table.ts';

export function daysLeft(notAfter: Instant, now: Instant): string {
  return daysInWords(daysUntil(notAfter, now));
}

export function daysInWords(days: number): string {
  if (days < 0) return `expired ${counted(-days, 'day')} ago`;
  return `${counted(days, 'day')} left`;
}

export function describeConnection(
  one: ConnectionStatus,
  { latchkey, width, now }: { latchkey: string; width: number | undefined; now: Instant },
): string {
  const { connection, app, certificate } = one;
  const rows: [string, string][] = [
    ['Connection', connection.name],
    ['State', one.state],
    ...settableRows(connection, app),
    ['Org', connection.org === null ? 'not known before the first sign-in' : connection.org.orgId],
    [
      'Certificate',
      certificate === null ? 'none yet' : `${certificate.fingerprint}\nuntil ${day(certificate.notAfter)}`,
    ],
    ['Last sign-in', moment(connection.lastAccepted?.at ?? null)],
  ];
  if (connection.failure !== null)
    rows.push(['Failing since', `${moment(connection.failure.since)}: ${saidWords(connection.failure.message)}`]);
  if (connection.expiredPolicy === 'allow-expired')
    rows.push(['EXPIRED ALLOWED', 'an expired certificate may sign; go back with --expired refuse']);
  const nextAt = nextSwapAt(one, now);
  if (nextAt !== null) rows.push(['Next rotation', moment(nextAt)]);
  rows.push(['Next', nextStepWords(one.nextStep, latchkey)]);
  return facts(rows, width);
}

export function keyPairTable(pairs: readonly KeyPair[], now: Instant, width: number | undefined): string {
  if (pairs.length === 0) return 'No key pair yet.';
  const rows = pairs.map((pair) => [
    pair.standing.state,
    pair.algorithm,
    day(pair.notBefore),
    day(pair.notAfter),
    daysLeft(pair.notAfter, now),
    certificateMarker(pair.publicKeyHash, pair.issuedAt),
    pair.fingerprint,
  ]);
  return table(['state', 'algorithm', 'from', 'until', 'validity', 'mark', 'fingerprint (SHA-256)'], rows, width);
}
