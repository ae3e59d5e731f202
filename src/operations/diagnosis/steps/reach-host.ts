// Whether the host answers at all, before an assertion is spent on it: name, TLS, proxy and the time there.

import type { HostAnswer, HostProbe } from '../../../domain/org/host-probe.ts';
import { type Clock, secondMs } from '../../../domain/ports.ts';
import type { Steps } from './test-step.ts';

/** One more try for what may have been a hiccup; a name, a certificate or a proxy does not change within a second. */
const mayPass = new Set(['connectionReset', 'closedHalfWay', 'timedOut', 'unreachable', 'connectionRefused']);

/** Salesforce allows assertions about so much drift; beyond it the next assertion uses the server's time. */
const tolerableSkewSeconds = 60;

export async function reachHost(
  { clock, hostProbe }: { clock: Pick<Clock, 'sleep'>; hostProbe: Pick<HostProbe, 'ask'> },
  origin: string,
  steps: Steps,
): Promise<HostAnswer> {
  const { host, protocol } = new URL(origin);
  let answer = await hostProbe.ask(origin);
  if (answer.type === 'noAnswer' && mayPass.has(answer.fault)) {
    await clock.sleep(secondMs);
    answer = await hostProbe.ask(origin);
  }
  if (answer.type === 'noAnswer') {
    // Whoever asked has gone: the clock, which ends with the same signal, throws what says so.
    if (answer.fault === 'aborted') await clock.sleep(1);
    steps.report('host', 'failed', { saw: 'hostSilent', host, message: answer.message });
    return answer;
  }
  const { isSalesforceApi: isSalesforce, status } = answer;
  const isTls = protocol === 'https:';
  steps.report('host', isSalesforce ? 'passed' : 'failed', { saw: 'hostAnswered', host, isTls, status, isSalesforce });
  reportClock(answer.clockSkewSeconds, steps);
  return answer;
}

function reportClock(skewSeconds: number | null, steps: Steps): void {
  const isTolerable = skewSeconds !== null && Math.abs(skewSeconds) <= tolerableSkewSeconds;
  const outcome = skewSeconds === null ? 'notTried' : isTolerable ? 'passed' : 'failed';
  steps.report('clock', outcome, { saw: 'clock', skewSeconds });
}
