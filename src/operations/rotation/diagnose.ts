// Why a rotation does not go on: nothing signs in any more, or the certificate that was said to be uploaded did not arrive.
// While a reported change may still be spreading, only what is proved is called a failure.

import type { ClientApp } from '../../domain/client-app/client-app.ts';
import type { Connection } from '../../domain/connection/connection.ts';
import { type Judgement, judge } from '../../domain/diagnosis/judge.ts';
import type { KeyPair } from '../../domain/key-pair/key-pair.ts';
import { iso, secondMs } from '../../domain/ports.ts';
import { isUploadMissed } from '../../domain/rotation/rotation-goal.ts';
import type { RotationState } from '../../domain/rotation/rotation-state.ts';
import { maySpread } from '../../domain/token/lost-slot.ts';
import { isAfterSignature } from '../../domain/token/rounds.ts';
import {
  isProof,
  type LostSlotFinding,
  lostSlot,
  missingUpload,
  type UploadFinding,
} from '../../domain/watch/missing-upload.ts';
import type { OrgReading } from '../../domain/watch/org-reading.ts';
import type { Act } from '../act.ts';
import { findConnection, type Whole } from '../connection/steps/find-connection.ts';
import { auditEntry, clientAppSubject, type WatchContext } from '../context.ts';
import { failureFacts } from '../diagnosis/steps/failure-facts.ts';
import { within } from '../diagnosis/steps/within.ts';
import { readOrg, readOrgWith } from '../watch/steps/read-org.ts';
import { storedRotation } from './steps/rotation-state-of.ts';

/** A person waits for the answer. */
const longestLookMs = 20 * secondMs;
/** More would not tell more. */
const tokensTried = 4;

interface Upload {
  connectionName: string;
  app: ClientApp;
  awaited: KeyPair;
}

export type RotationDiagnosis =
  | { type: 'notSignedIn'; judgement: Judgement }
  | ({ type: 'notArrived'; finding: UploadFinding } & Upload)
  /** Nobody signs in, and this is not the spreading. */
  | ({ type: 'slotLost'; finding: LostSlotFinding } & Upload);

interface RotationToDiagnose {
  name: string;
  /** As the last step of it came out; left out: as it is stored. */
  state?: RotationState;
}

/** Null: nothing is wrong, or it is too early to tell. Errors: connectionNotFound. */
export const diagnoseRotation = {
  act: 'rotation.diagnose',
  connectionOf: ({ name }) => name,
  run: diagnose,
  view: (diagnosis) =>
    diagnosis === null || diagnosis.type === 'notSignedIn'
      ? diagnosis
      : { type: diagnosis.type, finding: diagnosis.finding, fingerprint: diagnosis.awaited.fingerprint },
} satisfies Act<WatchContext, RotationToDiagnose, RotationDiagnosis | null>;

async function diagnose(context: WatchContext, asked: RotationToDiagnose): Promise<RotationDiagnosis | null> {
  const whole = await context.store.read((tx) => findConnection(tx, asked.name));
  const state = asked.state ?? (await storedRotation(context, whole, context.clock.now()));
  if (state === null || asked.state?.step === 'settled') return null;
  const { failure, attempts, isLate, keyPair: awaited } = state;
  const isSpreading = state.uploadReportedAt !== null && !isLate;
  const upload = { connectionName: whole.connection.name, app: whole.app, awaited };
  if (state.isSlotLost) {
    const reading = await readQuietly(context, whole, (orgId, signal) =>
      readWithEarlier(context, whole.connection, orgId, signal),
    );
    return { type: 'slotLost', finding: lostSlot(await uploadFacts(context, whole, awaited, reading)), ...upload };
  }
  if (failure !== null) {
    if (isSpreading && maySpread(whole, failure) && !isAfterSignature(failure)) return null;
    // Before the first acceptance a refusal of every key says no more than that nothing was uploaded yet.
    const isEarly = !isLate && whole.connection.lastAccepted === null && failure.code === 'refusedWithEveryKey';
    if (isEarly) return null;
    const { settings, clock } = context;
    const facts = failureFacts(whole, failure, attempts, { settings, now: clock.now() });
    return { type: 'notSignedIn', judgement: judge(facts) };
  }
  if (!isSpreading && !isLate) return null;
  const reading = await readQuietly(context, whole, (orgId, signal) =>
    readOrg(context, whole.connection.id, orgId, signal),
  );
  const finding = missingUpload(await uploadFacts(context, whole, awaited, reading));
  await keepProof(context, whole, finding);
  return isLate || isProof(finding) ? { type: 'notArrived', finding, ...upload } : null;
}

/** What the org itself showed, every face says. Seen in its app, it is on its way again. */
async function keepProof(context: WatchContext, { app: seen }: Whole, finding: UploadFinding): Promise<void> {
  const isMissed = isProof(finding);
  if (!isMissed && finding.type !== 'inItsApp' && finding.type !== 'saved') return;
  await context.store.write(async (tx) => {
    const app = await tx.clientApps.lock(seen.id);
    // Said again meanwhile: then the look was of before.
    if (app === null || app.changedAt === null || app.changedAt !== seen.changedAt) return;
    if (isUploadMissed(app, app.changedAt) === isMissed) return;
    const missedAt = isMissed ? context.clock.now() : null;
    const [before, after] = [iso(app.missedAt), iso(missedAt)];
    await tx.clientApps.update(
      { ...app, missedAt },
      auditEntry(context, 'clientApp.uploadMissed', clientAppSubject(app), before, after),
    );
  });
}

async function uploadFacts(
  { store }: WatchContext,
  { connection, app, pairs }: Whole,
  awaited: KeyPair,
  reading: OrgReading | null,
) {
  const elsewhere = await store.read(async (tx) => {
    const others = connection.org === null ? [] : await tx.connections.ofOrg(connection.org.orgId);
    const found = [];
    for (const { name, clientAppId } of others.filter((other) => other.clientAppId !== app.id)) {
      const other = await tx.clientApps.byId(clientAppId);
      if (other === null) continue;
      for (const pair of await tx.keyPairs.ofApp(clientAppId)) found.push({ app: other, pair, connectionName: name });
    }
    return found;
  });
  return { app, awaited, pairs, elsewhere, reading };
}

type Read = (orgId: string, signal: AbortSignal) => Promise<OrgReading | null>;

/** What the org does not show makes the answer vaguer, and never a failure of its own. */
async function readQuietly(context: WatchContext, { connection }: Whole, read: Read): Promise<OrgReading | null> {
  const { org } = connection;
  if (org === null) return null;
  try {
    return await within(context.clock, longestLookMs, (signal) => read(org.orgId, signal));
  } catch (error) {
    context.log.write('warn', 'The org could not be read for the certificate of an app.', { error });
    return null;
  }
}

/** Nobody signs in: only a token of before still opens the org, its own or that of another connection. */
async function readWithEarlier(
  context: WatchContext,
  { id }: Connection,
  orgId: string,
  signal: AbortSignal,
): Promise<OrgReading | null> {
  const siblings = await context.store.read((tx) => tx.connections.ofOrg(orgId));
  const ids = [id, ...siblings.map((one) => one.id).filter((other) => other !== id)];
  for (const one of ids.slice(0, tokensTried)) {
    const access = await context.tokens.atHand(one);
    const reading = access === null ? null : await readOrgWith(context, access, orgId, signal);
    if (reading !== null) return reading;
  }
  return null;
}
