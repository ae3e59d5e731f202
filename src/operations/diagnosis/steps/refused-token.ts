// A token was given and the API refuses it: what the diagnosis reads of that, with a trial of the token before it, which tells
// what is asked at sign-in from what is asked at each call.

import { excludedAfterToken } from '../../../domain/diagnosis/exclusions.ts';
import type { FailureFacts } from '../../../domain/diagnosis/facts.ts';
import { type JudgedCause, judge } from '../../../domain/diagnosis/judge.ts';
import { messageText } from '../../../domain/diagnosis/message-text.ts';
import type { AcceptedAnswer } from '../../../domain/token/token-answer.ts';
import type { Whole } from '../../connection/steps/find-connection.ts';
import type { OrgContext } from '../../context.ts';
import type { NotRead } from './after-token.ts';
import type { EarlierToken } from './earlier-token.ts';
import { connectionFacts } from './failure-facts.ts';
import { livingSession } from './look-into-org.ts';
import { ownChanges } from './own-changes.ts';
import type { Steps } from './test-step.ts';

export async function refusedTokenFacts(
  context: OrgContext,
  refused: { whole: Whole; answer: AcceptedAnswer; read: NotRead; earlier: readonly EarlierToken[]; steps: Steps },
): Promise<FailureFacts> {
  const { whole, answer, read, earlier, steps } = refused;
  const own = earlier.find(({ isOwn, row }) => isOwn && row.goodUntil > context.clock.now());
  return {
    ...readFacts(whole, read),
    scopes: answer.scopes.join(' ').toLowerCase(),
    hasSucceededBefore: true,
    earlierTokenWorks: own === undefined ? null : (await livingSession(context, own, steps)) !== null,
    tokenGivenJustNow: true,
    changedSinceSuccess: await ownChanges(context, whole),
  };
}

/** What a scan would be refused for, although the connection works. */
export function lackingCauses(whole: Whole, lacking: readonly NotRead[]): JudgedCause[] {
  return lacking.flatMap((read) => judge({ ...readFacts(whole, read), otherCallsWork: true }).causes.slice(0, 1));
}

/** What the API said, in the words that it has for it. */
function readFacts(whole: Whole, read: NotRead): FailureFacts {
  const known = {
    ...connectionFacts(whole),
    phase: 'api' as const,
    hasSucceededBefore: null,
    excluded: excludedAfterToken,
  };
  const said = (words: string) => messageText(words, '');
  switch (read.type) {
    case 'sessionRefused':
      return { ...known, status: 401, message: said(`INVALID_SESSION_ID: ${read.message}`) };
    case 'notPermitted': {
      const code = read.permission === 'API Enabled' ? 'API_CURRENTLY_DISABLED' : 'INSUFFICIENT_ACCESS';
      return { ...known, status: 403, message: said(`${code}: ${read.message}`) };
    }
    case 'noAnswer':
      return { ...known, phase: 'network', message: said(read.message), fault: read.fault };
    case 'failed':
      return { ...known, status: read.status, message: said(`${read.errorCode ?? ''} ${read.message}`.trim()) };
  }
}
