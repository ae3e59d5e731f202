// A private key may have leaked: from the commit of this transaction on no process begins an attempt with it, not even a
// check. Its certificate is in the org until another is accepted there and settles, since the app has one slot.

import { LatchkeyError } from '../../domain/errors.ts';
import { issuedLimit } from '../../domain/key-pair/candidates.ts';
import type { KeyPair } from '../../domain/key-pair/key-pair.ts';
import { stateFacts } from '../../domain/key-pair/key-pair-states.ts';
import type { KeyRequest } from '../../domain/key-pair/key-request.ts';
import type { Act } from '../act.ts';
import { probeAppClosely } from '../client-app/steps/probe-closely.ts';
import { findConnection, lockConnection, type Whole } from '../connection/steps/find-connection.ts';
import type { Context } from '../context.ts';
import { replacementLifetimeDays } from '../rotation/steps/scheduled-rotation.ts';
import { type NamedKeyPair, pairWithFingerprint } from './steps/find-key-pair.ts';
import { keyRequestView } from './steps/find-key-request.ts';
import type { DownloadedCertificate } from './steps/issue-key-pair.ts';
import { keyPairView } from './steps/key-pair-view.ts';
import { makeNextIf } from './steps/make-next.ts';
import { type MadeRequest, mostRequests } from './steps/make-request.ts';
import { writeLife } from './steps/write-life.ts';

interface CompromiseReport {
  pair: KeyPair;
  /** The certificate to upload now; null when another pair is in use, or five wait for their upload already. */
  replacement: DownloadedCertificate | null;
  /** Instead, where an authority signed the leaked one: the request for the like of it. Null also where five wait already. */
  request: MadeRequest | null;
  /** Why the replacement that is needed was not made; null where none is lacking. */
  clockWrong: LatchkeyError<'clockWrong'> | null;
  /** Without the leaked pair nothing signs in until the replacement is uploaded. */
  isOutage: boolean;
}

/** Errors: connectionNotFound, keyPairNotFound. Reporting twice changes nothing. */
export const reportCompromised = {
  act: 'keyPair.reportCompromised',
  connectionOf: ({ name }) => name,
  run: report,
  view: ({ pair, replacement, request, clockWrong, isOutage }, now) => ({
    reported: true,
    keyPair: keyPairView(pair, now),
    replacement: replacement && keyPairView(replacement.pair, now),
    request: request && { ...keyRequestView(request.request), fileName: request.fileName },
    isClockWrong: clockWrong !== null,
    isOutage,
  }),
} satisfies Act<Context, NamedKeyPair, CompromiseReport>;

async function report(context: Context, named: NamedKeyPair): Promise<CompromiseReport> {
  const { name } = named;
  const { wasInUse, pair } = await context.store.write(async (tx) => {
    const { app, pairs } = await lockConnection(tx, name);
    const reported = pairWithFingerprint(pairs, named);
    const at = context.clock.now();
    const after = await writeLife(context, tx, pairs, { type: 'compromised', keyPairId: reported.id, at });
    // Whether the org holds the leaked certificate or another is to be proved soon, not at tomorrow's look.
    await probeAppClosely(context, tx, app, after, 'clientApp.probedClosely');
    return {
      wasInUse: stateFacts(reported).inUse,
      pair: after.find(({ id }) => id === reported.id) ?? reported,
    };
  });
  context.signerKeys.forget(pair.id);
  const { pairs } = await context.store.read((tx) => findConnection(tx, name));
  const isOutage = !pairs.some((pair) => stateFacts(pair).inUse);
  const wish = { name, algorithm: pair.algorithm, lifetimeDays: replacementLifetimeDays };
  const none = { issued: null, requested: null };
  const isNeeded = wasInUse || isOutage;
  const make = () => makeNextIf(context, wish, (whole, waiting) => lacksReplacement(whole, waiting, pair));
  const next = isNeeded ? await make().catch(ifClockWrong) : none;
  const clockWrong = next instanceof LatchkeyError ? next : null;
  const { issued: replacement, requested: request } = next instanceof LatchkeyError ? none : next;
  return { pair, replacement, request, clockWrong, isOutage };
}

/** The report stands all the same: what it says comes before a certificate that cannot be made yet. */
function ifClockWrong(error: unknown): LatchkeyError<'clockWrong'> {
  if (error instanceof LatchkeyError && error.code === 'clockWrong') return error;
  throw error;
}

/** Reported twice, or by two people at once, a pair is replaced once. */
function lacksReplacement({ pairs }: Whole, waiting: readonly KeyRequest[], { standing }: KeyPair): boolean {
  if (standing.state !== 'compromised') return false;
  const issued = pairs.filter((pair) => pair.standing.state === 'issued');
  if (issued.length >= issuedLimit || waiting.length >= mostRequests) return false;
  const madeAt = [...issued.map(({ issuedAt }) => issuedAt), ...waiting.map(({ requestedAt }) => requestedAt)];
  return !madeAt.some((at) => at >= standing.since);
}
