// What the org may still use today. The figures stand still: nothing is counted, and a header and /limits say the same.

import { json, type Reply } from '../exchange.ts';
import type { Org } from '../orgs/org.ts';
import { type Caller, requirePermission } from './authorize.ts';

const DAILY_API_REQUESTS = { max: 100_000, used: 1000 };

export function answerLimits(org: Org, caller: Caller): Reply {
  const message = 'You need the View Setup and Configuration permission to read the limits.';
  requirePermission(caller, 'ViewSetup', message);
  const { max } = DAILY_API_REQUESTS;
  return json({
    ConcurrentAsyncGetReportInstances: { Max: 200, Remaining: 200 },
    DailyApiRequests: { Max: max, Remaining: max - used(org) },
    DailyAsyncApexExecutions: { Max: 250_000, Remaining: 250_000 },
    DataStorageMB: { Max: 10_240, Remaining: 10_000 },
    FileStorageMB: { Max: 10_240, Remaining: 10_000 },
  });
}

/** By every answer of the REST API to somebody who is signed in. */
export function usageHeader(org: Org): Record<string, string> {
  return { 'sforce-limit-info': `api-usage=${used(org)}/${DAILY_API_REQUESTS.max}` };
}

function used({ settings }: Org): number {
  return settings.apiLimitReached ? DAILY_API_REQUESTS.max : DAILY_API_REQUESTS.used;
}
