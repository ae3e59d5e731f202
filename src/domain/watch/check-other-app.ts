// Checks on an app that is not ours, against what the last reading saw there.

import type { JudgedFinding } from './finding-kinds.ts';
import type { SeenApp } from './org-reading.ts';
import type { WatchFacts } from './watch-facts.ts';
import { findingKey } from './watch-ids.ts';
import { wrongApp } from './wrong-app.ts';

type Check = (seen: SeenApp, facts: WatchFacts) => Omit<JudgedFinding, 'about' | 'fingerprint'> | null;

const checks: readonly Check[] = [certificateCleared, certificateOfOurs, certificateRenewed, appUnknown];

export function otherAppFinding(seen: SeenApp, facts: WatchFacts): JudgedFinding | null {
  for (const check of checks) {
    const found = check(seen, facts);
    if (found !== null) {
      return { ...found, about: seen.fullName, fingerprint: seen.certificate?.fingerprint ?? null };
    }
  }
  return null;
}

/** It had one in the last reading, or it was found cleared before and still is. */
function certificateCleared({ fullName, label, certificate }: SeenApp, { remembered, standing, reading }: WatchFacts) {
  if (certificate !== null) return null;
  const key = findingKey(reading.orgId, { kind: 'certificateCleared', about: fullName, fingerprint: null });
  const hadOne = remembered.some((one) => one.fullName === fullName) || standing.some((one) => one.key === key);
  if (!hadOne) return null;
  return {
    kind: 'certificateCleared',
    severity: 'urgent',
    title: `The app "${label}" has no certificate any more`,
    detail: 'It had one when it was read before. What signs in with it is locked out.',
    remedy: 'Ask whoever deploys to this org; a deploy that leaves the certificate out clears it.',
  } as const;
}

function certificateOfOurs({ certificate, label }: SeenApp, { owners }: WatchFacts) {
  const owner = owners.find(({ fingerprint }) => fingerprint === certificate?.fingerprint);
  return owner === undefined
    ? null
    : ({ kind: 'certificateOfAnotherApp', ...wrongApp(label, owner.connectionName, null) } as const);
}

function certificateRenewed({ fullName, label, certificate }: SeenApp, { remembered }: WatchFacts) {
  const before = remembered.find((one) => one.fullName === fullName);
  if (certificate === null || before === undefined || before.fingerprint === certificate.fingerprint) return null;
  return {
    kind: 'certificateRenewed',
    severity: 'reminder',
    title: `The certificate of the app "${label}" was replaced`,
    detail: `It holds ${certificate.subject} (${certificate.fingerprint}) now, before it was ${before.fingerprint}.`,
    remedy: 'If nobody of yours did that, find out who in the setup audit trail of the org.',
  } as const;
}

function appUnknown({ fullName, label, certificate }: SeenApp, facts: WatchFacts) {
  const { remembered, unreadableBefore, isFirstReading, standing, reading } = facts;
  const wasThere = remembered.some((one) => one.fullName === fullName) || unreadableBefore.includes(fullName);
  const clearedKey = findingKey(reading.orgId, { kind: 'certificateCleared', about: fullName, fingerprint: null });
  const wasCleared = standing.some(({ key }) => key === clearedKey);
  if (certificate === null || isFirstReading || wasThere || wasCleared) return null;
  return {
    kind: 'appUnknown',
    severity: 'reminder',
    title: `A certificate appeared on the app "${label}", which Latchkey does not know`,
    detail: `It holds ${certificate.subject} (${certificate.fingerprint}); at the last reading it had none, or the app was not there.`,
    remedy:
      'If it is wanted, nothing is to be done: its certificate is watched from now on. Else find out who made it.',
  } as const;
}
