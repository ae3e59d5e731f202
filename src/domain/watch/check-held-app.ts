// Checks on an app of ours: whether the org holds a certificate whose private key we hold, and if not, what happened. At
// most one of them speaks: the first that finds something.

import { pairInUse } from '../key-pair/candidates.ts';
import { markerIn } from '../key-pair/certificate-name.ts';
import type { KeyPair } from '../key-pair/key-pair.ts';
import { authorityOf } from '../key-pair/next-certificate.ts';
import type { AppFinding } from './finding-kinds.ts';
import type { SeenApp, SeenCertificate } from './org-reading.ts';
import { latestChangeAway } from './setup-trail.ts';
import type { HeldApp, WatchFacts } from './watch-facts.ts';

type Check = (seen: SeenApp, held: HeldApp, facts: WatchFacts) => AppFinding | null;

/** The order tells the nearest reason first. */
const checks: readonly Check[] = [certificateCleared, certificateOfAnotherApp, keyIsGone, certificateReplaced, notOurs];

export function heldAppFinding(seen: SeenApp, held: HeldApp, facts: WatchFacts): AppFinding | null {
  return checks.map((check) => check(seen, held, facts)).find((found) => found !== null) ?? null;
}

function certificateCleared({ certificate, label }: SeenApp, { pairs, connectionName }: HeldApp): AppFinding | null {
  if (certificate !== null || pairInUse(pairs) === undefined) return null;
  return { kind: 'certificateCleared', severity: 'urgent', label, connectionName };
}

function certificateOfAnotherApp(
  { certificate, label }: SeenApp,
  { app, pairs, connectionName }: HeldApp,
  facts: WatchFacts,
): AppFinding | null {
  if (certificate === null || isOneOf(pairs, certificate)) return null;
  const owner = facts.owners.find(
    ({ fingerprint, clientAppId }) => fingerprint === certificate.fingerprint && clientAppId !== app.id,
  );
  if (owner === undefined) return null;
  const ownerName = owner.connectionName;
  return { kind: 'certificateOfAnotherApp', severity: 'urgent', label, ownerName, connectionName };
}

function keyIsGone({ certificate, label }: SeenApp, { pairs, connectionName }: HeldApp): AppFinding | null {
  const state = pairs.find(({ fingerprint }) => fingerprint === certificate?.fingerprint)?.standing.state;
  if (state !== 'destroyed' && state !== 'compromised') return null;
  const why = { type: state, ...(authorityOf(pairs) === null ? {} : { isOfAuthority: true as const }) };
  return { kind: 'certificateNotHeld', severity: 'urgent', label, connectionName, why };
}

function certificateReplaced(
  { certificate, label }: SeenApp,
  { pairs, connectionName }: HeldApp,
  { reading }: WatchFacts,
): AppFinding | null {
  if (certificate === null || pairInUse(pairs) === undefined || isOneOf(pairs, certificate)) return null;
  const change = latestChangeAway(reading.changes ?? [], pairs);
  const { subject } = certificate;
  return { kind: 'certificateReplaced', severity: 'urgent', label, connectionName, subject, change };
}

/** Nothing of ours was ever accepted there, and what is there is not ours. */
function notOurs({ certificate, label }: SeenApp, { pairs, connectionName }: HeldApp): AppFinding | null {
  if (certificate === null || pairs.length === 0 || isOneOf(pairs, certificate)) return null;
  const { subject } = certificate;
  const why = { type: 'anotherCertificate', subject, isOfAnotherInstallation: markerIn(subject) !== null } as const;
  return { kind: 'certificateNotHeld', severity: 'reminder', label, connectionName, why };
}

function isOneOf(pairs: readonly KeyPair[], certificate: SeenCertificate): boolean {
  return pairs.some(({ fingerprint }) => fingerprint === certificate.fingerprint);
}
