// What the org may still use today. API requests are counted, and a header and /limits say the same; the other figures stand still.

import { json, type Reply } from '../exchange.ts';
import type { Org } from '../orgs/org.ts';
import { type Caller, requestsUsed, requirePermission } from './authorize.ts';

export function answerLimits(org: Org, caller: Caller): Reply {
  const message = 'You need the View Setup and Configuration permission to read the limits.';
  requirePermission(caller, 'ViewSetup', message);
  const max = org.settings.apiRequestLimit;
  return json({
    ConcurrentAsyncGetReportInstances: { Max: 200, Remaining: 200 },
    DailyApiRequests: { Max: max, Remaining: max - requestsUsed(org) },
    DailyAsyncApexExecutions: { Max: 250_000, Remaining: 250_000 },
    DataStorageMB: { Max: 10_240, Remaining: 10_000 },
    FileStorageMB: { Max: 10_240, Remaining: 10_000 },
  });
}
