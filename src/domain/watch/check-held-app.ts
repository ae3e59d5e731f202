// Checks on an app of ours: whether the org holds a certificate whose private key we hold, and if not, what happened. At
// most one of them speaks: the first that finds something.

import { pairInUse } from '../key-pair/candidates.ts';
import { markerIn } from '../key-pair/certificate-name.ts';
import type { JudgedFinding } from './finding-kinds.ts';
import type { SeenApp } from './org-reading.ts';
import { latestChangeAway, whoAndWhen } from './setup-trail.ts';
import type { HeldApp, WatchFacts } from './watch-facts.ts';
import { wrongApp } from './wrong-app.ts';

type Check = (seen: SeenApp, held: HeldApp, facts: WatchFacts) => Omit<JudgedFinding, 'about' | 'fingerprint'> | null;

/** The order tells the nearest reason first. */
const checks: readonly Check[] = [certificateCleared, certificateOfAnotherApp, keyIsGone, certificateReplaced, notOurs];

export function heldAppFinding(seen: SeenApp, held: HeldApp, facts: WatchFacts): JudgedFinding | null {
  for (const check of checks) {
    const found = check(seen, held, facts);
    if (found !== null) {
      return { ...found, about: seen.fullName, fingerprint: seen.certificate?.fingerprint ?? null };
    }
  }
  return null;
}

function certificateCleared({ certificate, label }: SeenApp, { pairs, connectionName }: HeldApp) {
  if (certificate !== null || pairInUse(pairs) === undefined) return null;
  return {
    kind: 'certificateCleared',
    severity: 'urgent',
    title: `The app "${label}" has no certificate any more`,
    detail:
      'The org accepted one before; a deploy that leaves the certificate out clears it, and so does switching digital signatures off.',
    remedy: `Upload it again: \`latchkey certificate list ${connectionName}\` names it, \`latchkey certificate show ${connectionName} FINGERPRINT --out FILE\` writes it.`,
  } as const;
}

function certificateOfAnotherApp(
  { certificate, label }: SeenApp,
  { app, pairs, connectionName }: HeldApp,
  facts: WatchFacts,
) {
  if (certificate === null || pairs.some(({ fingerprint }) => fingerprint === certificate.fingerprint)) return null;
  const owner = facts.owners.find(
    ({ fingerprint, clientAppId }) => fingerprint === certificate.fingerprint && clientAppId !== app.id,
  );
  return owner === undefined
    ? null
    : ({ kind: 'certificateOfAnotherApp', ...wrongApp(label, owner.connectionName, connectionName) } as const);
}

function keyIsGone({ certificate, label }: SeenApp, { pairs, connectionName }: HeldApp) {
  const pair = pairs.find(({ fingerprint }) => fingerprint === certificate?.fingerprint);
  if (pair === undefined) return null;
  const { state } = pair.standing;
  if (state !== 'destroyed' && state !== 'compromised') return null;
  return {
    kind: 'certificateNotHeld',
    severity: 'urgent',
    title: `The app "${label}" holds a certificate whose key is ${state}`,
    detail:
      state === 'compromised'
        ? 'Whoever has the leaked key can sign in until the certificate is replaced in Salesforce.'
        : 'Its private key was destroyed when its retention was over; nothing of ours can sign in with it.',
    remedy: `Get the certificate that belongs there: \`latchkey rotate ${connectionName}\`.`,
  } as const;
}

function certificateReplaced({ certificate, label }: SeenApp, held: HeldApp, { reading }: WatchFacts) {
  const { pairs, connectionName } = held;
  const inUse = pairInUse(pairs);
  const isOurs = pairs.some(({ fingerprint }) => fingerprint === certificate?.fingerprint);
  if (certificate === null || inUse === undefined || isOurs) return null;
  const change = latestChangeAway(reading.changes ?? [], pairs);
  return {
    kind: 'certificateReplaced',
    severity: 'urgent',
    title: `Somebody replaced the certificate of the app "${label}"`,
    detail: `It holds ${certificate.subject} (${certificate.fingerprint}), which is not ours. ${change === null ? 'The setup audit trail does not tell who did it.' : whoAndWhen(change)}`,
    remedy: `Ask whoever did it; to go back, upload a certificate of \`latchkey certificate list ${connectionName}\`, or take the other pair over with \`latchkey certificate import\`.`,
  } as const;
}

/** Nothing of ours was ever accepted there, and what is there is not ours. */
function notOurs({ certificate, label }: SeenApp, { pairs, connectionName }: HeldApp) {
  const isOurs = pairs.some(({ fingerprint }) => fingerprint === certificate?.fingerprint);
  if (certificate === null || pairs.length === 0 || isOurs) return null;
  const marker = markerIn(certificate.subject);
  return {
    kind: 'certificateNotHeld',
    severity: 'reminder',
    title: `The app "${label}" holds another certificate than ours`,
    detail: `It holds ${certificate.subject} (${certificate.fingerprint})${marker === null ? '' : ', which another installation of Latchkey made'}.`,
    remedy: `Upload the one of \`latchkey certificate list ${connectionName}\`, or take the other pair over with \`latchkey certificate import\`.`,
  } as const;
}
