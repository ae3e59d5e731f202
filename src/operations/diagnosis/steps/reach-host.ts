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
    steps.failed('host', `${host} gave no answer: ${answer.message}.`);
    return answer;
  }
  const how = protocol === 'https:' ? 'found, reached over TLS' : 'found and reached';
  if (answer.isSalesforceApi) steps.passed('host', `${host} is ${how} and answers as Salesforce.`);
  else
    steps.failed('host', `${host} is ${how}, but does not answer as Salesforce's API does (status ${answer.status}).`);
  reportClock(answer.clockSkewSeconds, steps);
  return answer;
}

function reportClock(skew: number | null, steps: Steps): void {
  if (skew === null) steps.notTried('clock', 'Our clock against the server’s.', 'its answer carries no Date');
  else if (Math.abs(skew) <= tolerableSkewSeconds)
    steps.passed('clock', `Our clock and the server's differ by ${Math.abs(skew)} s.`);
  else {
    const way = skew > 0 ? 'behind' : 'ahead of';
    steps.failed(
      'clock',
      `This machine's clock is ${Math.abs(skew)} s ${way} the server's; assertions use the server's time.`,
    );
  }
}
