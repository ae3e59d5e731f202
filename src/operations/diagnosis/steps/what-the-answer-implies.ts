// After a refusal: what is worth looking at for this answer, cheapest first, and no more once the cause is proved.

import type { Instant } from '../../../domain/ports.ts';
import type { NotSignedIn } from '../../../domain/token/sign-in-result.ts';
import type { Whole } from '../../connection/steps/find-connection.ts';
import type { OrgContext } from '../../context.ts';
import type { EarlierToken } from './earlier-token.ts';
import type { Gathered } from './failure-facts.ts';
import type { LoginBudget } from './login-budget.ts';
import { lookIntoOrg } from './look-into-org.ts';
import { loginHistory, orgFacts, shownFingerprint } from './org-facts.ts';
import { otherConnections } from './other-connections.ts';
import { passesInOtherEnvironment } from './other-environment.ts';
import { ownChanges, restoredSinceSuccess } from './own-changes.ts';
import type { Steps } from './test-step.ts';

interface Implications {
  earlier: readonly EarlierToken[];
  testedAt: Instant;
  /** On the monotonic clock: nothing is posted after it. */
  deadlineMs: number;
  budget: LoginBudget;
  steps: Steps;
}

/** Answers that name their cause by themselves, or that no look into the org explains. */
const provedByAnswer: ReadonlySet<string> = new Set([
  'noAnswer',
  'unavailable',
  'notATokenEndpoint',
  'redirected',
  'incompleteAnswer',
  'foreignInstance',
  'consumerKeyMissing',
  'noUsableKeyPair',
  'certificateExpired',
  'orgChanged',
  'userChanged',
  'appBlocked',
  'orgInactive',
  'ipRestricted',
  'loginHoursRestricted',
  'loginRateExceeded',
  'tooManyApprovals',
  'missingRefreshScope',
]);

export async function whatTheAnswerImplies(
  context: OrgContext,
  whole: Whole,
  { failure, tried }: NotSignedIn,
  options: Implications,
): Promise<Gathered> {
  const { steps } = options;
  const around = await otherConnections(context, whole, steps);
  const known = {
    ...around,
    changedSinceSuccess: await ownChanges(context, whole),
    restoredAt: await restoredSinceSuccess(context, whole),
  };
  if (provedByAnswer.has(failure.code)) return { facts: known, loginHistory: '' };
  if (await passesInOtherEnvironment(context, whole, failure, options))
    return { facts: { ...known, passedWith: 'other-environment' }, loginHistory: '' };
  const view = await lookIntoOrg(context, whole, options.earlier, options.testedAt, steps);
  if (view === null) return { facts: known, loginHistory: '' };
  const { settings, clock } = context;
  const owner = await otherOwner(context, whole, shownFingerprint(whole, view));
  const installed =
    owner === null ? {} : { installed: { type: 'ofAnotherConnection', connectionName: owner, isShown: true } as const };
  const facts = { ...known, ...orgFacts(whole, view, tried, { now: clock.now(), settings }), ...installed };
  return { facts, loginHistory: loginHistory(view) };
}

/** The connection whose certificate it is, when it is one of ours that belongs to another app; null otherwise. */
async function otherOwner(
  { store }: Pick<OrgContext, 'store'>,
  { app }: Whole,
  shown: string | null,
): Promise<string | null> {
  if (shown === null) return null;
  return store.read(async (tx) => {
    const elsewhere = (await tx.keyPairs.byFingerprint(shown)).find(({ clientAppId }) => clientAppId !== app.id);
    if (elsewhere === undefined) return null;
    const [owner] = await tx.connections.ofApp(elsewhere.clientAppId);
    return owner?.name ?? null;
  });
}
