// After a refusal: what is worth looking at for this answer, cheapest first, and no more once the cause is proved.

import type { FailureContext } from '../../../domain/diagnosis/diagnose.ts';
import type { Instant } from '../../../domain/ports.ts';
import type { NotSignedIn } from '../../../domain/token/sign-in-result.ts';
import type { Whole } from '../../connection/steps/find-connection.ts';
import type { OrgContext } from '../../context.ts';
import type { EarlierToken } from './earlier-token.ts';
import { orgContext } from './evidence-context.ts';
import type { LoginBudget } from './login-budget.ts';
import { lookIntoOrg } from './look-into-org.ts';
import { passesInOtherEnvironment } from './other-environment.ts';
import { ownChanges } from './own-changes.ts';
import type { Steps } from './step.ts';
import { surroundings } from './surroundings.ts';

export interface Implications {
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
  'loginBudgetSpent',
  'orgChanged',
  'userChanged',
  'appBlocked',
  'orgInactive',
  'userInactive',
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
): Promise<FailureContext> {
  const { steps } = options;
  const around = await surroundings(context, whole, steps);
  const known: FailureContext = { ...around, changedSinceSuccess: await ownChanges(context, whole) };
  if (provedByAnswer.has(failure.code)) return known;
  if (await passesInOtherEnvironment(context, whole, failure, options))
    return { ...known, passedWith: 'other-environment' };
  const view = await lookIntoOrg(context, whole, options.earlier, options.testedAt, steps);
  return view === null ? known : { ...known, ...orgContext(whole, view, tried, context.clock.now()) };
}
