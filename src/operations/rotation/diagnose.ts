// Why a rotation does not go on: nothing signs in any more, or the certificate that was said to be uploaded did not arrive.
// While a reported change may still be spreading, neither is called a failure.

import type { ClientApp } from '../../domain/client-app/client-app.ts';
import { type Judgement, judge } from '../../domain/diagnosis/judge.ts';
import type { KeyPair } from '../../domain/key-pair/key-pair.ts';
import { secondMs } from '../../domain/ports.ts';
import type { RotationState } from '../../domain/rotation/rotation-state.ts';
import { missingUpload, type UploadFinding } from '../../domain/watch/missing-upload.ts';
import type { OrgReading } from '../../domain/watch/org-reading.ts';
import type { Act } from '../act.ts';
import { findConnection, type Whole } from '../connection/steps/find-connection.ts';
import type { WatchContext } from '../context.ts';
import { failureFacts } from '../diagnosis/steps/failure-facts.ts';
import { within } from '../diagnosis/steps/within.ts';
import { readOrg } from '../watch/steps/read-org.ts';

/** A person waits for the answer. */
const longestLookMs = 20 * secondMs;

export type RotationDiagnosis =
  | { type: 'notSignedIn'; judgement: Judgement }
  | { type: 'notArrived'; finding: UploadFinding; connectionName: string; app: ClientApp; awaited: KeyPair };

interface RotationToDiagnose {
  name: string;
  /** As the last step of it came out. */
  state: RotationState;
}

/** Null: nothing is wrong, or it is too early to tell. Errors: connectionNotFound. */
export const diagnoseRotation = {
  act: 'rotation.diagnose',
  connectionOf: ({ name }) => name,
  run: diagnose,
  view: (diagnosis) =>
    diagnosis?.type === 'notArrived'
      ? { type: diagnosis.type, finding: diagnosis.finding, fingerprint: diagnosis.awaited.fingerprint }
      : diagnosis,
} satisfies Act<WatchContext, RotationToDiagnose, RotationDiagnosis | null>;

async function diagnose(context: WatchContext, { name, state }: RotationToDiagnose): Promise<RotationDiagnosis | null> {
  const isSpreading = state.uploadReportedAt !== null && !state.isLate;
  if (isSpreading) return null;
  const whole = await context.store.read((tx) => findConnection(tx, name));
  const { failure, attempts } = state;
  // Before the first acceptance a refusal says no more than that nothing was uploaded yet.
  if (failure !== null && (state.isLate || whole.connection.lastAccepted !== null)) {
    const { settings, clock } = context;
    const facts = failureFacts(whole, failure, attempts, { settings, now: clock.now() });
    return { type: 'notSignedIn', judgement: judge(facts) };
  }
  return state.isLate ? lookForUpload(context, whole, state) : null;
}

async function lookForUpload(
  context: WatchContext,
  whole: Whole,
  { keyPair: awaited }: RotationState,
): Promise<RotationDiagnosis> {
  const { connection, app, pairs } = whole;
  const reading = await readQuietly(context, whole);
  const elsewhere = await context.store.read(async (tx) => {
    const others = connection.org === null ? [] : await tx.connections.ofOrg(connection.org.orgId);
    const found = [];
    for (const { name, clientAppId } of others.filter((other) => other.clientAppId !== app.id)) {
      for (const pair of await tx.keyPairs.ofApp(clientAppId)) found.push({ pair, connectionName: name });
    }
    return found;
  });
  const finding = missingUpload({ app, awaited, pairs, elsewhere, reading });
  return { type: 'notArrived', finding, connectionName: connection.name, app, awaited };
}

/** What the org does not show makes the answer vaguer, and never a failure of its own. */
async function readQuietly(context: WatchContext, { connection }: Whole): Promise<OrgReading | null> {
  const { org } = connection;
  if (org === null) return null;
  try {
    return await within(context.clock, longestLookMs, (signal) => readOrg(context, connection.id, org.orgId, signal));
  } catch (error) {
    context.log.write('warn', 'The org could not be read for a certificate that did not arrive.', { error });
    return null;
  }
}
