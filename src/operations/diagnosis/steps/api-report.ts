// A token was given and the API refuses it: what the diagnosis reads of that, with a trial of the token before it, which tells
// what is asked at sign-in from what is asked at each call.

import { diagnose, type FailureReport, type RankedCause } from '../../../domain/diagnosis/diagnose.ts';
import type { AcceptedAnswer } from '../../../domain/token/token-answer.ts';
import type { Whole } from '../../connection/steps/find-connection.ts';
import type { OrgContext } from '../../context.ts';
import type { NotRead } from './after-token.ts';
import type { EarlierToken } from './earlier-token.ts';
import { livingSession } from './look-into-org.ts';
import { ownChanges } from './own-changes.ts';
import type { Steps } from './step.ts';

export async function apiReport(
  context: OrgContext,
  refused: { whole: Whole; answer: AcceptedAnswer; read: NotRead; earlier: readonly EarlierToken[]; steps: Steps },
): Promise<FailureReport> {
  const { whole, answer, read, earlier, steps } = refused;
  const own = earlier.find(({ isOwn, row }) => isOwn && row.goodUntil > context.clock.now());
  const earlierTokenWorks = own === undefined ? null : (await livingSession(context, own, steps)) !== null;
  return {
    ...reportOf(read),
    context: {
      ...subjectOf(whole),
      scopes: answer.scopes.join(' '),
      lastSuccess: true,
      earlierTokenWorks,
      tokenGivenJustNow: true,
      changedSinceSuccess: await ownChanges(context, whole),
    },
  };
}

/** What a scan would be refused for, although the connection works. */
export function lackingCauses(whole: Whole, lacking: readonly NotRead[]): RankedCause[] {
  return lacking.flatMap((read) => diagnose({ ...reportOf(read), context: subjectOf(whole) }).causes.slice(0, 1));
}

function subjectOf({ connection, app }: Whole) {
  const { loginUrl, username } = connection;
  return { loginUrl, username, appKind: app.kind, appName: app.name };
}

function reportOf(read: NotRead): FailureReport {
  switch (read.type) {
    case 'sessionRefused':
      return { phase: 'api', status: 401, body: `INVALID_SESSION_ID: ${read.message}` };
    case 'notPermitted': {
      const code = read.permission === 'API Enabled' ? 'API_CURRENTLY_DISABLED' : 'INSUFFICIENT_ACCESS';
      return { phase: 'api', status: 403, body: `${code}: ${read.message}` };
    }
    case 'noAnswer':
      return { phase: 'network', body: read.message, context: { fault: read.fault } };
    case 'failed':
      return { phase: 'api', status: read.status, body: `${read.errorCode ?? ''} ${read.message}`.trim() };
  }
}
