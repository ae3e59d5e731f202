// Tests again and again while Salesforce may still be spreading a change, with a countdown where somebody watches.

import type { TestFailure, TestResult } from '../../domain/diagnosis/test-result.ts';
import { type Instant, secondMs } from '../../domain/ports.ts';
import type { Application } from '../application.ts';

/** Until verified, until propagation is over, or until what fails is nothing that time mends. */
export async function testUntilPropagated(app: Application, testOnce: () => Promise<TestResult>): Promise<TestResult> {
  const { clock } = app;
  const settings = app.settings();
  const startedAt = clock.now();
  const pauseMs = Math.max(1, Math.min(settings.closeProbeSeconds, settings.propagationSeconds / 20)) * secondMs;
  for (;;) {
    const result = await testOnce();
    if (result.verified || !mayMendItself(result.failure)) return result;
    const changedAt = Math.max(startedAt, result.whole.app.changedAt ?? 0);
    const overAt = changedAt + settings.propagationSeconds * secondMs;
    if (clock.now() >= overAt) return result;
    await countDown(app, Math.min(clock.now() + pauseMs, overAt), overAt);
  }
}

async function countDown({ terminal, clock }: Application, nextAt: Instant, overAt: Instant): Promise<void> {
  for (let now = clock.now(); now < nextAt; now = clock.now()) {
    const next = Math.ceil((nextAt - now) / secondMs);
    terminal.passing(`Not accepted yet. Next try in ${next} s; Salesforce may take ${inMinutes(overAt - now)} more.`);
    await clock.sleep(Math.min(secondMs, nextAt - now));
  }
}

export function inMinutes(ms: number): string {
  const seconds = Math.ceil(ms / secondMs);
  const minutes = Math.floor(seconds / 60);
  return minutes === 0 ? `${seconds} s` : `${minutes} min ${seconds % 60} s`;
}

/** Certificates, policies and assignments spread; what is missing here, or is another org, does not. */
function mayMendItself({ code }: TestFailure): boolean {
  switch (code) {
    case 'consumerKeyMissing':
    case 'noUsableKeyPair':
    case 'certificateExpired':
    case 'orgChanged':
    case 'userChanged':
    case 'notATokenEndpoint':
    case 'redirected':
    case 'foreignInstance':
    case 'keyPairDamaged':
      return false;
    default:
      return true;
  }
}
