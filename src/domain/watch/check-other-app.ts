// Checks on an app that is not ours, against what the last reading saw there.

import type { AppFinding } from './finding-kinds.ts';
import type { SeenApp } from './org-reading.ts';
import type { WatchFacts } from './watch-facts.ts';
import { findingKey } from './watch-ids.ts';

type Check = (seen: SeenApp, facts: WatchFacts) => AppFinding | null;

const checks: readonly Check[] = [certificateCleared, certificateOfOurs, certificateRenewed, appUnknown];

export function otherAppFinding(seen: SeenApp, facts: WatchFacts): AppFinding | null {
  return checks.map((check) => check(seen, facts)).find((found) => found !== null) ?? null;
}

/** It had one in the last reading, or it was found cleared before and still is. */
function certificateCleared(
  { fullName, label, certificate }: SeenApp,
  { remembered, standing, reading }: WatchFacts,
): AppFinding | null {
  if (certificate !== null) return null;
  const key = findingKey(reading.orgId, { kind: 'certificateCleared', about: fullName, fingerprint: null });
  const hadOne = remembered.some((one) => one.fullName === fullName) || standing.some((one) => one.key === key);
  if (!hadOne) return null;
  return { kind: 'certificateCleared', severity: 'urgent', label, connectionName: null };
}

function certificateOfOurs({ certificate, label }: SeenApp, { owners }: WatchFacts): AppFinding | null {
  const owner = owners.find(({ fingerprint }) => fingerprint === certificate?.fingerprint);
  if (owner === undefined) return null;
  const ownerName = owner.connectionName;
  return { kind: 'certificateOfAnotherApp', severity: 'urgent', label, ownerName, connectionName: null };
}

function certificateRenewed({ fullName, label, certificate }: SeenApp, { remembered }: WatchFacts): AppFinding | null {
  const before = remembered.find((one) => one.fullName === fullName);
  if (certificate === null || before === undefined || before.fingerprint === certificate.fingerprint) return null;
  const { subject } = certificate;
  return { kind: 'certificateRenewed', severity: 'reminder', label, subject, before: before.fingerprint };
}

function appUnknown({ fullName, label, certificate }: SeenApp, facts: WatchFacts): AppFinding | null {
  const { remembered, unreadableBefore, isFirstReading, standing, reading } = facts;
  const wasThere = remembered.some((one) => one.fullName === fullName) || unreadableBefore.includes(fullName);
  const clearedKey = findingKey(reading.orgId, { kind: 'certificateCleared', about: fullName, fingerprint: null });
  const wasCleared = standing.some(({ key }) => key === clearedKey);
  if (certificate === null || isFirstReading || wasThere || wasCleared) return null;
  return { kind: 'appUnknown', severity: 'reminder', label, subject: certificate.subject };
}
